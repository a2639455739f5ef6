"""The sequential probability ratio test at each cut between two levels (Wald 1945, Reckase 1983).

It forgets the prior: a level is decided by its own answers alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

import numpy as np

from diagnostic.answers import Given
from diagnostic.bank import Bank
from diagnostic.framework import Dimension, DimensionKind, FloatArray
from diagnostic.posterior import TINY
from diagnostic.response_models import ResponseModel, answer_table
from diagnostic.standing import AxisStanding

KEPT = 4096  # tables of log ratios


@dataclass(frozen=True, slots=True)
class SequentialTest:
    """How often each cut may be decided wrongly, and what is too close to a cut to matter.

    Parameters
    ----------
    error : float
        Chance of each of the two errors, in (0, 0.5).
    half_width : float
        Trait: the two hypotheses lie that far on either side of the cut. Between classes, they
        are the two classes.
    """

    error: float = 0.10
    half_width: float = 0.30

    @property
    def bound(self) -> float:
        """Log ratio at which one side is believed; the other at its opposite (Wald 1945)."""
        return log((1 - self.error) / self.error)


@lru_cache(maxsize=KEPT)
def log_chances(model: ResponseModel, dimension: Dimension, test: SequentialTest) -> FloatArray:
    """Log chance of each answer where the hypotheses stand; not to be changed.

    Parameters
    ----------
    model : ResponseModel
    dimension : Dimension
    test : SequentialTest

    Returns
    -------
    (answers, points) array
        Points: the classes; or on a trait, just below each cut, then just above each.
    """
    if dimension.kind is DimensionKind.TRAIT:
        away = np.array([-test.half_width, test.half_width])[:, None]
        sides = (np.asarray(dimension.cuts) + away).ravel()
        dimension = replace(dimension, nodes=tuple(float(point) for point in sides))
    chances: FloatArray = np.log(answer_table(model, dimension) + TINY)
    return chances


def cut_ratios(total: FloatArray, dimension: Dimension) -> FloatArray:
    """The log ratio at each cut: above it over below it.

    Between classes, the best class above over the best below (generalised ratio, Bartroff,
    Finkelman & Lai 2008): of two classes that are both out of question, neither matters.

    Parameters
    ----------
    total : (points,) array
        Sum of `log_chances` over the answers.
    dimension : Dimension

    Returns
    -------
    (levels − 1,) array
    """
    if dimension.kind is DimensionKind.TRAIT:
        below, above = np.split(total, 2)
    else:
        below = np.maximum.accumulate(total)[:-1]
        above = np.maximum.accumulate(total[::-1])[::-1][1:]
    ratios: FloatArray = above - below
    return ratios


def decided_by_test(
    bank: Bank,
    answers: Sequence[Given],
    now: tuple[AxisStanding, ...],
    test: SequentialTest,
) -> tuple[AxisStanding, ...]:
    """The same standings, each decided where every cut of its dimensions has been crossed.

    Parameters
    ----------
    bank : Bank
    answers : sequence of Given
    now : tuple of AxisStanding
    test : SequentialTest

    Returns
    -------
    tuple of AxisStanding
        None decided from fewer answers than a level takes.
    """
    total: dict[str, FloatArray] = {}
    for given in answers:
        row, item = bank.row_of(given), bank.item(given.item)
        if row is not None:
            dimension = bank.dimensions[bank.dimension_place[item.dimension]]
            found = log_chances(item.model(given.mode), dimension, test)[row]
            total[dimension.id] = total.get(dimension.id, 0.0) + found
    crossed = {
        d.id
        for d in bank.dimensions
        if d.id in total and (np.abs(cut_ratios(total[d.id], d)) >= test.bound).all()
    }
    return tuple(
        replace(
            standing,
            is_decided=standing.has_enough_answers
            and crossed.issuperset(standing.axis.dimensions),
        )
        for standing in now
    )
