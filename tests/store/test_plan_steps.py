"""A plan survives the store, whatever its steps say."""

from datetime import date

import pytest

from diagnostic.answers import AnswerMode, Given
from diagnostic.people import Scope
from pathway.plan import DropReason, Plan, PlanStep, Reason, ReasonKind, StepKind, StepState
from store.plan_steps import from_text, plan_of, to_text
from tests.factories import NOON, enrolled, started

SHOWN = (Given("spot-scam", "family", AnswerMode.DONE), Given("pay-online", "not_yet"))
FULLEST = (
    PlanStep(
        "reading-line",
        StepKind.AID,
        Reason(ReasonKind.BLOCKING, "reading-french", SHOWN),
        StepState.DROPPED,
        track="language",
        dropped_because=DropReason.TOO_FAR,
        name="Illettrisme Info Service",
    ),
    PlanStep("first-touch", StepKind.MODULE, Reason(ReasonKind.PREREQUISITE, "é « l’écran »")),
    PlanStep(
        "use-email",
        StepKind.MODULE,
        Reason(ReasonKind.BY_HAND, ""),
        StepState.PLANNED,
        times=2,
        due_on=date(2026, 12, 3),
    ),
)
FIRST_VERSIONS = (
    '[{"id": "first-touch", "kind": "module", "state": "accepted",'
    ' "because": "skill", "about": "unlock-phone", "shown_by": []}]'
)


@pytest.mark.parametrize("steps", [(), FULLEST], ids=["no step", "every kind of detail"])
def test_steps_survive_the_store(steps):
    assert from_text(to_text(steps)) == steps


def test_steps_of_the_first_versions_are_still_read():
    reason = Reason(ReasonKind.SKILL, "unlock-phone")

    assert from_text(FIRST_VERSIONS) == (
        PlanStep("first-touch", StepKind.MODULE, reason, StepState.ACCEPTED),
    )


def test_plan_is_read_as_it_was_kept(uow):
    them, _ = started(uow)
    with uow:
        stamp = uow.facts.stamp(them, NOON)
        uow.plans.keep(them.id, version=1, steps=to_text(FULLEST), supersedes=None, stamp=stamp)
        uow.commit()

    with uow.reading():
        (kept,) = uow.plans.versions(them.id, visible_to=Scope(learner_id=them.id))

    author = them.name_in_facts
    assert plan_of(kept) == Plan(stamp.id, them.id, 1, FULLEST, author, NOON, "server")


def test_plan_of_somebody_else_is_not_seen(uow):
    them, _ = started(uow)
    other = enrolled(uow)
    with uow:
        stamp = uow.facts.stamp(them, NOON)
        uow.plans.keep(them.id, version=1, steps="[]", supersedes=None, stamp=stamp)
        uow.commit()

    with uow.reading():
        seen = uow.plans.versions(them.id, visible_to=Scope(learner_id=other.id))

    assert seen == ()
