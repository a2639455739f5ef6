"""Practising: a structure of one's own whose people do not exist, left and wiped in one act.

The account in it is a twin: no passphrase and no link open it, only one's own open session does.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID
from zlib import crc32

import numpy as np

from diagnostic.answers import AnswerMode, Given
from diagnostic.errors import Forbidden
from diagnostic.people import Account, Actor, Learner, LearnerDetails, Role, Structure
from diagnostic.practice import InventedPerson
from diagnostic.questionnaire import Questionnaire
from security.access import allow, scope_of
from security.audit import Act, line, refusals_noted
from security.encryption import Sealer
from security.identity import Codes, hash_sid, switched_login
from store.logins import Login
from store.unit_of_work import UnitOfWork

PEOPLE = 6
NAMES = (  # of books and plays: nobody takes them for real
    *("Arlequin", "Candide", "Colombine", "Cosette", "Cunégonde", "Fantine", "Figaro", "Gavroche"),
    *("Mélusine", "Passepartout", "Pénélope", "Sganarelle", "Shéhérazade", "Ulysse"),
)


@allow(Role.ADVISER)
def enter_practice(
    uow: UnitOfWork,
    actor: Actor,
    *,
    sid: str,
    called: str,
    notice_version: str,
    codes: Codes,
    sealer: Sealer,
    rng: np.random.Generator,
    now: datetime,
) -> str:
    """Go to one's practice, opened and peopled the first time; the token of this device is given.

    `sid` is the token of one's own session, `called` the name of the structure. Raises `Forbidden`
    from a practice, and without such a session.
    """
    new_sid = codes.new_sid()
    with refusals_noted(uow, Act.PRACTISE, actor, now=now), uow:
        login, mine = _session_of(uow, actor, sid, now)
        if mine.twin_of is not None:
            raise Forbidden(act="enter_practice")
        twin = uow.accounts.twin(mine.id)
        if twin is None:
            twin = _open(uow, mine, called, now)
            names = rng.choice(NAMES, PEOPLE, replace=False)
            for name in names:
                details = LearnerDetails(sealer.seal(str(name)))
                _receive(uow, twin.actor, details, notice_version, codes, now)
        uow.logins.open(switched_login(login, twin, new_sid, now=now))
        uow.audit.append(line(Act.PRACTISE, actor, now=now))
        uow.commit()
    return new_sid


@allow(Role.ADVISER)
def leave_practice(uow: UnitOfWork, actor: Actor, *, sid: str, codes: Codes, now: datetime) -> str:
    """Go back to one's own account, from the practice alone; the token of this device is given.

    Raises `Forbidden` from anywhere else, and once the account is closed.
    """
    new_sid = codes.new_sid()
    with refusals_noted(uow, Act.PRACTISE, actor, now=now), uow:
        login, twin = _session_of(uow, actor, sid, now)
        mine = uow.accounts.find(twin.twin_of) if twin.twin_of else None
        if mine is None or mine.closed_at is not None:
            raise Forbidden(act="leave_practice")
        uow.logins.open(switched_login(login, mine, new_sid, now=now))
        uow.audit.append(line(Act.PRACTISE, mine.actor, now=now))
        uow.commit()
    return new_sid


@allow(Role.ADVISER)
def wipe_practice(uow: UnitOfWork, actor: Actor, *, now: datetime) -> None:
    """Erase all of one's practice, from inside it or not; without one, nothing happens."""
    with uow:
        me = uow.accounts.find(actor.id) if actor.id else None
        twin = me if me is None or me.twin_of else uow.accounts.twin(me.id)
        if twin is None:
            return
        uow.accounts.wipe_practice(twin)
        mine = Actor(twin.roles, twin.twin_of)
        uow.audit.append(line(Act.WIPE_PRACTICE, mine, now=now))
        uow.commit()


@allow(Role.ADVISER)
def invented_replies(
    uow: UnitOfWork, actor: Actor, *, assessment_id: UUID, item: str, now: datetime
) -> Mapping[AnswerMode, Given]:
    """What an invented person says, shows or does at a question: the same however often asked.

    Raises `Forbidden` outside a practice, `UnknownAssessment`, `UnknownItem`.
    """
    with refusals_noted(uow, Act.READ, actor, now=now), uow.reading():
        _only_practising(actor)
        sitting = uow.assessments.get(assessment_id, visible_to=scope_of(actor))
        asked = uow.questionnaires.at(sitting.questionnaire, sitting.revision)
    questionnaire = asked.questionnaire(sitting.questionnaire)
    says = _settled(sitting.learner_id.int, crc32(item.encode()))
    return _invented(questionnaire, sitting.learner_id).replies(item, rng=says)


@allow(Role.ADVISER)
def unveil(uow: UnitOfWork, actor: Actor, *, learner_id: UUID, now: datetime) -> Mapping[str, int]:
    """The hidden levels of an invented person, by axis; none before a diagnosis is finished.

    Raises `Forbidden` outside a practice, `UnknownLearner`.
    """
    with refusals_noted(uow, Act.READ, actor, now=now), uow.reading():
        _only_practising(actor)
        scope = scope_of(actor)
        learner = uow.learners.get(learner_id, visible_to=scope)
        finished = [
            sitting
            for sitting in uow.assessments.of_learner(learner.id, visible_to=scope)
            if sitting.finished_at is not None
        ]
        if not finished:
            return {}
        sitting = finished[0]
        asked = uow.questionnaires.at(sitting.questionnaire, sitting.revision)
    questionnaire = asked.questionnaire(sitting.questionnaire)
    return _invented(questionnaire, sitting.learner_id).levels()


def _invented(questionnaire: Questionnaire, learner_id: UUID) -> InventedPerson:
    """Who somebody is comes from their id alone: nothing more of them is kept."""
    return InventedPerson.drawn(questionnaire, rng=_settled(learner_id.int))


def _settled(*seed: int) -> np.random.Generator:
    """No chance at all: the same numbers draw the same, on any machine and any later day."""
    return np.random.Generator(np.random.PCG64(seed))


def _only_practising(actor: Actor) -> None:
    if not actor.is_practising:
        raise Forbidden(act="practise")


def _session_of(uow: UnitOfWork, actor: Actor, sid: str, now: datetime) -> tuple[Login, Account]:
    """The actor's own open session and account; nobody else's token switches anything."""
    login = uow.logins.find(hash_sid(sid))
    account = uow.accounts.find(actor.id) if actor.id else None
    if login is None or account is None or not login.holds(at=now):
        raise Forbidden(act="practise")
    if login.subject_id != account.id or account.closed_at is not None:
        raise Forbidden(act="practise")
    return login, account


def _open(uow: UnitOfWork, mine: Account, called: str, now: datetime) -> Account:
    """A structure marked as invented, so that no count is made of it, and the twin in it."""
    department = uow.accounts.structure(mine.structure_id).department
    place = Structure(uow.facts.new_id(now), called, department, True, now)
    uow.accounts.open_structure(place)
    id = uow.facts.new_id(now)
    adviser = frozenset({Role.ADVISER})
    twin = Account(id, place.id, mine.name, f"twin:{id}", adviser, now, twin_of=mine.id)
    uow.accounts.open(twin)
    return twin


def _receive(
    uow: UnitOfWork,
    twin: Actor,
    details: LearnerDetails,
    notice_version: str,
    codes: Codes,
    now: datetime,
) -> None:
    learner = Learner(uow.facts.new_id(now), now, twin.structure_id)
    uow.learners.enrol(learner, code_hash=codes.hash_code(codes.new_code()))
    uow.learners.give_notice(learner.id, notice_version, uow.facts.stamp(twin, now))
    uow.learners.keep_details(learner.id, details, uow.facts.stamp(twin, now))
