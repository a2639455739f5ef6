"""Figures on frames small enough to count by hand."""

import numpy as np
import pytest

from analytics.accuracy import (
    Figures,
    Reference,
    calibration_error,
    correlation,
    error_by_chance,
    figures,
    quadratic_kappa,
)
from analytics.outcomes import AxisOutcomes


def found(levels, *, sure, expected=None, questions=2, decided=True):
    """People told these levels out of three, each with this probability."""
    probabilities = np.full((len(levels), 3), (1 - sure) / 2)
    probabilities[np.arange(len(levels)), levels] = sure
    return AxisOutcomes(
        probabilities,
        np.array(levels if expected is None else expected, dtype=float),
        np.full(len(levels), questions),
        np.full(len(levels), decided),
    )


def reference(levels, places=None):
    return Reference(np.array(levels), np.array(levels if places is None else places, dtype=float))


def test_figures_are_those_counted_by_hand():
    told = found([2, 2, 1, 0], sure=0.8)

    counted = figures(told, reference([2, 1, 1, 2]))

    assert counted == Figures(
        questions_mean=2.0,
        correlation=pytest.approx(-1 / 11**0.5),
        exact=0.5,
        within_one=0.75,
        kappa=pytest.approx(-0.25),
        majority_share=0.5,
        uncertain=0.0,
        false_top=0.25,
        false_top_undecided=0.0,
        announced_mean=pytest.approx(0.8),
        announced_holds=0.5,
        ece=pytest.approx(0.5),
        ece_by_chance=pytest.approx(0.4 * (2 / np.pi) ** 0.5),
    )


def test_top_level_is_only_told_wrongly_when_it_is_decided():
    told = found([2, 2], sure=0.84, decided=False)

    counted = figures(told, reference([1, 2]))

    assert (counted.uncertain, counted.false_top, counted.false_top_undecided) == (1.0, 0.0, 0.5)
    assert (counted.announced_mean, counted.announced_holds) == (pytest.approx(0.92), 1.0)


def test_correlation_of_a_constant_is_not_told():
    assert correlation(np.array([1.0, 1.0]), np.array([0.0, 2.0])) is None


def test_kappa_punishes_far_mistakes_more():
    near = quadratic_kappa(np.array([0, 1, 2, 1]), np.array([0, 1, 2, 2]), 3)
    far = quadratic_kappa(np.array([0, 1, 2, 0]), np.array([0, 1, 2, 2]), 3)

    assert near is not None
    assert far is not None
    assert near > far


def test_kappa_of_one_level_for_everybody_is_not_told():
    assert quadratic_kappa(np.array([1, 1]), np.array([1, 1]), 3) is None


def test_calibration_error_is_the_gap_between_certainty_and_truth():
    told = found([0] * 100, sure=0.8)
    truth = reference([0] * 8 + [1] * 2 + [0] * 90)

    error = calibration_error([(told, truth)])

    # Nine bins of ten people are right every time, one eight times in ten.
    assert error == pytest.approx(0.9 * 0.2 + 0.1 * 0.0)


def test_calibration_error_pools_the_axes():
    sure_and_right = (found([0] * 10, sure=0.9), reference([0] * 10))
    sure_and_wrong = (found([0] * 10, sure=0.9), reference([1] * 10))

    error = calibration_error([sure_and_right, sure_and_wrong])

    assert error == pytest.approx(0.5 * 0.1 + 0.5 * 0.9)


def test_error_by_chance_is_what_true_certainties_would_show():
    rng = np.random.default_rng(0)
    sure = rng.uniform(0.85, 1.0, 600)  # sure enough for the top level to be the one told
    chances = np.column_stack([np.zeros(600), 1 - sure, sure])
    told = AxisOutcomes(chances, sure, np.full(600, 2), np.full(600, True))

    seen = [
        calibration_error([(told, reference(np.where(rng.random(600) < sure, 2, 1)))])
        for _ in range(200)
    ]

    assert np.mean(seen) == pytest.approx(error_by_chance(told), rel=0.05)


def test_figures_keep_the_names_of_the_report():
    told = figures(found([2, 1], sure=0.8), reference([2, 1]))

    assert list(told.as_mapping()) == [
        "questions_mean",
        "correlation",
        "exact",
        "within_one",
        "kappa",
        "majority_share",
        "uncertain",
        "false_top",
        "false_top_undecided",
        "announced_mean",
        "announced_holds",
        "ece",
        "ece_by_chance",
    ]


def test_some_of_the_people_keep_their_own_figures():
    told, truth = found([2, 2, 1, 0], sure=0.8), reference([2, 1, 1, 2])
    first_three = np.array([True, True, True, False])

    counted = figures(told.of(first_three), truth.of(first_three))

    assert (counted.exact, counted.within_one) == (pytest.approx(2 / 3), 1.0)
