"""One graded curve: its first guess, its best fit, its derivatives."""

import numpy as np
import pytest

from analytics.graded_curve import Curve, best_curve, first_guess, log_gradients
from diagnostic.response_models import graded_response

POINTS = np.linspace(-4, 4, 33)
PEOPLE = np.exp(-0.5 * POINTS**2)
TRUE = Curve(1.4, (-0.8, 0.1, 1.2))


def test_curve_is_the_graded_response_of_the_engine():
    engine = graded_response(POINTS, slope=1.4, thresholds=np.array(TRUE.thresholds))

    np.testing.assert_allclose(TRUE.table(POINTS), engine, atol=1e-12)


def test_best_curve_finds_the_parameters_behind_exact_counts():
    counts = 1000 * PEOPLE * TRUE.table(POINTS)
    curve = first_guess(counts.sum(axis=1) / counts.sum())

    for _ in range(4):
        curve = best_curve(counts, POINTS, curve)

    assert curve.slope == pytest.approx(1.4, abs=1e-5)
    assert curve.thresholds == pytest.approx(TRUE.thresholds, abs=1e-5)


def test_best_curve_is_never_less_likely_than_its_start():
    counts = np.array([[5.0, 0.0, 0.0], [0.0, 0.0, 7.0]])
    points = np.array([-1.0, 0.0, 1.0])
    start = Curve(1.0, (0.0,))

    found = best_curve(counts, points, start)

    gained = (counts * np.log(found.table(points) / start.table(points))).sum()
    assert gained >= 0
    assert found.slope > start.slope


def test_first_guess_keeps_thresholds_apart_where_nobody_answered_between():
    guess = first_guess(np.array([0.5, 0.0, 0.5]))

    assert np.all(np.diff(guess.thresholds) > 0)


def test_gradients_are_those_of_small_moves():
    parameters = np.array([TRUE.slope, *TRUE.thresholds])
    step = 1e-6

    exact = log_gradients(TRUE, POINTS)

    for place in range(len(parameters)):
        up, down = parameters.copy(), parameters.copy()
        up[place] += step
        down[place] -= step
        moved = [np.log(Curve(p[0], tuple(p[1:])).table(POINTS)) for p in (up, down)]
        measured = (moved[0] - moved[1]) / (2 * step)
        np.testing.assert_allclose(exact[:, :, place], measured, atol=1e-6)


def test_best_curve_keeps_thresholds_in_order_where_a_rank_is_empty():
    counts = np.array([[9.0, 3.0, 1.0], [0.0, 0.0, 0.0], [1.0, 6.0, 9.0]])

    found = best_curve(counts, np.array([-1.0, 0.0, 1.0]), Curve(1.0, (-0.05, 0.05)))

    assert 0 < found.thresholds[1] - found.thresholds[0] < 0.1
