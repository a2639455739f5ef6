"""How dimensions go together, found again from answers that only hint at them."""

import numpy as np
import pytest

from analytics.expectation import log_likelihoods, normalised
from analytics.graded_curve import Curve
from analytics.latent_correlations import latent_correlations
from diagnostic.framework import class_dimension, trait_dimension
from diagnostic.prior import PriorShape, Trait
from diagnostic.simulation import draw_people
from tests.analytics.drawn_answers import class_ranks, graded_ranks

LEVELS = ("zero", "one", "two")
DIMENSIONS = (
    class_dimension("equipment", LEVELS),
    trait_dimension("skills", LEVELS, low=-4, high=4, count=33, cuts=(-0.5, 0.5)),
)
MARGINS = {"equipment": (0.2, 0.3, 0.5), "skills": Trait(0.0, 1.0)}
ROWS = [np.array([[0.8, 0.3, 0.1], [0.2, 0.7, 0.9]])] * 3
CURVES = [Curve(1.5, (cut,)) for cut in (-1.0, -0.3, 0.3, 1.0)]


def likelihoods_of(people, *, rng):
    classes = people.values["equipment"].astype(int)
    facts = class_ranks(ROWS, classes, rng=rng)
    skills = graded_ranks(CURVES, people.values["skills"], rng=rng)
    points = np.asarray(DIMENSIONS[1].nodes)
    return {
        "equipment": normalised(log_likelihoods(facts, ROWS))[0],
        "skills": normalised(log_likelihoods(skills, [c.table(points) for c in CURVES]))[0],
    }


@pytest.mark.parametrize("true", [0.7, 0.0, -0.4])
def test_correlation_is_found_behind_noisy_answers(true):
    rng = np.random.default_rng(8)
    shape = PriorShape(("equipment", "skills"), MARGINS, ((1.0, true), (true, 1.0)))
    answers = likelihoods_of(draw_people(shape, 5000, rng=rng), rng=rng)

    found = latent_correlations(DIMENSIONS, MARGINS, answers, np.ones(5000))

    assert found[0, 1] == found[1, 0] == pytest.approx(true, abs=0.07)
    assert np.diag(found).tolist() == [1.0, 1.0]


def test_pairs_that_disagree_still_make_a_possible_matrix():
    three = tuple(class_dimension(name, LEVELS) for name in ("a", "b", "c"))
    margins = dict.fromkeys(("a", "b", "c"), (0.3, 0.4, 0.3))
    seen = {
        "a": np.eye(3)[[0, 1, 2, 0, 1, 2]],
        "b": np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [1, 1, 1], [1, 1, 1]]) / 1.0,
        "c": np.array([[1, 1, 1], [1, 1, 1], [1, 1, 1], [0, 0, 1], [0, 1, 0], [1, 0, 0]]) / 1.0,
    }
    seen["c"][:3] = np.eye(3)

    found = latent_correlations(three, margins, seen, np.ones(6))

    assert np.linalg.eigvalsh(found).min() > 0.01
    assert np.diag(found) == pytest.approx(1.0)
