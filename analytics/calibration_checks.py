"""Do the questions of a calibration measure what they should, alone, together, and how well?

Fit is judged on predictions: what a person answered against what all their other answers made
expect, so that no answer helps to predict itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import norm

from analytics.calibration import ItemCalibrator
from analytics.expectation import MISSING, SMALLEST, FloatArray, RankArray, normalised
from analytics.expectation import log_likelihoods as said_by
from analytics.graded_calibration import GradedFit
from analytics.measured import Part

NARROWEST, WIDEST = 0.7, 1.3  # mean squares (Wright & Linacre 1994)
SURE_ERRORS = 2.0  # standard errors
SURE = 0.05  # that no pair is told by chance (Bonferroni)
DEPENDENT = 0.2  # Q3 above the mean of all pairs (Christensen, Makransky & Horton 2017)
FEWEST_TOGETHER = 100  # people who answered both questions of a pair
TOLD_AT = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)


@dataclass(frozen=True, slots=True)
class ItemFit:
    """How well one question is predicted; mean squares are 1 when the model holds.

    Parameters
    ----------
    item : str
    people : int
        Who answered it and something else.
    infit, outfit : float
        Mean squared residual, weighted by its expected variance or not (Wright & Masters 1982).
    infit_error, outfit_error : float
        Their standard errors: a few surprises on an easy question prove nothing.
    """

    item: str
    people: int
    infit: float
    outfit: float
    infit_error: float
    outfit_error: float

    @property
    def flagged(self) -> bool:
        """Out of the usual range, and not by chance."""
        squares = ((self.infit, self.infit_error), (self.outfit, self.outfit_error))
        return any(
            not NARROWEST <= square <= WIDEST and abs(square - 1.0) > SURE_ERRORS * error
            for square, error in squares
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions whose residuals go together beyond what is measured (Q3, Yen 1984)."""

    first: str
    second: str
    people: int
    q3: float


@dataclass(frozen=True, slots=True)
class DimensionCheck:
    """What is known of the questions of one dimension.

    Parameters
    ----------
    dimension : str
    items : tuple of ItemFit
        Of the ordered questions.
    mean_q3 : float or None
        Of every pair that enough people answered; None where there is none.
    pairs : tuple of Pair
        Those above the mean by more than `DEPENDENT` and not by chance, the strongest first.
    reliability : float
        Share of the variance of places that answers explain: what people of this file had
        answered, no more.
    information : mapping of point to float
        Of all the questions together, traits alone; 1 / √(1 + it) is the error of a place.
    """

    dimension: str
    items: tuple[ItemFit, ...]
    mean_q3: float | None
    pairs: tuple[Pair, ...]
    reliability: float
    information: Mapping[float, float]

    def as_mapping(self) -> dict[str, Any]:
        """As in the JSON file."""
        items = [{**asdict(one), "flagged": one.flagged} for one in self.items]
        return {**asdict(self), "items": items, "information": dict(self.information)}


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """One dimension as it was fitted.

    Parameters
    ----------
    dimension : str
    columns : tuple of m str
    ordered : tuple of m bool
    ranks : (n people, m) array of int
    weights : (n,) array
    tables : sequence of m (ranks, nodes) arrays
        P(rank | node).
    points, chances : (nodes,) arrays
        Place of each node, and its share of the population.
    information : mapping of point to float
    """

    dimension: str
    columns: tuple[str, ...]
    ordered: tuple[bool, ...]
    ranks: RankArray
    weights: FloatArray
    tables: Sequence[FloatArray]
    points: FloatArray
    chances: FloatArray
    information: Mapping[float, float]

    @property
    def log_chances(self) -> FloatArray:
        result: FloatArray = np.log(np.maximum(self.chances, SMALLEST))
        return result


def check(measured: Measured) -> DimensionCheck:
    """Fit, local dependence and reliability of one dimension.

    Parameters
    ----------
    measured : Measured

    Returns
    -------
    DimensionCheck
    """
    own = [
        said_by(measured.ranks[:, [place]], [table]) for place, table in enumerate(measured.tables)
    ]
    whole = np.sum(own, axis=0) + measured.log_chances
    places = normalised(whole)[0]
    fits = [
        _fit(measured, place, normalised(whole - own[place])[0])
        for place, ordered in enumerate(measured.ordered)
        if ordered
    ]
    residuals = pd.DataFrame(
        {
            column: _residuals(measured, place, places)
            for place, column in enumerate(measured.columns)
            if measured.ordered[place]
        }
    )
    mean_q3, pairs = _dependence(residuals)
    return DimensionCheck(
        measured.dimension,
        tuple(fits),
        mean_q3,
        pairs,
        _reliability(measured, places),
        measured.information,
    )


def _moments(table: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Mean and mean square of the rank at each node."""
    ranks = np.arange(len(table))
    return ranks @ table, ranks**2 @ table


def _fit(measured: Measured, place: int, elsewhere: FloatArray) -> ItemFit:
    answers = measured.ranks[:, place]
    others = (np.delete(measured.ranks, place, axis=1) != MISSING).any(axis=1)
    seen = (answers != MISSING) & others
    mean, square = _moments(measured.tables[place])
    expected = elsewhere[seen] @ mean
    variance = np.maximum(elsewhere[seen] @ square - expected**2, SMALLEST)
    away = (answers[seen] - expected) ** 2
    weights = measured.weights[seen]
    infit = float(weights @ away / (weights @ variance))
    outfit = float(np.average(away / variance, weights=weights))
    return ItemFit(
        measured.columns[place],
        int(seen.sum()),
        infit,
        outfit,
        float(np.linalg.norm(weights * (away - infit * variance)) / (weights @ variance)),
        float(np.linalg.norm(weights * (away / variance - outfit)) / weights.sum()),
    )


def _residuals(measured: Measured, place: int, places: FloatArray) -> FloatArray:
    answers = measured.ranks[:, place]
    expected = places @ _moments(measured.tables[place])[0]
    return np.where(answers == MISSING, np.nan, answers - expected)


def _dependence(residuals: pd.DataFrame) -> tuple[float | None, tuple[Pair, ...]]:
    if residuals.shape[1] < 2:
        return None, ()
    together = residuals.corr(min_periods=FEWEST_TOGETHER)
    seen = residuals.notna().astype(int)
    counts = seen.T @ seen
    found = [
        Pair(a, b, int(counts.loc[a, b]), float(together.loc[a, b]))
        for a, b in combinations(residuals.columns, 2)
        if not np.isnan(together.loc[a, b])
    ]
    if not found:
        return None, ()
    mean = float(np.mean([pair.q3 for pair in found]))
    by_chance = float(norm.isf(SURE / len(found)))
    strong = [
        pair for pair in found if pair.q3 - mean > max(DEPENDENT, by_chance / np.sqrt(pair.people))
    ]
    return mean, tuple(sorted(strong, key=lambda pair: -pair.q3))


def _reliability(measured: Measured, places: FloatArray) -> float:
    means = places @ measured.points
    left = places @ measured.points**2 - means**2
    centre = np.average(means, weights=measured.weights)
    between = np.average((means - centre) ** 2, weights=measured.weights)
    within = np.average(left, weights=measured.weights)
    return float(between / max(between + within, SMALLEST))


def checks_of(
    calibrator: ItemCalibrator, answers: pd.DataFrame, weights: FloatArray
) -> tuple[DimensionCheck, ...]:
    """Fit, local dependence and reliability, dimension by dimension.

    Parameters
    ----------
    calibrator : ItemCalibrator
        Fitted.
    answers : (n people, m questions) DataFrame
        Those of the fit, or others.
    weights : (n,) array

    Returns
    -------
    tuple of DimensionCheck
    """
    parts = calibrator.parts_
    return tuple(check(_measured(calibrator, part, answers, weights)) for part in parts)


def _measured(
    calibrator: ItemCalibrator, part: Part, answers: pd.DataFrame, weights: FloatArray
) -> Measured:
    name, fit = part.dimension.id, calibrator.fits_[part.dimension.id]
    information: dict[float, float] = {}
    if isinstance(fit, GradedFit):
        curves = [fit.marginal(place) for place in range(len(part.columns))]
        grid = calibrator.grid_of(name)
        tables = [curve.table(grid.points) for curve in curves]
        points, chances = grid.points, np.exp(grid.log_chances)
        told = np.sum([curve.information(np.asarray(TOLD_AT)) for curve in curves], axis=0)
        information = dict(zip(TOLD_AT, told.tolist(), strict=True))
    else:
        tables = calibrator.class_tables(part)
        points, chances = np.arange(float(part.dimension.size)), fit.shares
    return Measured(
        name,
        part.columns,
        part.ordered,
        part.read(answers),
        weights,
        tables,
        points,
        chances,
        information,
    )
