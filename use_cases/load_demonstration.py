"""An invented structure to look around in: people who do not exist, with answers drawn by chance.

Nothing of it looks real from near: every page says that it is invented.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np

from diagnostic.answers import Answer, Given, Setting, SpokenBy
from diagnostic.bank import Bank
from diagnostic.errors import Forbidden
from diagnostic.people import (
    Actor,
    AgeBand,
    Gender,
    Learner,
    LearnerDetails,
    Role,
    SocialStatus,
)
from diagnostic.questionnaire import Questionnaire
from diagnostic.selection import Choice
from diagnostic.simulation import AnswerSheets, draw_people, draw_truth
from diagnostic.sitting import whole_sitting
from security.access import allow, counts_scope_of
from security.audit import Act, line
from security.encryption import Sealer
from security.identity import Codes
from store.unit_of_work import UnitOfWork

ANYBODY = (Role.VISITOR, Role.LEARNER, Role.ADVISER, Role.COORDINATOR)
ASSESSED = 60
NOT_YET = 6  # received, and not assessed yet
SPREAD = timedelta(days=240)  # over three quarters at least
FIRST_NAMES = """
Adèle Ahmed Aline Amadou Amina André Angèle Antonio Bernadette Bilal Carmen Cécile Chantal Claire
Daniel Denise Djibril Elena Émile Fatou Fernand Françoise Georges Ginette Hamid Hélène Inès Irina
Jacques Jeanne Joëlle José Kadija Karim Laurent Leïla Louis Lucette Madeleine Malik Maria Marcel
Martine Mehdi Mireille Moussa Nadia Nathalie Odette Olga Omar Paulette Pierre Raymond Rosa Sabrina
Samir Simone Sofia Solange Thérèse Viktor Yasmina Yolande Yvette Zoé
""".split()  # noqa: SIM905 -- one word after another is easier to read than sixty strings
COMMUNES = ("58194", "58086", "58095", "58059", "58079", "58083")  # around Nevers
NEARER = (0.5, 0.15, 0.12, 0.1, 0.08, 0.05)
AGES = tuple(AgeBand)[2:]  # from 18, « non communiqué » included
AGE_SHARES = (0.08, 0.2, 0.3, 0.2, 0.17, 0.05)


@allow(*ANYBODY)
def is_invented(uow: UnitOfWork, actor: Actor, *, now: datetime | None = None) -> bool | None:
    """Whether this service shows an invented structure; None until it is opened."""
    with uow.reading():
        return None if uow.accounts.is_empty() else uow.accounts.holds_demonstration()


@allow(Role.COORDINATOR)
def fill(
    uow: UnitOfWork,
    actor: Actor,
    *,
    questionnaire: str,
    notice_version: str,
    assessed: int = ASSESSED,
    codes: Codes,
    sealer: Sealer,
    rng: np.random.Generator,
    now: datetime,
) -> int:
    """People who do not exist, in one's own structure if it is marked as invented; how many.

    Raises `Forbidden` in a structure that is not marked, and `UnknownQuestionnaire`.
    """
    structure_id = counts_scope_of(actor).counts_of
    with uow.reading():
        if structure_id is None or not uow.accounts.structure(structure_id).is_demonstration:
            raise Forbidden(act=fill.__name__)
    asked = uow.questionnaires.questionnaire(questionnaire)
    sheets = _sittings(uow.questionnaires.bank(questionnaire), assessed, rng)
    days = np.sort(rng.random(len(sheets)))[::-1] * SPREAD.days
    with uow:
        for given, before in zip(sheets, days, strict=True):
            came = now - timedelta(days=float(before), hours=1)
            learner = Learner(uow.facts.new_id(came), came, structure_id)
            uow.learners.enrol(learner, code_hash=codes.hash_code(codes.new_code()))
            uow.learners.give_notice(learner.id, notice_version, uow.facts.stamp(actor, came))
            details = _details(sealer, rng)
            uow.learners.keep_details(learner.id, details, uow.facts.stamp(actor, came))
            if given:
                _keep_sitting(uow, actor, learner, asked, given)
        uow.audit.append(line(Act.ENROL, actor, now=now))
        uow.commit()
    return len(sheets)


def _sittings(bank: Bank, assessed: int, rng: np.random.Generator) -> list[tuple[Given, ...]]:
    """What each person answers, the last few nothing yet; in no order of arrival."""
    truth = draw_truth(bank.questionnaire, rng=rng)
    people = draw_people(bank.questionnaire.prior, assessed, rng=rng)
    answers = AnswerSheets(truth, people, rng=rng)

    def sitting(person: int) -> tuple[Given, ...]:
        def reply(choice: Choice) -> Given:
            return answers.given(person, choice.item.id, choice.mode)

        return whole_sitting(bank, reply, Setting.DESK)[0]

    return [*map(sitting, range(assessed)), *[()] * NOT_YET]


def _details(sealer: Sealer, rng: np.random.Generator) -> LearnerDetails:
    ages, genders, statuses = AGES, tuple(Gender), tuple(SocialStatus)[1:]
    return LearnerDetails(
        sealer.seal(FIRST_NAMES[int(rng.integers(len(FIRST_NAMES)))]),
        ages[int(rng.choice(len(ages), p=AGE_SHARES))],
        COMMUNES[int(rng.choice(len(COMMUNES), p=NEARER))],
        genders[int(rng.choice(len(genders), p=(0.55, 0.4, 0.05)))],
        statuses[int(rng.integers(len(statuses)))],
    )


def _keep_sitting(
    uow: UnitOfWork,
    actor: Actor,
    learner: Learner,
    asked: Questionnaire,
    given: Sequence[Given],
) -> None:
    """A sitting that began as the person came, a question every half minute, and ended."""
    at = learner.enrolled_at + timedelta(minutes=2)
    stamp = uow.facts.stamp(actor, at)
    sitting = uow.assessments.start(learner.id, asked.id, asked.revision, Setting.DESK, stamp)
    for one in given:
        at += timedelta(seconds=30)
        said = uow.facts.stamp(actor, at)
        answer = Answer(
            said.id, one, said.recorded_by, at, said.recorded_where, spoken_by=SpokenBy.SELF
        )
        uow.assessments.keep(answer, of=sitting)
    uow.assessments.end(sitting, uow.facts.stamp(actor, at))
