"""The prior over every dimension at once: margins, correlations, any number of either kind."""

from itertools import product

import numpy as np
import pytest

from diagnostic.errors import MalformedItem
from diagnostic.framework import Dimension, DimensionKind, class_dimension, trait_dimension
from diagnostic.prior import POINTS_PER_CLASS, STANDARD, PriorShape, Trait, joint_prior
from tests.diagnostic.builders import even_correlations

EQUIPMENT = class_dimension("equipment", ("none", "some", "all"))
ACCESS = class_dimension("access", ("no", "yes"))
SKILLS = trait_dimension("skills", ("low", "high"), low=-4.0, high=4.0, count=33, cuts=(0.0,))
READING = trait_dimension("reading", ("low", "high"), low=-5.0, high=3.0, count=33, cuts=(0.0,))
MARGINS = {
    "equipment": (0.2, 0.5, 0.3),
    "access": (0.35, 0.65),
    "skills": Trait(0.0, 1.0),
    "reading": Trait(-0.7, 0.9),
}


def shape_of(*dimensions: Dimension, r: float = 0.0) -> PriorShape:
    names = tuple(d.id for d in dimensions)
    return PriorShape(
        names, {name: MARGINS[name] for name in names}, even_correlations(len(names), r)
    )


def margin_of(joint: np.ndarray, place: int) -> np.ndarray:
    return joint.sum(axis=tuple(i for i in range(joint.ndim) if i != place))


def by_hand(dimensions: tuple[Dimension, ...], shape: PriorShape) -> np.ndarray:
    """Every combination of latent points, one at a time, before margins are made exact."""
    pull = np.linalg.inv(np.array(shape.correlations)) - np.eye(len(dimensions))
    joint = np.zeros([d.size for d in dimensions])
    for combination in product(*(latent_points(d) for d in dimensions)):
        nodes, points, weights = zip(*combination, strict=True)
        z = np.array(points)
        joint[nodes] += np.prod(weights) * np.exp(-0.5 * z @ pull @ z)
    return joint / joint.sum()


def latent_points(dimension: Dimension) -> list[tuple[int, float, float]]:
    """(node, latent normal value, weight)."""
    margin = MARGINS[dimension.id]
    if isinstance(margin, Trait):
        z = (np.array(dimension.nodes) - margin.mean) / margin.sd
        return [(k, float(v), float(np.exp(-0.5 * v * v))) for k, v in enumerate(z)]
    inside = (np.arange(POINTS_PER_CLASS) + 0.5) / POINTS_PER_CLASS
    return [
        (k, STANDARD.inv_cdf(sum(margin[:k]) + share * part), share / POINTS_PER_CLASS)
        for k, share in enumerate(margin)
        for part in inside
    ]


def made_exact(joint: np.ndarray, dimensions: tuple[Dimension, ...]) -> np.ndarray:
    for _ in range(50):
        for place, dimension in enumerate(dimensions):
            if dimension.kind is DimensionKind.CLASSES:
                ratio = np.array(MARGINS[dimension.id]) / margin_of(joint, place)
                joint = joint * ratio.reshape([-1 if k == place else 1 for k in range(joint.ndim)])
    return joint / joint.sum()


SMALL_TRAITS = (
    trait_dimension("skills", ("low", "high"), low=-3, high=3, count=5, cuts=(0.0,)),
    trait_dimension("reading", ("low", "high"), low=-3, high=2, count=4, cuts=(0.0,)),
)


@pytest.mark.parametrize(
    "dimensions",
    [
        (EQUIPMENT,),
        (SMALL_TRAITS[0],),
        (EQUIPMENT, ACCESS),
        SMALL_TRAITS,
        (EQUIPMENT, SMALL_TRAITS[0]),
        (SMALL_TRAITS[0], EQUIPMENT, SMALL_TRAITS[1], ACCESS),
    ],
    ids=["classes", "trait", "classes twice", "two traits", "classes, trait", "mixed, any order"],
)
def test_any_number_of_dimensions_of_either_kind_follows_the_copula(dimensions):
    shape = shape_of(*dimensions, r=0.5)

    joint = joint_prior(dimensions, shape)

    assert joint == pytest.approx(made_exact(by_hand(dimensions, shape), dimensions), abs=1e-6)


def test_class_margins_are_exact():
    joint = joint_prior((EQUIPMENT, SKILLS, ACCESS), shape_of(EQUIPMENT, SKILLS, ACCESS, r=0.6))

    assert joint.sum() == pytest.approx(1.0)
    assert joint.min() >= 0
    assert margin_of(joint, 0) == pytest.approx(MARGINS["equipment"], abs=1e-7)
    assert margin_of(joint, 2) == pytest.approx(MARGINS["access"], abs=1e-7)


def test_trait_margins_keep_their_mean_and_spread():
    joint = joint_prior((SKILLS, READING), shape_of(SKILLS, READING, r=0.5))

    for place, dimension in enumerate((SKILLS, READING)):
        points, weights = np.array(dimension.nodes), margin_of(joint, place)
        mean = weights @ points
        trait = MARGINS[dimension.id]
        assert mean == pytest.approx(trait.mean, abs=1e-3)
        assert np.sqrt(weights @ (points - mean) ** 2) == pytest.approx(trait.sd, abs=3e-3)


def test_dimensions_that_are_not_correlated_are_independent():
    joint = joint_prior((EQUIPMENT, SKILLS), shape_of(EQUIPMENT, SKILLS))

    assert joint == pytest.approx(np.outer(margin_of(joint, 0), margin_of(joint, 1)), abs=1e-12)


@pytest.mark.parametrize("r", [-0.4, 0.4])
def test_correlation_gives_its_sign(r):
    joint = joint_prior((EQUIPMENT, SKILLS), shape_of(EQUIPMENT, SKILLS, r=r))

    expected = (joint @ np.array(SKILLS.nodes)) / margin_of(joint, 0)
    assert (np.diff(expected) * np.sign(r) > 0).all()


def test_traits_are_correlated_as_asked():
    joint = joint_prior((SKILLS, READING), shape_of(SKILLS, READING, r=0.6))

    x, y = np.meshgrid(SKILLS.nodes, READING.nodes, indexing="ij")
    dx, dy = x - (joint * x).sum(), y - (joint * y).sum()
    r = (joint * dx * dy).sum() / np.sqrt((joint * dx**2).sum() * (joint * dy**2).sum())
    assert r == pytest.approx(0.6, abs=5e-3)


def test_prior_may_be_seen_on_some_dimensions_in_another_order():
    whole = PriorShape(
        ("equipment", "skills", "access"),
        {name: MARGINS[name] for name in ("equipment", "skills", "access")},
        ((1.0, 0.1, 0.2), (0.1, 1.0, 0.3), (0.2, 0.3, 1.0)),
    )

    seen = whole.restricted_to(("access", "equipment"))

    assert seen == PriorShape(
        ("access", "equipment"),
        {"access": MARGINS["access"], "equipment": MARGINS["equipment"]},
        ((1.0, 0.2), (0.2, 1.0)),
    )
    assert joint_prior((ACCESS, EQUIPMENT), whole) == pytest.approx(
        joint_prior((ACCESS, EQUIPMENT), seen)
    )


def test_prior_may_be_widened_on_one_trait():
    shape = shape_of(EQUIPMENT, SKILLS)

    widened = shape.widened("skills", mean=0.8, sd=1.5)

    assert widened.margins == {"equipment": MARGINS["equipment"], "skills": Trait(0.8, 1.5)}
    assert (widened.dimensions, widened.correlations) == (shape.dimensions, shape.correlations)
    assert shape.margins["skills"] == MARGINS["skills"]


@pytest.mark.parametrize(
    "correlations",
    [((1.0, 1.0), (1.0, 1.0)), ((1.0, 1.2), (1.2, 1.0)), ((1.0, 0.2), (0.3, 1.0))],
    ids=["the same twice", "beyond one", "not symmetric"],
)
def test_correlations_that_cannot_be_are_refused(correlations):
    margins = {name: MARGINS[name] for name in ("equipment", "skills")}

    with pytest.raises(MalformedItem) as refusal:
        joint_prior((EQUIPMENT, SKILLS), PriorShape(tuple(margins), margins, correlations))

    assert refusal.value.details == {"item": "prior"}
