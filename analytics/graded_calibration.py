"""The questions of a trait: slopes and thresholds from answers, without the halo of a group.

Marginal maximum likelihood by EM (Bock & Aitkin 1981) on a trait that is N(0, 1) in the weighted
population. Questions of one group (self-ratings, activities behind the same filter) resemble each
other beyond the trait: each group has a deviation γ ~ N(0, spread²) of its own, added to the trait
in its questions (testlets, Bradlow, Wainer & Wang 1999), integrated one group at a time (Gibbons &
Hedeker 1992). What is kept of a question is its slope once γ is averaged over: what its answer
says of the trait alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize_scalar

from analytics.expectation import (
    MISSING,
    FloatArray,
    RankArray,
    expected_counts,
    log_likelihoods,
    normalised,
)
from analytics.graded_curve import Curve, best_curve, first_guess

FIRST_SPREAD = 0.5
LARGEST_SPREAD = 3.0
LOGISTIC_TO_NORMAL = (16 * np.sqrt(3) / (15 * np.pi)) ** 2  # 0.346 (Zeger, Liang & Albert 1988)


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Places of the trait and of a group's deviation (in spreads), with their log chances."""

    points: FloatArray
    log_chances: FloatArray
    deviations: FloatArray
    log_deviation_chances: FloatArray


def normal_grid(points: int = 61, reach: float = 6.0, deviations: int = 13) -> Grid:
    """Equally spaced nodes of two standard normals.

    Parameters
    ----------
    points : int
        Nodes of the trait, from −reach to reach.
    reach : float
        In standard deviations.
    deviations : int
        Nodes of a group's deviation, from −3 to 3 spreads.

    Returns
    -------
    Grid
    """
    trait = np.linspace(-reach, reach, points)
    group = np.linspace(-3.0, 3.0, deviations)
    return Grid(trait, _normal_chances(trait), group, _normal_chances(group))


def _normal_chances(points: FloatArray) -> FloatArray:
    log_density = -0.5 * points**2
    result: FloatArray = log_density - np.log(np.exp(log_density).sum())
    return result


@dataclass(frozen=True, slots=True, eq=False)
class GradedFit:
    """What was found.

    Parameters
    ----------
    curves : tuple of Curve
        Given the trait and the group's deviation.
    groups : tuple of int
        Group of each question, −1 for none.
    spreads : tuple of float
        Standard deviation of each group's deviation, in standard deviations of the trait.
    log_likelihood : float
        Marginal, weighted.
    rounds : int
        Of EM.
    """

    curves: tuple[Curve, ...]
    groups: tuple[int, ...]
    spreads: tuple[float, ...]
    log_likelihood: float = -np.inf
    rounds: int = 0

    def shrinking(self, place: int) -> float:
        """By how much the halo of its group shrinks the slope of one question, in (0, 1]."""
        group = self.groups[place]
        if group < 0:
            return 1.0
        noise = LOGISTIC_TO_NORMAL * (self.curves[place].slope * self.spreads[group]) ** 2
        return float(1.0 / np.sqrt(1.0 + noise))

    def marginal(self, place: int) -> Curve:
        """The curve of one question on the trait alone, the group's deviation averaged over."""
        curve = self.curves[place]
        return replace(curve, slope=curve.slope * self.shrinking(place))

    def points(self, place: int, grid: Grid) -> FloatArray:
        """Where a question is looked at: the trait, or trait × deviation flattened."""
        group = self.groups[place]
        if group < 0:
            return grid.points
        return _spread_points(grid, self.spreads[group])


def _spread_points(grid: Grid, spread: float) -> FloatArray:
    both = grid.points[:, None] + spread * grid.deviations[None, :]
    result: FloatArray = both.ravel()
    return result


@dataclass(frozen=True, slots=True, eq=False)
class Believed:
    """Where each person is believed to be: on the trait, and on trait × deviation by group."""

    trait: FloatArray
    by_group: tuple[FloatArray, ...]
    log_likelihoods: FloatArray

    def over(self, group: int) -> FloatArray:
        return self.trait if group < 0 else self.by_group[group]


def believe(ranks: RankArray, fit: GradedFit, grid: Grid) -> Believed:
    """The expectation step, one group's deviation at a time.

    Parameters
    ----------
    ranks : (n people, m questions) array of int
    fit : GradedFit
    grid : Grid

    Returns
    -------
    Believed
        `trait` (n, points), `by_group` one (n, points × deviations) array a group, rows adding
        up to 1; `log_likelihoods` (n,).
    """
    size = (len(grid.points), len(grid.deviations))
    total = np.tile(grid.log_chances, (len(ranks), 1))
    total += _answers_of(-1, ranks, fit, grid)
    inside = []
    for group in range(len(fit.spreads)):
        both = _answers_of(group, ranks, fit, grid).reshape(-1, *size)
        flat = (both + grid.log_deviation_chances).reshape(-1, size[1])
        chances, sums = normalised(flat)
        inside.append(chances.reshape(-1, *size))
        total += sums.reshape(-1, size[0])
    trait, log_sums = normalised(total)
    joint = tuple((trait[:, :, None] * part).reshape(len(ranks), -1) for part in inside)
    return Believed(trait, joint, log_sums)


def _answers_of(group: int, ranks: RankArray, fit: GradedFit, grid: Grid) -> FloatArray:
    places = [i for i, own in enumerate(fit.groups) if own == group]
    if not places:
        size = len(grid.points) * (1 if group < 0 else len(grid.deviations))
        return np.zeros((len(ranks), size))
    tables = [fit.curves[i].table(fit.points(i, grid)) for i in places]
    return log_likelihoods(ranks[:, places], tables)


def fit_graded(
    ranks: RankArray,
    weights: FloatArray,
    groups: Sequence[int],
    *,
    grid: Grid | None = None,
    tolerance: float = 1e-3,
    most_rounds: int = 500,
) -> GradedFit:
    """Slopes, thresholds and spreads of largest marginal likelihood.

    Parameters
    ----------
    ranks : (n people, m questions) array of int
        Rank of each answer, `MISSING` where there is none.
    weights : (n,) array
        People each respondent stands for.
    groups : sequence of m int
        Group of each question, from 0; −1 for none.
    grid : Grid or None
        `normal_grid()` unless told.
    tolerance : float
        EM stops once no slope, threshold or spread moves by more in a round.
    most_rounds : int

    Returns
    -------
    GradedFit
    """
    nodes = grid or normal_grid()
    fit = GradedFit(
        tuple(first_guess(_shares(column, weights)) for column in ranks.T),
        tuple(groups),
        (FIRST_SPREAD,) * (max(groups, default=-1) + 1),
    )
    for rounds in range(1, most_rounds + 1):
        believed = believe(ranks, fit, nodes)
        log_likelihood = float(weights @ believed.log_likelihoods)
        better = _maximise(ranks, weights, believed, fit, nodes)
        moved = _largest_move(fit, better)
        fit = replace(better, log_likelihood=log_likelihood, rounds=rounds)
        if moved < tolerance:
            break
    return fit


def _shares(column: RankArray, weights: FloatArray) -> FloatArray:
    seen = column != MISSING
    counts = np.bincount(column[seen], weights[seen]) + 0.5
    result: FloatArray = counts / counts.sum()
    return result


def _maximise(
    ranks: RankArray, weights: FloatArray, believed: Believed, fit: GradedFit, grid: Grid
) -> GradedFit:
    counts: dict[int, FloatArray] = {}
    for group in range(-1, len(fit.spreads)):
        places = [i for i, own in enumerate(fit.groups) if own == group]
        sizes = [len(fit.curves[i].thresholds) + 1 for i in places]
        if places:
            found = expected_counts(ranks[:, places], believed.over(group), weights, sizes)
            counts |= dict(zip(places, found, strict=True))
    curves = tuple(
        best_curve(counts[i], fit.points(i, grid), curve) for i, curve in enumerate(fit.curves)
    )
    moved = replace(fit, curves=curves)
    spreads = tuple(_best_spread(g, counts, moved, grid) for g in range(len(fit.spreads)))
    return replace(moved, spreads=spreads)


def _best_spread(group: int, counts: dict[int, FloatArray], fit: GradedFit, grid: Grid) -> float:
    places = [i for i, own in enumerate(fit.groups) if own == group]

    def loss(spread: float) -> float:
        points = _spread_points(grid, spread)
        return -sum(float((counts[i] * np.log(fit.curves[i].table(points))).sum()) for i in places)

    found = minimize_scalar(
        loss, bounds=(1e-3, LARGEST_SPREAD), method="bounded", options={"xatol": 1e-5}
    )
    return float(found.x)


def _largest_move(former: GradedFit, fit: GradedFit) -> float:
    pairs = zip(former.curves, fit.curves, strict=True)
    moves = [
        abs(a - b)
        for one, other in pairs
        for a, b in zip(
            (one.slope, *one.thresholds), (other.slope, *other.thresholds), strict=True
        )
    ]
    moves += [abs(a - b) for a, b in zip(former.spreads, fit.spreads, strict=True)]
    return max(moves)
