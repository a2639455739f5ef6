"""Answers drawn from known parameters, for the tests that must find them again."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analytics.expectation import MISSING
from analytics.graded_curve import Curve

FloatArray = NDArray[np.float64]
RankArray = NDArray[np.intp]


def drawn(tables: FloatArray, *, rng: np.random.Generator) -> RankArray:
    """One rank a person from their own chances, (ranks, n) → (n,)."""
    reached = np.cumsum(tables, axis=0)[:-1]
    return (rng.random(tables.shape[1])[None, :] > reached).sum(axis=0)


def graded_ranks(
    curves: Sequence[Curve], places: FloatArray, *, rng: np.random.Generator
) -> RankArray:
    """Ranks of people at these places of a trait, (n people, m questions)."""
    return np.stack([drawn(curve.table(places), rng=rng) for curve in curves], axis=1)


def class_ranks(
    rows: Sequence[FloatArray], classes: RankArray, *, rng: np.random.Generator
) -> RankArray:
    """Ranks of people of these classes, (n people, m questions); rows are (ranks, classes)."""
    return np.stack([drawn(row[:, classes], rng=rng) for row in rows], axis=1)


def with_holes(ranks: RankArray, share: float, *, rng: np.random.Generator) -> RankArray:
    """The same answers, some of them missing."""
    return np.where(rng.random(ranks.shape) < share, MISSING, ranks)
