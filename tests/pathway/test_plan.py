"""A plan is theirs: accepted, dropped, moved, and a new proposal respects what was decided."""

import pytest

from diagnostic.errors import UnknownStep
from pathway.plan import StepState, in_state, moved, renewed
from tests.pathway.builders import step

PROPOSED, ACCEPTED, DROPPED = StepState.PROPOSED, StepState.ACCEPTED, StepState.DROPPED
THREE = (step("a"), step("b"), step("c"))


def ids(steps) -> str:
    return "".join(step.id for step in steps)


def test_steps_are_accepted_and_the_others_stay_as_they_are():
    states = [step.state for step in in_state(THREE, ("a", "c"), ACCEPTED)]

    assert states == [ACCEPTED, PROPOSED, ACCEPTED]


@pytest.mark.parametrize(
    ("id", "to", "expected"),
    [("c", 0, "cab"), ("a", 1, "bac"), ("a", 9, "bca"), ("b", -4, "bac"), ("b", 1, "abc")],
)
def test_step_moves_to_its_new_place(id, to, expected):
    assert ids(moved(THREE, id, to=to)) == expected


def test_dropped_steps_stand_aside_when_others_move():
    steps = in_state(THREE, ("a",), DROPPED)

    assert ids(moved(steps, "c", to=0)) == "cba"


@pytest.mark.parametrize("id", ["z", "a"], ids=["unknown", "dropped"])
def test_only_a_step_of_the_plan_moves(id):
    with pytest.raises(UnknownStep):
        moved(in_state(THREE, ("a",), DROPPED), id, to=0)


def test_only_a_step_of_the_plan_is_accepted():
    with pytest.raises(UnknownStep):
        in_state(THREE, ("a", "z"), ACCEPTED)


def test_new_proposal_keeps_what_was_accepted_and_leaves_out_what_was_dropped():
    former = in_state(in_state(THREE, ("b",), ACCEPTED), ("c",), DROPPED)

    steps = renewed(former, (step("c"), step("d"), step("b")))

    assert [(step.id, step.state) for step in steps] == [
        ("b", ACCEPTED),
        ("d", PROPOSED),
        ("c", DROPPED),
    ]
