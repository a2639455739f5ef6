"""Where a sitting stands: answers counted, answers missing, decided or not."""

from dataclasses import replace

import pytest

from diagnostic.bank import Bank
from diagnostic.framework import Axis
from diagnostic.posterior import posterior_of
from diagnostic.response_models import FreeTable
from diagnostic.standing import AxisStanding, Certainty, standings
from tests.diagnostic.builders import SAID, classes, fact, one_axis, small_bank
from tests.factories import answers

BANK = small_bank()


def standing_of(*counts: int) -> AxisStanding:
    names = tuple(f"dimension-{k}" for k in range(len(counts)))
    return AxisStanding(Axis("axis", names, ("low", "high")), (0.5, 0.5), counts, 0, False)


def now(said: str, certainty: Certainty | None = None) -> dict[str, AxisStanding]:
    told = answers(said)
    axes = standings(posterior_of(BANK, told), told, certainty or Certainty())
    return {standing.axis.id: standing for standing in axes}


@pytest.mark.parametrize(
    ("counts", "missing", "dimensions"),
    [
        ((0,), 2, (0,)),
        ((1,), 1, (0,)),
        ((2,), 0, ()),
        ((0, 0), 2, (0, 1)),
        ((1, 0), 1, (1,)),
        ((0, 3), 1, (0,)),
        ((1, 1), 0, ()),
        ((1, 0, 0), 2, (1, 2)),
    ],
)
def test_level_needs_two_answers_and_one_on_each_dimension(counts, missing, dimensions):
    standing = standing_of(*counts)

    assert standing.answers_count == sum(counts)
    assert standing.answers_missing == missing
    assert standing.has_enough_answers == (missing == 0)
    assert standing.missing_dimensions == tuple(f"dimension-{k}" for k in dimensions)


def test_answers_are_counted_on_their_own_dimension():
    axes = now(
        "computer=unsure:observed phone=rank-1 mail-open=rather_not_say follow=rank-0 "
        "read-sign=rank-2:observed say-name=rank-1"
    )

    assert {id: s.answers_by_dimension for id, s in axes.items()} == {
        "equipment": (2,),
        "skills": (0,),
        "language": (2, 1),
    }
    assert [s.shown_count for s in axes.values()] == [1, 0, 1]


def test_probabilities_of_an_axis_add_up_to_one():
    for standing in now("phone=rank-1 mail-open=alone").values():
        assert sum(standing.probabilities) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("certainty", "decided"),
    [(Certainty(0.3, 0.99), "equipment"), (Certainty(0.99, 0.3), "skills")],
    ids=["sure enough of classes", "sure enough of traits"],
)
def test_axis_is_decided_by_the_certainty_of_its_kind(certainty, decided):
    axes = now("phone=rank-2 computer=rank-2 mail-open=alone mail-send=alone", certainty)

    assert [id for id, standing in axes.items() if standing.is_decided] == [decided]


def test_axis_is_not_decided_from_one_answer():
    axes = now("phone=rank-2 mail-open=alone follow=rank-2", Certainty(0.1, 0.1))

    assert not any(standing.is_decided for standing in axes.values())


def test_full_certainty_never_decides():
    yes_or_no = fact("x", "equipment", ranks=2, classes_count=2)
    sure = replace(yes_or_no, models={SAID[0]: FreeTable(((1.0, 0.0), (0.0, 1.0)))})
    bank = Bank(one_axis(classes("equipment", ("none", "some")), [sure, replace(sure, id="y")]))
    told = answers("x=rank-1 y=rank-1")

    (standing,) = standings(posterior_of(bank, told), told, Certainty(1.0, 1.0))

    assert standing.probabilities == (0.0, 1.0)
    assert not standing.is_decided


def test_axis_with_a_trait_among_its_dimensions_asks_the_certainty_of_traits():
    mixed = Axis("mixed", ("equipment", "skills"), BANK.axes[0].levels)

    assert Certainty(0.9, 0.7).asked_of(mixed, BANK) == 0.7
    assert Certainty(0.9, 0.7).asked_of(BANK.axes[2], BANK) == 0.9
