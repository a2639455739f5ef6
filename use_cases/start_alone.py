"""Starting alone: a record without a name, its code, and a first sitting.

A page that is sent twice, by two clicks or a slow line, opens one record and shows one code.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from diagnostic.answers import Setting
from diagnostic.assessment import Assessment
from diagnostic.errors import AlreadyStarted, NoticeMissing
from diagnostic.people import Actor, Learner, Role
from diagnostic.questionnaire import Questionnaire
from security.access import allow, scope_of
from security.audit import Act, line
from security.identity import Codes, Keys, hash_sid, learner_actor, new_login
from store.facts import AlreadyKept
from store.logins import Login
from store.unit_of_work import UnitOfWork

SENT_AGAIN = timedelta(minutes=10)  # a slow line tries again sooner than that


@dataclass(frozen=True, slots=True)
class Started:
    """What a person receives once: their code, and the token of their device."""

    code: str
    sid: str
    assessment: Assessment


@allow(Role.VISITOR)
def start_alone(
    uow: UnitOfWork,
    actor: Actor,
    *,
    questionnaire: str,
    notice_version: str,
    codes: Codes,
    page: str | None = None,
    now: datetime,
) -> Started:
    """Open a record without a name, and a first sitting.

    `page` names the page that was read, drawn once for one browser: sent again within ten minutes,
    it gives back what it opened.

    Raises `NoticeMissing` if the person was not told what we keep, `UnknownQuestionnaire`, and
    `AlreadyStarted` if what the page opened was answered, left or opened long ago.
    """
    if not notice_version:
        raise NoticeMissing
    asked = uow.questionnaires.questionnaire(questionnaire)
    keys = codes.keys_of(page) if page else codes.new_keys()
    try:
        assessment = _open_once(uow, asked, notice_version, keys, codes, now)
    except AlreadyKept:  # the same page, in another process, a moment before
        with uow.reading():
            assessment = _opened(uow, uow.logins.find(hash_sid(keys.sid)), keys, codes, now)
    return Started(keys.code, keys.sid, assessment)


def _open_once(
    uow: UnitOfWork,
    asked: Questionnaire,
    notice_version: str,
    keys: Keys,
    codes: Codes,
    now: datetime,
) -> Assessment:
    with uow:
        former = uow.logins.find(hash_sid(keys.sid))
        if former is not None:
            return _opened(uow, former, keys, codes, now)
        learner = Learner(uow.facts.new_id(now), now)
        them = learner_actor(learner.id)
        uow.learners.enrol(learner, code_hash=codes.hash_code(keys.code))
        uow.learners.give_notice(learner.id, notice_version, uow.facts.stamp(them, now))
        assessment = uow.assessments.start(
            learner.id, asked.id, asked.revision, Setting.ALONE, uow.facts.stamp(them, now)
        )
        uow.logins.open(new_login(learner.id, keys.sid, now=now))
        uow.audit.append(line(Act.ENROL, them, now=now, subject_id=learner.id))
        uow.commit()
    return assessment


def _opened(
    uow: UnitOfWork, login: Login | None, keys: Keys, codes: Codes, now: datetime
) -> Assessment:
    """The first sitting of the record that this page opened, as long as nothing happened since."""
    learner = uow.learners.with_code(codes.hash_code(keys.code))
    if login is None or learner is None or learner.id != login.subject_id:
        raise AlreadyStarted
    if not login.holds(at=now) or now - login.created_at > SENT_AGAIN:
        raise AlreadyStarted
    sittings = uow.assessments.of_learner(
        learner.id, visible_to=scope_of(learner_actor(learner.id))
    )
    if len(sittings) != 1 or sittings[0].answers or sittings[0].finished_at:
        raise AlreadyStarted
    return sittings[0]
