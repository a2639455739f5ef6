"""Slopes and thresholds found again: published ones, drawn ones, with and without halo."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from analytics.expectation import MISSING
from analytics.graded_calibration import fit_graded
from analytics.graded_curve import Curve
from analytics.graded_errors import graded_errors
from analytics.grid import normal_grid
from tests.analytics.drawn_answers import graded_ranks, with_holes

pytestmark = pytest.mark.thorough

REFERENCE = Path(__file__).parents[1] / "diagnostic" / "reference"
TWO_PARAMETERS = json.loads((REFERENCE / "lsat_expected.json").read_text("utf-8"))["LSAT6"][
    "recomputed"
]["2PL"]
COARSE = normal_grid(31, 4.5)
CURVES = (
    Curve(1.2, (-1.0, 0.5)),
    Curve(1.8, (-0.5, 0.8)),
    Curve(0.9, (0.0,)),
    Curve(1.5, (-1.5, -0.2, 1.1)),
    Curve(2.0, (0.3,)),
    Curve(1.1, (-0.7,)),
)


def lsat6() -> tuple[np.ndarray, np.ndarray]:
    """Answers of 1,000 people to five questions (Bock & Lieberman 1970), one line a pattern."""
    with (REFERENCE / "lsat6_patterns.csv").open(encoding="utf-8") as file:
        table = np.array([[int(v) for v in line.values()] for line in csv.DictReader(file)])
    return table[:, :-1], table[:, -1].astype(float)


def test_lsat6_gives_its_published_parameters():
    ranks, people = lsat6()

    fit = fit_graded(ranks, people, [-1] * 5, tolerance=1e-6, most_rounds=2000)

    assert fit.log_likelihood == pytest.approx(TWO_PARAMETERS["logLik"], abs=1e-4)
    assert [c.slope for c in fit.curves] == pytest.approx(TWO_PARAMETERS["a"], abs=2e-4)
    assert [c.thresholds[0] for c in fit.curves] == pytest.approx(TWO_PARAMETERS["b"], abs=1e-3)


def test_drawn_parameters_are_found_again_in_spite_of_holes():
    rng = np.random.default_rng(11)
    ranks = graded_ranks(CURVES, rng.standard_normal(4000), rng=rng)

    fit = fit_graded(
        with_holes(ranks, 0.2, rng=rng), np.ones(4000), [-1] * 6, grid=COARSE, tolerance=5e-3
    )

    assert [c.slope for c in fit.curves] == pytest.approx([c.slope for c in CURVES], abs=0.25)
    for found, true in zip(fit.curves, CURVES, strict=True):
        assert found.thresholds == pytest.approx(true.thresholds, abs=0.15)


def test_a_weight_of_two_is_the_same_person_twice():
    rng = np.random.default_rng(5)
    ranks = graded_ranks(CURVES[:4], rng.standard_normal(300), rng=rng)
    twice = np.vstack([ranks, ranks[:100]])
    weights = np.where(np.arange(300) < 100, 2.0, 1.0)

    weighted = fit_graded(ranks, weights, [-1] * 4, grid=COARSE, tolerance=1e-4)
    repeated = fit_graded(twice, np.ones(400), [-1] * 4, grid=COARSE, tolerance=1e-4)

    assert weighted.log_likelihood == pytest.approx(repeated.log_likelihood)
    assert [c.slope for c in weighted.curves] == pytest.approx(
        [c.slope for c in repeated.curves], abs=1e-3
    )


def test_halo_of_a_group_is_taken_away_from_its_slopes():
    rng = np.random.default_rng(7)
    trait, halo = rng.standard_normal(5000), 0.8 * rng.standard_normal(5000)
    alike = tuple(Curve(2.5, (-0.6 + 0.3 * k, 0.6)) for k in range(4))
    ranks = np.hstack(
        [graded_ranks(CURVES, trait, rng=rng), graded_ranks(alike, trait + halo, rng=rng)]
    )
    own = [-1] * 6 + [0] * 4

    naive = fit_graded(ranks, np.ones(5000), [-1] * 10, grid=COARSE, tolerance=1e-2)
    fit = fit_graded(ranks, np.ones(5000), own, grid=COARSE, tolerance=5e-3)

    assert fit.spreads[0] == pytest.approx(0.8, abs=0.12)
    assert [fit.curves[i].slope for i in range(6, 10)] == pytest.approx([2.5] * 4, abs=0.4)
    assert all(fit.marginal(i).slope < naive.curves[i].slope - 0.3 for i in range(6, 10))
    assert fit.marginal(0) == fit.curves[0]


def test_errors_are_as_large_as_the_scatter_of_new_samples():
    rng = np.random.default_rng(3)
    slopes, told = [], []
    for _ in range(12):
        ranks = graded_ranks(CURVES, rng.standard_normal(800), rng=rng)
        fit = fit_graded(ranks, np.ones(800), [-1] * 6, grid=COARSE, tolerance=1e-2)
        slopes.append([c.slope for c in fit.curves])
        told.append([e[0] for e in graded_errors(ranks, np.ones(800), fit, COARSE)])

    scatter = np.std(slopes, axis=0, ddof=1)

    ratio = np.mean(told, axis=0) / scatter
    assert np.exp(np.log(ratio).mean()) == pytest.approx(1.0, abs=0.3)


def test_unequal_weights_widen_the_errors():
    rng = np.random.default_rng(4)
    ranks = graded_ranks(CURVES[:4], rng.standard_normal(400), rng=rng)
    fit = fit_graded(ranks, np.ones(400), [-1] * 4, grid=COARSE, tolerance=1e-2)
    unequal = np.tile([0.2, 1.8], 200)

    even = graded_errors(ranks, np.ones(400), fit, COARSE)
    wide = graded_errors(ranks, unequal, fit, COARSE)

    assert np.mean([w[0] for w in wide]) > 1.1 * np.mean([e[0] for e in even])


def test_somebody_who_answered_nothing_changes_nothing():
    ranks, people = lsat6()
    silent = np.vstack([ranks, np.full((1, 5), MISSING)])

    fit = fit_graded(ranks, people, [-1] * 5, grid=COARSE, most_rounds=5)
    more = fit_graded(silent, np.append(people, 50.0), [-1] * 5, grid=COARSE, most_rounds=5)

    assert [c.slope for c in more.curves] == pytest.approx([c.slope for c in fit.curves])


def test_questions_that_all_share_one_halo_can_still_be_fitted():
    rng = np.random.default_rng(2)
    ranks = graded_ranks(CURVES, rng.standard_normal(500), rng=rng)

    early = fit_graded(ranks, np.ones(500), [0] * 6, grid=COARSE, most_rounds=2)
    later = fit_graded(ranks, np.ones(500), [0] * 6, grid=COARSE, most_rounds=6)

    assert (early.rounds, later.rounds) == (2, 6)
    assert later.log_likelihood > early.log_likelihood
