"""What is likely before the first answer: a correlated prior over every dimension at once.

A Gaussian copula joins class shares and trait distributions (Nelsen 2006, section 2.3): each
dimension is the image of a standard normal, and these normals are correlated.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np

from diagnostic.errors import MalformedItem
from diagnostic.framework import Dimension, DimensionKind, FloatArray

POINTS_PER_CLASS = 5  # latent points that stand for one class; margins are then made exact
RAKING_ROUNDS = 8  # iterative proportional fitting (Deming & Stephan 1940); converges in 3 or 4
STANDARD = NormalDist()


@dataclass(frozen=True, slots=True)
class Trait:
    """Where the people we meet stand on a trait: mean and standard deviation."""

    mean: float
    sd: float


@dataclass(frozen=True, slots=True)
class PriorShape:
    """Shares of each class dimension, place of each trait, and how they go together.

    Parameters
    ----------
    dimensions : tuple of str
        Order of the rows of `correlations`.
    margins : mapping of dimension id to shares (tuple of float adding up to 1) or Trait
    correlations : tuple of tuple of float
        Latent correlation matrix, positive definite, ones on its diagonal.
    """

    dimensions: tuple[str, ...]
    margins: Mapping[str, tuple[float, ...] | Trait]
    correlations: tuple[tuple[float, ...], ...]

    def restricted_to(self, kept: tuple[str, ...]) -> "PriorShape":
        """The same prior seen on some of its dimensions."""
        places = [self.dimensions.index(d) for d in kept]
        rows = tuple(tuple(self.correlations[i][j] for j in places) for i in places)
        return PriorShape(kept, {d: self.margins[d] for d in kept}, rows)

    def widened(self, dimension: str, *, mean: float, sd: float) -> "PriorShape":
        """The same prior with another place for one trait."""
        return replace(self, margins={**self.margins, dimension: Trait(mean, sd)})


def joint_prior(dimensions: tuple[Dimension, ...], shape: PriorShape) -> FloatArray:
    """The prior over the product of all nodes.

    Parameters
    ----------
    dimensions : tuple of Dimension
        In the order of the axes of the result.
    shape : PriorShape
        Margins and latent correlations of (at least) these dimensions.

    Returns
    -------
    (size of dimension 1, …, size of dimension d) array
        Adds up to 1; class margins are those of the shape, exactly.

    Raises
    ------
    MalformedItem
        If the correlation matrix is not positive definite.
    """
    seen = shape.restricted_to(tuple(d.id for d in dimensions))
    latent = [_latent_points(d, seen.margins[d.id]) for d in dimensions]
    pull = _precision(seen.correlations) - np.eye(len(dimensions))
    classes = [i for i, d in enumerate(dimensions) if d.kind is DimensionKind.CLASSES]
    joint = _copula_weights(latent, pull, classes)
    return _raked(joint / joint.sum(), [seen.margins[d.id] for d in dimensions])


def _precision(correlations: tuple[tuple[float, ...], ...]) -> FloatArray:
    matrix = np.asarray(correlations, dtype=float)
    if not np.allclose(matrix, matrix.T) or np.linalg.eigvalsh(matrix).min() <= 1e-9:
        raise MalformedItem(item="prior")
    return np.linalg.inv(matrix)


def _latent_points(
    dimension: Dimension, margin: tuple[float, ...] | Trait
) -> tuple[FloatArray, FloatArray]:
    """Latent normal values of the nodes and their weights, each (n nodes, points per node)."""
    if isinstance(margin, Trait):
        z = (np.asarray(dimension.nodes) - margin.mean) / margin.sd
        return z[:, None], np.exp(-0.5 * z**2)[:, None]
    bounds = np.concatenate([[0.0], np.cumsum(margin)])
    inside = (np.arange(POINTS_PER_CLASS) + 0.5) / POINTS_PER_CLASS
    ranks = bounds[:-1, None] + np.diff(bounds)[:, None] * inside[None, :]
    z = np.vectorize(STANDARD.inv_cdf)(np.clip(ranks, 1e-9, 1 - 1e-9))
    return z, np.repeat(np.diff(bounds)[:, None] / POINTS_PER_CLASS, POINTS_PER_CLASS, axis=1)


def _copula_weights(
    latent: list[tuple[FloatArray, FloatArray]], pull: FloatArray, classes: list[int]
) -> FloatArray:
    """Σ over latent points of w · exp(−½ zᵀ(R⁻¹ − I)z), with one axis a dimension.

    Traits carry one point a node; they are walked one combination at a time so that memory stays
    at the size of the class grid.
    """
    shapes = [z.shape[0] for z, _ in latent]
    traits = [i for i in range(len(latent)) if i not in classes]
    flat = [(z.ravel(), w.ravel()) for z, w in latent]
    if not classes:
        return _all_traits(flat, pull)
    joint = np.empty(shapes)
    inner = _quadratic([flat[i][0] for i in classes], pull[np.ix_(classes, classes)])
    weights = _outer([flat[i][1] for i in classes])
    for place in np.ndindex(*[shapes[i] for i in traits]):
        fixed = np.array([flat[i][0][k] for i, k in zip(traits, place, strict=True)])
        form = inner + fixed @ pull[np.ix_(traits, traits)] @ fixed
        for axis, i in enumerate(classes):
            cross = 2 * float(pull[i, traits] @ fixed) * flat[i][0]
            form = form + _along(cross, axis, len(classes))
        mass = weights * np.exp(-0.5 * form)
        mass = mass.reshape([n for i in classes for n in latent[i][0].shape])
        mass = mass.sum(axis=tuple(range(1, 2 * len(classes), 2)))
        scale = np.prod([flat[i][1][k] for i, k in zip(traits, place, strict=True)])
        joint[_slot(len(latent), traits, place)] = scale * mass
    return joint


def _all_traits(flat: list[tuple[FloatArray, FloatArray]], pull: FloatArray) -> FloatArray:
    return _outer([w for _, w in flat]) * np.exp(-0.5 * _quadratic([z for z, _ in flat], pull))


def _quadratic(points: list[FloatArray], pull: FloatArray) -> FloatArray:
    """zᵀ pull z over the product of the points, one axis a dimension."""
    count = len(points)
    form = np.zeros([p.size for p in points])
    for i in range(count):
        form = form + pull[i, i] * _along(points[i] ** 2, i, count)
        for j in range(i + 1, count):
            form = form + 2 * pull[i, j] * _along(points[i], i, count) * _along(
                points[j], j, count
            )
    return form


def _outer(weights: list[FloatArray]) -> FloatArray:
    result = np.ones([w.size for w in weights])
    for axis, weight in enumerate(weights):
        result = result * _along(weight, axis, len(weights))
    return result


def _along(values: FloatArray, axis: int, count: int) -> FloatArray:
    return values.reshape([-1 if i == axis else 1 for i in range(count)])


def _slot(count: int, traits: list[int], place: tuple[int, ...]) -> tuple[int | slice, ...]:
    index: list[int | slice] = [slice(None)] * count
    for i, k in zip(traits, place, strict=True):
        index[i] = k
    return tuple(index)


def _raked(joint: FloatArray, margins: list[tuple[float, ...] | Trait]) -> FloatArray:
    """Class margins made exact by iterative proportional fitting."""
    for _ in range(RAKING_ROUNDS):
        for axis, margin in enumerate(margins):
            if isinstance(margin, Trait):
                continue
            others = tuple(i for i in range(joint.ndim) if i != axis)
            joint = joint * _along(np.asarray(margin) / joint.sum(axis=others), axis, joint.ndim)
    result: FloatArray = joint / joint.sum()
    return result
