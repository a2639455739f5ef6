"""Two versions of a plan: merged where two people changed different things, and compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathway.changes import added, in_state, moved
from pathway.comparison import Difference, compare
from pathway.errors import PlanChanged
from pathway.merging import merged
from pathway.plan import DropReason, StepState
from tests.diagnostic.strategies import always
from tests.pathway.builders import step

SEEN = (step("a"), step("b"), step("c"))
ACCEPTED, DROPPED = StepState.ACCEPTED, StepState.DROPPED


def accept(id):
    return lambda steps: in_state(steps, (id,), ACCEPTED)


def drop(id):
    return lambda steps: in_state(steps, (id,), DROPPED, because=DropReason.NOT_NOW)


def put(id, to):
    return lambda steps: moved(steps, id, to=to)


def add(id):
    return lambda steps: added(steps, step(id, ACCEPTED))


def told(steps) -> str:
    return " ".join(f"{step.id}:{step.state}" for step in steps)


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [
        (accept("a"), accept("b"), "a:accepted b:accepted c:proposed"),
        (accept("a"), accept("a"), "a:accepted b:proposed c:proposed"),
        (accept("a"), put("a", 2), "b:proposed c:proposed a:accepted"),
        (put("a", 2), accept("b"), "b:accepted c:proposed a:proposed"),
        (put("a", 2), put("a", 2), "b:proposed c:proposed a:proposed"),
        (add("d"), put("a", 1), "b:proposed a:proposed c:proposed d:accepted"),
        (add("d"), add("d"), "a:proposed b:proposed c:proposed d:accepted"),
        (drop("c"), add("d"), "a:proposed b:proposed d:accepted c:dropped"),
    ],
    ids=[
        "two steps",
        "a double click",
        "decided here, moved there",
        "moved here, decided there",
        "moved twice alike",
        "added here, moved there",
        "added twice",
        "dropped here, added there",
    ],
)
def test_changes_of_two_people_are_both_kept(theirs, mine, expected):
    assert told(merged(SEEN, theirs(SEEN), mine)) == expected


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (drop("a"), accept("a")),
        (put("a", 2), put("c", 0)),
        (lambda steps: steps[1:], accept("a")),
        (lambda steps: steps[1:], put("a", 1)),
    ],
    ids=["decided otherwise", "ordered otherwise", "gone", "gone, moved"],
)
def test_a_clash_is_refused(theirs, mine):
    with pytest.raises(PlanChanged):
        merged(SEEN, theirs(SEEN), mine)


@always
@given(st.permutations(["a", "b", "c"]), st.sampled_from("abc"), st.integers(0, 2))
def test_whoever_acts_on_the_newest_version_is_never_refused(order, id, to):
    newest = tuple(step(name) for name in order)

    assert merged(newest, newest, put(id, to)) == moved(newest, id, to=to)


def differences(before, after) -> list[tuple[str, str]]:
    return [(one.step.id, " ".join(one.differences)) for one in compare(before, after)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda steps: steps, "a:same b:same c:same"),
        (accept("b"), "a:same b:decided c:same"),
        (put("a", 2), "b:same c:same a:moved"),
        (drop("b"), "a:same c:same b:removed"),
        (add("d"), "a:same b:same c:same d:added"),
        (lambda s: put("a", 2)(accept("a")(s)), "b:same c:same a:moved decided"),
        (lambda _: (), "a:removed b:removed c:removed"),
    ],
)
def test_what_changed_is_told_step_by_step(change, expected):
    found = differences(SEEN, change(SEEN))

    assert " ".join(f"{id}:{what}" for id, what in found) == expected


def test_a_step_taken_back_is_added():
    assert differences(drop("b")(SEEN), SEEN)[1] == ("b", Difference.ADDED)


@always
@given(st.permutations(["a", "b", "c", "d"]), st.permutations(["a", "b", "c", "d"]))
def test_as_few_steps_as_possible_are_held_as_moved(before, after):
    found = compare(tuple(map(step, before)), tuple(map(step, after)))

    still = [one.step.id for one in found if Difference.MOVED not in one.differences]
    assert still == [id for id in before if id in still]
    assert len(still) >= 2 or before == list(reversed(after))
