"""Whether the prior is possible, and whether it leaves somebody at every level."""

from collections.abc import Iterator

import numpy as np

from diagnostic.faults.fault import Fault, fault
from diagnostic.faults.models import PRIOR, ROUNDING
from diagnostic.framework import Axis, Dimension, DimensionKind, FloatArray, Framework
from diagnostic.prior import PriorShape, Trait, joint_prior

BLOCK = "prior"
SMALLEST_SHARE = 0.08  # a rarer level would be « well found » by never announcing it


def prior_faults(framework: Framework, shape: PriorShape, *, origin: str) -> Iterator[Fault]:
    """Faults of the prior.

    Parameters
    ----------
    framework : Framework
    shape : PriorShape
    origin : str
        A calibrated prior says what was counted: its shares may be as small as they are.

    Yields
    ------
    Fault
    """
    impossible = (
        *_margin_faults(framework, shape),
        *_correlation_faults(framework, shape),
    )
    yield from impossible
    if not impossible and origin == PRIOR:
        yield from _rare_levels(framework, shape)


def _margin_faults(framework: Framework, shape: PriorShape) -> Iterator[Fault]:
    known = tuple(d.id for d in framework.dimensions)
    for name in shape.margins:
        if name not in known:
            yield fault("content.prior_unknown", BLOCK, dimension=name, known=known)
    for dimension in framework.dimensions:
        expected = len(dimension.levels)
        margin, is_trait = shape.margins.get(dimension.id), dimension.kind is DimensionKind.TRAIT
        if margin is None or isinstance(margin, Trait) is not is_trait:
            key = "content.prior_trait_missing" if is_trait else "content.prior_shares_missing"
            yield fault(key, BLOCK, dimension=dimension.id, expected=expected)
        elif isinstance(margin, Trait):
            continue
        elif len(margin) != expected:
            yield fault("content.prior_count", BLOCK, dimension=dimension.id, expected=expected)
        elif min(margin) <= 0 or abs(sum(margin) - 1) > ROUNDING:
            yield fault("content.prior_sum", BLOCK, dimension=dimension.id, total=sum(margin))


def _correlation_faults(framework: Framework, shape: PriorShape) -> Iterator[Fault]:
    known = tuple(d.id for d in framework.dimensions)
    size = len(known)
    if sorted(shape.dimensions) != sorted(known):
        yield fault("content.correlations_order", BLOCK, known=known)
    elif len(shape.correlations) != size or any(len(row) != size for row in shape.correlations):
        yield fault("content.correlations_square", BLOCK, expected=size)
    elif not _is_correlation_matrix(np.asarray(shape.correlations, dtype=float)):
        yield fault("content.correlations_impossible", BLOCK)


def _is_correlation_matrix(matrix: FloatArray) -> bool:
    is_symmetric = np.allclose(matrix, matrix.T) and np.allclose(np.diag(matrix), 1.0)
    return bool(is_symmetric and np.linalg.eigvalsh(matrix).min() > ROUNDING)


def _rare_levels(framework: Framework, shape: PriorShape) -> Iterator[Fault]:
    joint = joint_prior(framework.dimensions, shape)
    for axis in framework.axes:
        shares = axis_shares(joint, framework.dimensions, axis).tolist()
        for level, share in zip(axis.levels, shares, strict=True):
            if share < SMALLEST_SHARE - ROUNDING:
                said = {"axis": axis.id, "level": level, "share": share}
                yield fault("content.level_too_rare", BLOCK, **said, limit=SMALLEST_SHARE)


def axis_shares(joint: FloatArray, dimensions: tuple[Dimension, ...], axis: Axis) -> FloatArray:
    """Share of people at each level of an axis: the lowest of its dimensions' levels.

    Parameters
    ----------
    joint : (n1, …, nd) array
        Probabilities of the nodes.
    dimensions : tuple of Dimension
        In the order of the axes of `joint`.
    axis : Axis

    Returns
    -------
    (levels,) array
        Adds up to 1.
    """
    reached = np.empty(len(axis.levels))
    for level in range(len(axis.levels)):
        left = joint
        for dimension in dimensions:
            at_or_above = dimension.level_shares()[:, level:].sum(axis=1)
            weights = at_or_above if dimension.id in axis.dimensions else np.ones(dimension.size)
            left = np.tensordot(weights, left, axes=(0, 0))
        reached[level] = float(left)
    return -np.diff(reached, append=0.0)
