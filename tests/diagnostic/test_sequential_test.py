"""The sequential test: as Wald defined it, and on the levels of an axis."""

import csv
from dataclasses import replace
from functools import cache
from math import log
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.answers import Setting
from diagnostic.bank import Bank
from diagnostic.framework import trait_dimension
from diagnostic.posterior import posterior_of
from diagnostic.questionnaire import Item
from diagnostic.response_models import FreeTable, GradedResponse, answer_table
from diagnostic.sequential_test import (
    SequentialTest,
    cut_ratios,
    decided_by_test,
    log_chances,
)
from diagnostic.sitting import next_step
from diagnostic.standing import Certainty, standings
from diagnostic.stopping import FIRST_DIAGNOSIS, StoppingMethod, StopReason
from tests.diagnostic.builders import (
    SAID,
    classes,
    fact,
    one_axis,
    sit,
    skill,
    small_bank,
    three_axes,
)
from tests.diagnostic.strategies import Case, always, answered_banks
from tests.factories import answers

FOLDER = Path(__file__).parent / "reference"
PLACES = np.arange(-2.0, 2.01, 0.25)
BANK = small_bank()


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(newline="") as file:
        return list(csv.DictReader(file))


# Against exact enumeration


@cache
def enumerated(test: SequentialTest) -> np.ndarray:
    """P(above first), P(below first), P(above in the end), E[items], (4, places).

    Every path that has not met a bound is kept: one log ratio, one chance at each place.
    """
    line = trait_dimension("line", ("low", "high"), low=-2, high=2, count=17, cuts=(0.0,))
    models = [GradedResponse(float(i["a"]), (float(i["b"]),)) for i in rows("sprt_items.csv")]
    ratio, chance = np.zeros(1), np.ones((1, line.size))
    above = below = np.zeros(line.size)
    asked = np.zeros(line.size)
    for model in models:
        asked = asked + chance.sum(axis=0)
        steps = [cut_ratios(row, line)[0] for row in log_chances(model, line, test)]
        ratio = np.concatenate([ratio + step for step in steps])
        chance = np.concatenate([chance * row for row in answer_table(model, line)])
        above = above + chance[ratio >= test.bound].sum(axis=0)
        below = below + chance[ratio <= -test.bound].sum(axis=0)
        going_on = np.abs(ratio) < test.bound
        ratio, chance = ratio[going_on], chance[going_on]
    return np.array([above, below, above + chance[ratio > 0].sum(axis=0), asked])


@pytest.mark.thorough
@pytest.mark.parametrize(
    "row", rows("sprt_exact.csv"), ids=lambda row: " ".join(list(row.values())[:4])
)
def test_truncated_test_has_the_exact_chances_and_length(row):
    test = SequentialTest(error=float(row["alpha"]), half_width=float(row["theta1"]))
    place = int(np.argmin(np.abs(PLACES - float(row["theta"]))))

    above, below, above_in_the_end, asked = enumerated(test)[:, place]

    assert float(row["theta0"]) == -float(row["theta1"])
    assert above == pytest.approx(float(row["p_upper_boundary"]), abs=1e-6)
    assert below == pytest.approx(float(row["p_lower_boundary"]), abs=1e-6)
    assert 1 - above - below == pytest.approx(float(row["p_truncated"]), abs=1e-6)
    assert above_in_the_end == pytest.approx(float(row["p_above_with_forced"]), abs=1e-6)
    assert asked == pytest.approx(float(row["expected_items"]), abs=1e-6)


# On levels


def test_the_bound_is_that_of_wald():
    assert SequentialTest(error=0.05).bound == pytest.approx(log(19))


def test_classes_out_of_question_do_not_hold_a_decision_up():
    total = np.log([0.90, 0.05, 1e-6, 0.9e-6])

    ratios = cut_ratios(total, classes("equipment"))

    assert ratios == pytest.approx(np.log([0.05 / 0.9, 1e-6 / 0.9, 0.9e-6 / 0.9]))


def decided(bank: Bank, said: str, test: SequentialTest) -> list[bool]:
    told = answers(said)
    now = standings(posterior_of(bank, told), told, Certainty())
    return [axis.is_decided for axis in decided_by_test(bank, told, now, test)]


def sharp(id: str, dimension: str) -> Item:
    """A question that people of each class answer in their own way, one in five apart."""
    table = FreeTable(tuple(map(tuple, np.eye(4).tolist())), slip=0.2)
    return replace(fact(id, dimension, ranks=4), models=dict.fromkeys(SAID, table))


def test_an_axis_is_decided_once_every_cut_of_its_dimensions_is_crossed():
    items = [sharp(f"{d}-{k}", d) for d in ("equipment", "oral", "written") for k in (0, 1)]
    bank, easy = Bank(three_axes([*items, skill("s")])), SequentialTest(error=0.1)
    high = "equipment-0=rank-2 equipment-1=rank-2 oral-0=rank-2 oral-1=rank-2"

    assert decided(bank, high, easy) == [True, False, False]
    assert decided(bank, f"{high} written-0=rank-2 written-1=rank-2", easy) == [True, False, True]
    assert decided(bank, high, SequentialTest(error=1e-9)) == [False] * 3
    assert decided(bank, high, SequentialTest(error=0.02)) == [True, False, False]
    assert decided(bank, "equipment-0=rank-2", SequentialTest(error=0.4)) == [False] * 3


def test_answers_that_say_nothing_move_no_ratio():
    said = "phone=rather_not_say computer=rather_not_say"

    assert decided(BANK, said, SequentialTest(error=0.49)) == [False] * 3


def test_a_sitting_may_stop_by_the_sequential_test():
    bank = Bank(one_axis(classes("equipment"), [sharp(f"f-{k}", "equipment") for k in range(6)]))
    rule = FIRST_DIAGNOSIS.by(StoppingMethod.SPRT)

    steps, told = sit(bank, [2] * 6, rule=rule)

    assert len(told) == 2
    assert steps[-1].stop is StopReason.EVERY_AXIS_DECIDED
    assert next_step(bank, told[:1], Setting.DESK, rule).choice is not None


@always
@given(answered_banks(), st.sampled_from((0.05, 0.2, 0.4)))
def test_the_more_errors_are_allowed_the_more_is_decided(case: Case, error: float) -> None:
    bank, told = case
    now = standings(posterior_of(bank, told), told, Certainty())

    strict = decided_by_test(bank, told, now, SequentialTest(error=error))
    lenient = decided_by_test(bank, told, now, SequentialTest(error=error + 0.05))

    for one, other in zip(strict, lenient, strict=True):
        assert other.is_decided or not one.is_decided
        assert one.has_enough_answers or not one.is_decided
