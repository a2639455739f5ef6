"""How what is known of people fades: shares stay, neighbours first, time adds up."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.drift import YEAR, Drift, faded
from diagnostic.framework import CLASS_MOVES, TRAIT_SD, Pace
from tests.diagnostic.builders import classes, small_bank, trait

SHARES = np.array([0.15, 0.25, 0.35, 0.25])
NODES = trait(count=49)
BELL = np.exp(-0.5 * (np.asarray(NODES.nodes) + 0.3) ** 2)
times = st.floats(0, 50).map(lambda years: years * YEAR)


def ladder() -> Drift:
    return Drift(classes("equipment"), SHARES, 0.3)


def line() -> Drift:
    return Drift(NODES, BELL / BELL.sum(), 0.5)


@given(times)
def test_each_row_is_a_law_and_the_shares_of_all_stay(time):
    for drift, shares in ((ladder(), SHARES), (line(), BELL / BELL.sum())):
        chances = drift.over(time)

        assert (chances >= 0).all()
        assert chances.sum(axis=1) == pytest.approx(np.ones(len(shares)))
        assert shares @ chances == pytest.approx(shares, abs=1e-9)


@given(times, times)
def test_one_time_after_another_is_both_together(first, second):
    both = ladder().over(first) @ ladder().over(second)

    assert both == pytest.approx(ladder().over(first + second), abs=1e-9)


def test_no_time_changes_nothing_and_much_time_forgets_all():
    assert ladder().over(timedelta(0)) == pytest.approx(np.eye(4), abs=1e-9)
    assert ladder().over(1000 * YEAR) == pytest.approx(np.tile(SHARES, (4, 1)), abs=1e-6)


def test_neighbours_come_first():
    day = ladder().over(timedelta(days=1))

    assert day[1, 0] > 100 * day[3, 0]
    assert day[0, 1] > 100 * day[0, 2] > 0


def test_pace_of_classes_is_the_moves_of_a_year():
    """Over a short time, the mean distance moved is the pace times that time."""
    time = YEAR / 1000
    chances = ladder().over(time)
    distance = np.abs(np.subtract.outer(np.arange(4), np.arange(4)))

    assert float(SHARES @ (chances * distance).sum(axis=1)) == pytest.approx(0.3 / 1000, rel=1e-2)


def test_pace_of_a_trait_is_the_spread_of_a_year():
    time = YEAR / 1000
    points = np.asarray(NODES.nodes)
    squares = np.subtract.outer(points, points) ** 2
    variance = float((BELL / BELL.sum()) @ (line().over(time) * squares).sum(axis=1))

    assert variance == pytest.approx(0.5**2 / 1000, rel=1e-2)


@given(times)
def test_evidence_that_says_nothing_stays_so(time):
    bank = small_bank()
    nothing = np.ones(bank.prior.shape)

    assert faded(nothing, bank.drifts, time) == pytest.approx(nothing)


def test_pace_of_the_content_or_the_usual_one():
    pace = Pace({"equipment": 0.1})

    assert pace.of(classes("equipment")) == 0.1
    assert pace.of(classes("access")) == CLASS_MOVES
    assert pace.of(trait()) == TRAIT_SD


def test_observations_of_one_skill_weigh_less_and_less():
    pace = Pace(observation=0.7, likeness=0.5)
    together = [count * pace.weight(count) for count in range(1, 40)]

    assert pace.weight(1) == 0.7
    assert together == sorted(together)
    assert together[9] == pytest.approx(7 / 5.5)
    assert together[-1] < 0.7 / 0.5


def test_now_and_then_somebody_leaps():
    """A computer is bought: from nothing to everything, without a step in between."""
    leaping = Drift(classes("equipment"), SHARES, 0.3, renewal=0.1)
    year = leaping.over(YEAR)

    assert year[0, 3] > 0.9 * 0.095 * SHARES[3] > ladder().over(YEAR)[0, 3]
    assert year.sum(axis=1) == pytest.approx(np.ones(4))
    assert SHARES @ year == pytest.approx(SHARES)
    assert leaping.over(YEAR) @ year == pytest.approx(leaping.over(2 * YEAR))
