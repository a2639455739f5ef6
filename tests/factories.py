"""Things that tests are made of: a small questionnaire, people, answers; plain functions."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from diagnostic.answers import Answer, AnswerMode, Given, Setting
from diagnostic.bank import Bank
from diagnostic.errors import UnknownQuestionnaire, UnknownRevision
from diagnostic.framework import Axis, Framework, class_dimension, trait_dimension
from diagnostic.observations import Autonomy
from diagnostic.people import (
    VISITOR,
    Account,
    Actor,
    AgeBand,
    Learner,
    LearnerDetails,
    Role,
    Scope,
    Structure,
)
from diagnostic.prior import PriorShape, Trait
from diagnostic.questionnaire import Item, Option, Questionnaire
from diagnostic.response_models import FreeTable, GradedResponse
from pathway.catalogue import Catalogue
from pathway.follow_up import EndReason
from pathway.meetings import Face, MeetingDetails, MeetingKind, MeetingState, Presence
from pathway.modules import Module
from pathway.places import Place
from pathway.referrals import Contact, ReferralReason, ReferralState
from security.encryption import Sealer
from security.identity import Codes, learner_actor
from store.catalogue_words import CatalogueWords, StepWords
from store.unit_of_work import UnitOfWork
from store.words import FrameworkWords, ItemWords, Words
from use_cases.start_alone import Started, start_alone

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
NOTICE = "2026-11"
SMALL = "small"
KEY = b"a key that only tests know, 32 or more"

FACTS = ("phone", "computer", "tablet", "printer")
GESTURES = ("click", "type", "search", "mail-open", "mail-send", "attach")


SMALL_CATALOGUE = Catalogue(
    (
        Module("use-mail", 60, teaches=("mail-open", "mail-send"), themes=("email",)),
        Module("caf-online", 60, themes=("aide_aux_demarches_administratives",)),
    ),
    (),
)


def small_questionnaire(revision: int = 1) -> Questionnaire:
    """Two axes, four facts about equipment and six gestures; about eight questions are asked."""
    levels = ("zero", "one", "two", "three")
    framework = Framework(
        dimensions=(
            class_dimension("equipment", levels),
            trait_dimension("skills", levels, low=-3, high=3, count=9, cuts=(-1.0, -0.4, 0.4)),
        ),
        axes=(Axis("equipment", ("equipment",), levels), Axis("skills", ("skills",), levels)),
    )
    prior = PriorShape(
        ("equipment", "skills"),
        {"equipment": (0.25, 0.25, 0.25, 0.25), "skills": Trait(0.0, 1.0)},
        ((1.0, 0.3), (0.3, 1.0)),
    )
    items = (*map(_fact, FACTS), *(_gesture(id, place) for place, id in enumerate(GESTURES)))
    return Questionnaire(SMALL, revision, framework, items, prior)


def _fact(id: str) -> Item:
    rows = ((0.8, 0.1, 0.1), (0.2, 0.6, 0.2), (0.1, 0.6, 0.3), (0.1, 0.1, 0.8))
    options = (Option("none", 0), Option("shared", 1), Option("own", 2))
    return Item(
        id,
        "equipment",
        options,
        (AnswerMode.DECLARED,),
        {AnswerMode.DECLARED: FreeTable(rows, slip=0.1)},
        opening=True,
    )


def _gesture(id: str, place: int) -> Item:
    easy = place / 3 - 1.5
    model = GradedResponse(1.5, (easy, easy + 0.8))
    options = (Option("alone", 2), Option("with_help", 1), Option("not_yet", 0))
    modes = (AnswerMode.DECLARED, AnswerMode.OBSERVED)
    return Item(id, "skills", options, modes, dict.fromkeys(modes, model))


@dataclass
class OneQuestionnaire:
    """A shelf that holds one questionnaire, written here and not in files."""

    held: Questionnaire = field(default_factory=small_questionnaire)
    former: dict[int, "OneQuestionnaire"] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.made = Bank(self.held)

    def at(self, id: str, revision: int) -> "OneQuestionnaire":
        if self.questionnaire(id).revision == revision:
            return self
        if revision not in self.former:
            raise UnknownRevision(questionnaire=id, revision=revision)
        return self.former[revision]

    def questionnaire(self, id: str) -> Questionnaire:
        if id != self.held.id:
            raise UnknownQuestionnaire(questionnaire=id)
        return self.held

    def bank(self, id: str) -> Bank:
        return self.made if self.questionnaire(id) is self.held else Bank(self.held)

    def words(self, id: str, language: str) -> Words:
        names = {item.id: {o.id: o.id for o in item.options} for item in self.held.items}
        return Words(
            language, {id: ItemWords(id, None, None, None, said) for id, said in names.items()}
        )

    def framework_words(self, language: str) -> FrameworkWords:
        return FrameworkWords(language, {}, {}, {}, {}, {})

    def catalogue(self) -> Catalogue:
        return SMALL_CATALOGUE

    def catalogue_words(self, language: str) -> CatalogueWords:
        names = {module.id: StepWords(module.id, module.id) for module in SMALL_CATALOGUE.modules}
        nothing: dict[str, Any] = {kept.name: {} for kept in fields(CatalogueWords)}
        return CatalogueWords(**{**nothing, "language": language, "steps": names})


def codes() -> Codes:
    """Real codes and tokens, under a key that is no secret."""
    return Codes(KEY)


def sealer() -> Sealer:
    """Real sealing, under a key that is no secret."""
    return Sealer(KEY)


def structure(
    uow: UnitOfWork, *, name: str = "Espace Mistral", invented: bool = False
) -> Structure:
    """A structure that has just opened."""
    with uow:
        opened = Structure(uow.facts.new_id(NOON), name, "13", invented, NOON)
        uow.accounts.open_structure(opened)
        uow.commit()
    return opened


def staff(uow: UnitOfWork, *roles: Role, of: Structure, name: str = "Camille Roux") -> Account:
    """Somebody who works there, without a passphrase; `staff(…).actor` is who acts."""
    with uow:
        id = uow.facts.new_id(NOON)
        account = Account(id, of.id, name, f"{id}@exemple.fr", frozenset(roles), NOON)
        uow.accounts.open(account)
        uow.commit()
    return account


def enrolled(uow: UnitOfWork, *, of: Structure | None = None, now: datetime = NOON) -> Learner:
    """A person whom a structure follows, known by their code alone."""
    with uow:
        learner = Learner(uow.facts.new_id(now), now, None if of is None else of.id)
        uow.learners.enrol(learner, code_hash=codes().hash_code(codes().new_code()))
        uow.commit()
    return learner


def answers(said: str) -> tuple[Given, ...]:
    """`phone=own click=alone:observed` as what was given, in this order."""
    return tuple(_given(*one.split("=")) for one in said.split())


def _given(item: str, option: str) -> Given:
    option, _, mode = option.partition(":")
    return Given(item, option, AnswerMode(mode or "declared"))


def first_option(item: Item) -> Given:
    """An answer to whatever is asked."""
    return Given(item.id, item.options[0].id)


def clock(start: datetime = NOON) -> Callable[[], datetime]:
    """A clock that moves by one second each time it is read."""
    ticks = count()
    return lambda: start + timedelta(seconds=next(ticks))


def started(uow: UnitOfWork, *, now: datetime = NOON) -> tuple[Actor, Started]:
    """A learner who has just started alone, and what they received."""
    kept = start_alone(
        uow, VISITOR, questionnaire=SMALL, notice_version=NOTICE, codes=codes(), now=now
    )
    return learner_actor(kept.assessment.learner_id), kept


def asked_first(kept: Started) -> tuple[Given, Given]:
    """An answer to the first question of their sitting, and the correction of it."""
    choice = kept.assessment.step(Bank(small_questionnaire())).choice
    assert choice is not None
    first, second, *_ = choice.item.options
    return Given(choice.item.id, first.id), Given(choice.item.id, second.id)


def details_and_plan(uow: UnitOfWork, them: Actor, *, now: datetime = NOON) -> None:
    """What an adviser adds to a record: details, a plan without a step, and a goal."""
    assert them.id
    details = LearnerDetails(sealer().seal("Amina"), AgeBand.FROM_25_TO_39, "13055")
    with uow:
        uow.learners.keep_details(them.id, details, uow.facts.stamp(them, now))
        stamp = uow.facts.stamp(them, now)
        uow.plans.keep(them.id, version=1, steps="[]", supersedes=None, stamp=stamp)
        stamp = uow.facts.stamp(them, now)
        uow.goals.keep(them.id, ("see-family",), sessions=5, supersedes=None, stamp=stamp)
        uow.commit()


def met(uow: UnitOfWork, learner_id: UUID, *, by: Actor, now: datetime = NOON) -> UUID:
    """A meeting that a person came to, what they did there, and what they thought of it."""
    details = MeetingDetails(MeetingKind.INDIVIDUAL, now, 60)
    with uow:
        id = uow.facts.new_id(now)
        uow.meetings.open(id, learner_id, MeetingState.HELD, details, by=by, now=now)
        for presence in (Presence.EXPECTED, Presence.PRESENT):
            uow.attendances.mark(learner_id, id, presence, uow.facts.stamp(by, now))
        seen = {"meeting_id": id, "observed_at": now}
        for autonomy in (Autonomy.GUIDED, Autonomy.ALONE):
            stamp = uow.facts.stamp(by, now)
            uow.observations.see(learner_id, "click", autonomy, stamp=stamp, **seen)
        uow.attendances.choose_face(learner_id, id, Face.HAPPY, uow.facts.stamp(by, now))
        uow.commit()
    return id


def sent_on(uow: UnitOfWork, learner_id: UUID, *, by: Actor, now: datetime = NOON) -> None:
    """A person sent to a place where they came, then handed over, and their follow-up closed."""
    assert by.structure_id
    assert by.id
    with uow:
        place = Place(uow.facts.new_id(now), "C-1", "CCAS", "1 rue X", "13001", "Marseille")
        uow.places.keep([place], structure_id=by.structure_id, now=now)
        id = uow.places.of_structure(by.structure_id)[0].id
        why, how = ReferralReason.DEVICE, Contact.TOGETHER
        stamp = uow.facts.stamp(by, now)
        uow.referrals.propose(learner_id, id, reason=why, contact=how, stamp=stamp)
        uow.commit()
    scope = Scope(learner_id=learner_id)
    with uow:
        [referral] = uow.referrals.of_learner(learner_id, visible_to=scope)
        stamp = uow.facts.stamp(by, now)
        uow.referrals.note(referral, ReferralState.CAME, refused_because=None, stamp=stamp)
        uow.follow_ups.hand_over(learner_id, by.id, uow.facts.stamp(by, now))
        uow.follow_ups.end(learner_id, EndReason.MOVED, uow.facts.stamp(by, now))
        uow.commit()


def answered(uow: UnitOfWork, learner_id: UUID, said: str, *, now: datetime = NOON) -> None:
    """A sitting of « Premiers pas » in which a person gave these answers (see `answers`)."""
    them = learner_actor(learner_id)
    with uow:
        stamp = uow.facts.stamp(them, now)
        asked = uow.questionnaires.questionnaire("premiers-pas")
        sitting = uow.assessments.start(learner_id, asked.id, asked.revision, Setting.DESK, stamp)
        for given in answers(said):
            stamp = uow.facts.stamp(them, now)
            answer = Answer(stamp.id, given, stamp.recorded_by, now, stamp.recorded_where)
            uow.assessments.keep(answer, of=sitting)
        uow.commit()
