"""What a calibration says of its questions: those made wrong on purpose are told, no other."""

import numpy as np
import pandas as pd
import pytest

from analytics.calibration import ItemCalibrator
from analytics.calibration_checks import checks_of
from analytics.graded_curve import Curve
from tests.analytics.drawn_answers import graded_ranks

pytestmark = pytest.mark.thorough

PEOPLE = 3000
BANK = tuple(
    Curve(slope, (centre - 0.5, centre + 0.5))
    for slope, centre in zip(
        np.linspace(0.9, 2.0, 12), np.tile([-1.0, 0.0, 1.0, 0.4], 3), strict=True
    )
)


def drawn(rng) -> tuple[np.ndarray, np.ndarray]:
    trait = rng.standard_normal(PEOPLE)
    return trait, graded_ranks(BANK, trait, rng=rng)


def checked(ranks):
    answers = pd.DataFrame(np.asarray(ranks, dtype=float), columns=[f"q{i}" for i in range(12)])
    found = ItemCalibrator(tolerance=1e-3).fit(answers)
    (told,) = checks_of(found, answers, np.ones(len(answers)))
    return told


def test_right_questions_fit_and_depend_on_nothing_else():
    _, ranks = drawn(np.random.default_rng(3))

    told = checked(ranks)

    squares = [square for one in told.items for square in (one.infit, one.outfit)]
    assert squares == pytest.approx([1.0] * 24, abs=0.12)
    assert [one.item for one in told.items if one.flagged] == []
    assert told.pairs == ()


def test_two_questions_that_copy_each_other_are_told():
    rng = np.random.default_rng(4)
    _, ranks = drawn(rng)
    copied = rng.random(PEOPLE) < 0.6
    ranks[copied, 5] = ranks[copied, 2]

    told = checked(ranks)

    assert [(pair.first, pair.second) for pair in told.pairs] == [("q2", "q5")]


def test_hard_question_guessed_by_those_who_know_little_fits_badly():
    rng = np.random.default_rng(5)
    trait, ranks = drawn(rng)
    ranks[(trait < -1) & (rng.random(PEOPLE) < 0.15), 10] = 2

    told = checked(ranks)

    assert [one.item for one in told.items if one.flagged] == ["q10"]


def test_holes_leave_the_fit_at_one():
    rng = np.random.default_rng(6)
    _, ranks = drawn(rng)
    holed = np.where(rng.random(ranks.shape) < 0.5, np.nan, ranks)

    told = checked(holed)

    assert [one.outfit for one in told.items] == pytest.approx([1.0] * 12, abs=0.15)
    assert all(1300 < one.people < 1700 for one in told.items)


def test_reliability_is_the_squared_correlation_with_the_truth():
    trait, ranks = drawn(np.random.default_rng(7))

    told = checked(ranks)

    score = ranks.sum(axis=1)
    assert told.reliability == pytest.approx(np.corrcoef(score, trait)[0, 1] ** 2, abs=0.03)


def test_information_is_the_curvature_of_the_likelihood():
    curve, points, step = BANK[3], np.array([-1.0, 0.3, 2.0]), 1e-4

    table = curve.table(points)
    slopes = (curve.table(points + step) - curve.table(points - step)) / (2 * step)

    expected = (slopes**2 / table).sum(axis=0)
    assert curve.information(points) == pytest.approx(expected, rel=1e-6)
