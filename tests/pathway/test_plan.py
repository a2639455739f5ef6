"""A plan is theirs: accepted, planned, dropped, moved, added to; a new proposal respects it."""

from datetime import date
from uuid import UUID

import pytest

from pathway.by_hand import by_hand, marked
from pathway.changes import added, in_state, moved, renewed, replaced
from pathway.decided import Decided, decided_in
from pathway.errors import DayMissing, ReasonMissing, UnknownStep
from pathway.plan import DropReason, Plan, PlanStep, Reason, ReasonKind, StepKind, StepState
from tests.factories import NOON
from tests.pathway.builders import small_catalogue, step

PROPOSED, ACCEPTED, PLANNED = StepState.PROPOSED, StepState.ACCEPTED, StepState.PLANNED
DONE, DROPPED = StepState.DONE, StepState.DROPPED
THREE = (step("a"), step("b"), step("c"))
DAY = date(2026, 12, 3)
NOT_NOW = DropReason.NOT_NOW


def ids(steps) -> str:
    return "".join(step.id for step in steps)


def opening(id: str, opens: str) -> PlanStep:
    return PlanStep(id, StepKind.MODULE, Reason(ReasonKind.PREREQUISITE, opens))


def test_steps_are_accepted_and_the_others_stay_as_they_are():
    states = [step.state for step in in_state(THREE, ("a", "c"), ACCEPTED)]

    assert states == [ACCEPTED, PROPOSED, ACCEPTED]


def test_the_day_agreed_on_stays_with_what_is_done():
    planned = in_state(THREE, ("a",), PLANNED, due_on=DAY)
    done = in_state(planned, ("a",), DONE)
    again = in_state(planned, ("a",), ACCEPTED)

    assert [steps[0].due_on for steps in (planned, done, again)] == [DAY, DAY, None]


def test_the_reason_to_drop_a_step_leaves_with_it():
    dropped = in_state(THREE, ("a",), DROPPED, because=NOT_NOW)
    back = in_state(dropped, ("a",), PROPOSED)

    assert [steps[0].dropped_because for steps in (dropped, back)] == [NOT_NOW, None]


@pytest.mark.parametrize(
    ("ids", "state", "refusal"),
    [
        (("a", "z"), ACCEPTED, UnknownStep),
        (("a",), PLANNED, DayMissing),
        (("a",), DROPPED, ReasonMissing),
    ],
)
def test_a_state_that_lacks_something_is_refused(ids, state, refusal):
    with pytest.raises(refusal):
        in_state(THREE, ids, state)


@pytest.mark.parametrize(
    ("id", "to", "expected"),
    [("c", 0, "cab"), ("a", 1, "bac"), ("a", 9, "bca"), ("b", -4, "bac"), ("b", 1, "abc")],
)
def test_step_moves_to_its_new_place(id, to, expected):
    assert ids(moved(THREE, id, to=to)) == expected


def test_dropped_steps_stand_aside_when_others_move():
    steps = in_state(THREE, ("a",), DROPPED, because=NOT_NOW)

    assert ids(moved(steps, "c", to=0)) == "cba"


@pytest.mark.parametrize("id", ["z", "a"], ids=["unknown", "dropped"])
def test_only_a_step_of_the_plan_moves(id):
    with pytest.raises(UnknownStep):
        moved(in_state(THREE, ("a",), DROPPED, because=NOT_NOW), id, to=0)


def test_a_step_is_added_before_the_dropped_ones_and_only_once():
    steps = in_state(THREE, ("a",), DROPPED, because=NOT_NOW)
    back = added(steps, step("a"))

    assert ids(added(steps, step("d"))) == "bcda"
    assert (ids(back), back[-1].state) == ("bca", PROPOSED)
    assert added(THREE, step("b", ACCEPTED)) == THREE


def test_a_step_takes_the_place_of_another():
    new = replaced(THREE, "b", by=step("d"))

    assert ids(new) == "adcb"
    assert (new[-1].state, new[-1].dropped_because) == (DROPPED, DropReason.REPLACED)
    assert ids(replaced(THREE, "a", by=step("c"))) == "cba"


@pytest.mark.parametrize(("id", "by"), [("z", "d"), ("b", "b")], ids=["unknown", "itself"])
def test_only_a_step_of_the_plan_is_replaced(id, by):
    with pytest.raises(UnknownStep):
        replaced(THREE, id, by=step(by))


def test_new_proposal_keeps_what_was_decided_and_leaves_out_what_was_dropped():
    former = in_state(THREE, ("b",), ACCEPTED)
    former = in_state(former, ("c",), DROPPED, because=NOT_NOW)

    steps = renewed(former, (step("c"), step("d"), step("b")))

    assert [(step.id, step.state) for step in steps] == [
        ("b", ACCEPTED),
        ("d", PROPOSED),
        ("c", DROPPED),
    ]


def test_what_opens_an_agreed_step_comes_before_it():
    former = in_state(THREE, ("b", "c"), ACCEPTED)

    steps = renewed(former, (opening("e", "f"), opening("f", "c"), step("g")))

    assert ids(steps) == "befcg"


def test_module_that_bears_the_name_of_the_question_it_teaches_opens_nothing():
    same = PlanStep("crop", StepKind.MODULE, Reason(ReasonKind.SKILL, "crop"))

    assert renewed((), (same, step("b"))) == (same, step("b"))


def test_an_agreed_step_takes_as_many_sessions_as_the_goals_now_take():
    former = in_state(THREE[:1], ("a",), ACCEPTED)
    more = PlanStep("a", StepKind.MODULE, Reason(ReasonKind.GOAL, "x"), times=3)

    (agreed,) = renewed(former, (more,))

    assert (agreed.times, agreed.reason, agreed.state) == (3, THREE[0].reason, ACCEPTED)


def test_what_was_decided_is_read_from_the_steps():
    steps = (
        step("a", ACCEPTED),
        step("b", PLANNED),
        step("c", DONE),
        step("d"),
        *in_state((step("e"),), ("e",), DROPPED, because=NOT_NOW),
        *in_state((step("f"),), ("f",), DROPPED, because=DropReason.ALREADY_ABLE),
    )

    assert decided_in(steps) == Decided(
        {"a": 1, "b": 1}, frozenset({"c", "f"}), frozenset({"e", "f"})
    )


def test_what_somebody_adds_is_agreed_on_at_once():
    module, aid = (by_hand(small_catalogue(), id) for id in ("mail", "cheap-phone"))

    assert (module.kind, module.state, module.track) == (StepKind.MODULE, ACCEPTED, "with_us")
    assert (aid.kind, aid.state, aid.track) == (StepKind.AID, ACCEPTED, "elsewhere")
    with pytest.raises(UnknownStep):
        by_hand(small_catalogue(), "gone")


def test_what_was_done_comes_into_the_plan_if_it_was_not_there():
    steps = marked(small_catalogue(), THREE, "mail", DONE)

    assert [step.id for step in steps] == ["a", "b", "c", "mail"]
    assert [step.id for step in steps if step.state is DONE] == ["mail"]
    assert marked(small_catalogue(), THREE, "b", DONE)[1].state is DONE


def test_a_plan_tells_what_is_kept_and_what_is_agreed_and_lies_ahead():
    dropped = in_state((step("e"),), ("e",), DROPPED, because=NOT_NOW)
    steps = (step("a", ACCEPTED), step("b", PLANNED), step("c", DONE), step("d"), *dropped)
    plan = Plan(UUID(int=1), UUID(int=2), 1, steps, "adviser", NOON, "server")

    assert (ids(plan.kept), ids(plan.accepted)) == ("abcd", "ab")
