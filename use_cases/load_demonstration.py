"""An invented structure to look around in: people who do not exist, with answers drawn by chance.

Nothing of it looks real from near: every page says that it is invented.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from diagnostic.answers import Answer, Given, Setting, SpokenBy
from diagnostic.assessment import Assessment
from diagnostic.bank import Bank
from diagnostic.errors import Forbidden
from diagnostic.framework import DimensionKind, FloatArray, Framework
from diagnostic.people import (
    Actor,
    AgeBand,
    Gender,
    Learner,
    LearnerDetails,
    Role,
    SocialStatus,
)
from diagnostic.selection import Choice
from diagnostic.simulation import AnswerSheets, People, draw_people, draw_truth
from diagnostic.sitting import whole_sitting
from diagnostic.stopping import FIRST_DIAGNOSIS, NEXT_DIAGNOSIS
from security.access import allow, counts_scope_of, scope_of
from security.audit import Act, line
from security.encryption import Sealer
from security.identity import Codes
from store.pasts import with_past
from store.unit_of_work import UnitOfWork

ANYBODY = (Role.VISITOR, Role.LEARNER, Role.ADVISER, Role.COORDINATOR)
ASSESSED = 60
NOT_YET = 6  # received, and not assessed yet
SPREAD = timedelta(days=240)  # over three quarters at least
AGAIN_AFTER = timedelta(days=75)  # every other person who came that long ago was asked again
LEARNT = 1.0  # what they gained meanwhile on a trait, in logits
RAISED = 0.4  # how many went up one situation: a device, a connection, some French
HALF_A_MINUTE = timedelta(seconds=30)
WOMEN = """
Adèle Aline Amina Angèle Bernadette Carmen Cécile Chantal Claire Denise Elena Fatou Françoise
Ginette Hélène Inès Irina Jeanne Joëlle Kadija Leïla Lucette Madeleine Maria Martine Mireille
Nadia Nathalie Odette Olga Paulette Rosa Sabrina Simone Sofia Solange Thérèse Yasmina Yolande
Yvette Zoé
""".split()  # noqa: SIM905 -- one word after another is easier to read than fifty strings
MEN = """
Ahmed Amadou André Antonio Bilal Daniel Djibril Émile Fernand Georges Hamid Jacques José Karim
Laurent Louis Malik Marcel Mehdi Moussa Omar Pierre Raymond Samir Viktor
""".split()  # noqa: SIM905 -- the same
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
    bank = uow.questionnaires.bank(questionnaire)
    then, later = _sheets(bank, assessed, rng)
    received = assessed + NOT_YET
    days = np.sort(rng.random(received))[::-1] * SPREAD.days
    with uow:
        for person, before in enumerate(days):
            came = now - timedelta(days=float(before), hours=1)
            learner = Learner(uow.facts.new_id(came), came, structure_id)
            uow.learners.enrol(learner, code_hash=codes.hash_code(codes.new_code()))
            uow.learners.give_notice(learner.id, notice_version, uow.facts.stamp(actor, came))
            details = _details(sealer, rng)
            uow.learners.keep_details(learner.id, details, uow.facts.stamp(actor, came))
            if person < assessed:
                desk = _Desk(uow, actor, learner, bank)
                first = desk.ask(_Person(then, person), at=came + timedelta(minutes=2))
                again = came + AGAIN_AFTER + timedelta(days=person % 25)
                if person % 2 and again < now - timedelta(days=1):
                    desk.ask(_Person(later, person), at=again, follows=first)
        uow.audit.append(line(Act.ENROL, actor, now=now))
        uow.commit()
    return received


def _sheets(
    bank: Bank, assessed: int, rng: np.random.Generator
) -> tuple[AnswerSheets, AnswerSheets]:
    """What each person would answer as they come, and some months later: by the same dice."""
    truth = draw_truth(bank.questionnaire, rng=rng)
    people = draw_people(bank.questionnaire.prior, assessed, rng=rng)
    same = deepcopy(rng)
    then = AnswerSheets(truth, people, rng=rng)
    return then, AnswerSheets(truth, _grown(people, truth.framework, rng), rng=same)


def _grown(people: People, framework: Framework, rng: np.random.Generator) -> People:
    """The same people once they have learnt, and some of them found a device or a connection."""

    def now(dimension: str, values: FloatArray) -> FloatArray:
        known = framework.dimension(dimension)
        if known.kind is not DimensionKind.CLASSES:
            return values + LEARNT
        up = rng.random(len(values)) < RAISED
        return np.minimum(values + up, len(known.levels) - 1)

    return People({one: now(one, values) for one, values in people.values.items()})


@dataclass(frozen=True, slots=True)
class _Person:
    sheets: AnswerSheets
    place: int

    def reply(self, choice: Choice) -> Given:
        return self.sheets.given(self.place, choice.item.id, choice.mode)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where one person is asked, a question every half minute."""

    uow: UnitOfWork
    actor: Actor
    learner: Learner
    bank: Bank

    def ask(
        self, person: _Person, *, at: datetime, follows: Assessment | None = None
    ) -> Assessment:
        """A whole sitting; one that follows another asks what is worth asking again."""
        uow, asked = self.uow, self.bank.questionnaire
        begun = uow.assessments.start(
            self.learner.id,
            asked.id,
            asked.revision,
            Setting.DESK,
            uow.facts.stamp(self.actor, at),
            follows=follows.id if follows else None,
        )
        known = with_past(uow, begun, visible_to=scope_of(self.actor))
        rule = NEXT_DIAGNOSIS if follows else FIRST_DIAGNOSIS
        given, _ = whole_sitting(self.bank, person.reply, Setting.DESK, rule, past=known.past)
        self._keep(begun, given, at)
        return begun

    def _keep(self, sitting: Assessment, given: Sequence[Given], at: datetime) -> None:
        uow = self.uow
        for one in given:
            at += HALF_A_MINUTE
            said = uow.facts.stamp(self.actor, at)
            answer = Answer(
                said.id, one, said.recorded_by, at, said.recorded_where, spoken_by=SpokenBy.SELF
            )
            uow.assessments.keep(answer, of=sitting)
        uow.assessments.end(sitting, uow.facts.stamp(self.actor, at))


def _details(sealer: Sealer, rng: np.random.Generator) -> LearnerDetails:
    ages, genders, statuses = AGES, tuple(Gender), tuple(SocialStatus)[1:]
    gender = genders[int(rng.choice(len(genders), p=(0.55, 0.4, 0.05)))]
    names = {Gender.FEMALE: WOMEN, Gender.MALE: MEN}.get(gender, WOMEN + MEN)
    return LearnerDetails(
        sealer.seal(names[int(rng.integers(len(names)))]),
        ages[int(rng.choice(len(ages), p=AGE_SHARES))],
        COMMUNES[int(rng.choice(len(COMMUNES), p=NEARER))],
        gender,
        statuses[int(rng.integers(len(statuses)))],
    )
