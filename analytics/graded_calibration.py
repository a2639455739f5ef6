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

from analytics.beliefs import CurvePrior
from analytics.expectation import (
    MISSING,
    FloatArray,
    RankArray,
    Told,
    expected_counts,
    log_likelihoods,
    normalised,
    unheard,
)
from analytics.graded_curve import Curve, best_curve, first_guess
from analytics.grid import Grid, normal_grid

FIRST_SPREAD = 0.5
LARGEST_SPREAD = 3.0
LOGISTIC_TO_NORMAL = (16 * np.sqrt(3) / (15 * np.pi)) ** 2  # 0.346 (Zeger, Liang & Albert 1988)


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
    moves : tuple of float
        How far the parameters of each question moved in the last round.
    """

    curves: tuple[Curve, ...]
    groups: tuple[int, ...]
    spreads: tuple[float, ...]
    log_likelihood: float = -np.inf
    rounds: int = 0
    moves: tuple[float, ...] = ()

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
        return grid.spread(self.spreads[group])


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
    on_trait, inside = _given_trait(ranks, fit, grid)
    trait, log_sums = normalised(on_trait + grid.log_chances)
    joint = tuple((trait[:, :, None] * part).reshape(len(ranks), -1) for part in inside)
    return Believed(trait, joint, log_sums)


def on_trait_alone(ranks: RankArray, fit: GradedFit, grid: Grid) -> FloatArray:
    """Log-likelihood of every person's answers at each point of the trait, halos integrated.

    Returns
    -------
    (n, points) array
    """
    return _given_trait(ranks, fit, grid)[0]


def _given_trait(
    ranks: RankArray, fit: GradedFit, grid: Grid
) -> tuple[FloatArray, list[FloatArray]]:
    """The log-likelihoods, and where each group's deviation is likely at each point."""
    size = (len(grid.points), len(grid.deviations))
    total = _answers_of(-1, ranks, fit, grid)
    inside = []
    for group in range(len(fit.spreads)):
        both = _answers_of(group, ranks, fit, grid).reshape(-1, *size)
        flat = (both + grid.log_deviation_chances).reshape(-1, size[1])
        chances, sums = normalised(flat)
        inside.append(chances.reshape(-1, *size))
        total = total + sums.reshape(-1, size[0])
    return total, inside


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
    ranks_of: Sequence[int] | None = None,
    priors: Sequence[CurvePrior | None] | None = None,
    grid: Grid | None = None,
    tolerance: float = 1e-3,
    most_rounds: int = 500,
    told: Told = unheard,
) -> GradedFit:
    """Slopes, thresholds and spreads of largest marginal likelihood, or posterior with priors.

    Parameters
    ----------
    ranks : (n people, m questions) array of int
        Rank of each answer, `MISSING` where there is none.
    weights : (n,) array
        People each respondent stands for.
    groups : sequence of m int
        Group of each question, from 0; −1 for none.
    ranks_of : sequence of m int or None
        Ranks that each question has; those that were seen unless told.
    priors : sequence of m (CurvePrior or None) or None
        What is believed of each question.
    grid : Grid or None
        `normal_grid()` unless told.
    tolerance : float
        EM stops once no slope, threshold or spread moves by more in a round.
    most_rounds : int
    told : callable
        Receives the largest move of each round.

    Returns
    -------
    GradedFit
    """
    nodes = grid or normal_grid()
    sizes = ranks_of or [0] * ranks.shape[1]
    believed_first = priors or [None] * ranks.shape[1]
    fit = GradedFit(
        tuple(first_guess(_shares(c, weights, n)) for c, n in zip(ranks.T, sizes, strict=True)),
        tuple(groups),
        (FIRST_SPREAD,) * (max(groups, default=-1) + 1),
    )
    for rounds in range(1, most_rounds + 1):
        believed = believe(ranks, fit, nodes)
        log_likelihood = float(weights @ believed.log_likelihoods)
        better = _maximise(ranks, weights, believed, fit, nodes, believed_first)
        moves, largest = _moves(fit, better)
        fit = replace(better, log_likelihood=log_likelihood, rounds=rounds, moves=moves)
        told(largest)
        if largest < tolerance:
            break
    return fit


def _shares(column: RankArray, weights: FloatArray, ranks: int) -> FloatArray:
    seen = column != MISSING
    counts = np.bincount(column[seen], weights[seen], minlength=ranks) + 0.5
    result: FloatArray = counts / counts.sum()
    return result


def _maximise(
    ranks: RankArray,
    weights: FloatArray,
    believed: Believed,
    fit: GradedFit,
    grid: Grid,
    priors: Sequence[CurvePrior | None],
) -> GradedFit:
    counts: dict[int, FloatArray] = {}
    for group in range(-1, len(fit.spreads)):
        places = [i for i, own in enumerate(fit.groups) if own == group]
        sizes = [len(fit.curves[i].thresholds) + 1 for i in places]
        if places:
            found = expected_counts(ranks[:, places], believed.over(group), weights, sizes)
            counts |= dict(zip(places, found, strict=True))
    curves = tuple(
        best_curve(counts[i], fit.points(i, grid), curve, priors[i])
        for i, curve in enumerate(fit.curves)
    )
    moved = replace(fit, curves=curves)
    spreads = tuple(_best_spread(g, counts, moved, grid) for g in range(len(fit.spreads)))
    return replace(moved, spreads=spreads)


def _best_spread(group: int, counts: dict[int, FloatArray], fit: GradedFit, grid: Grid) -> float:
    places = [i for i, own in enumerate(fit.groups) if own == group]

    def loss(spread: float) -> float:
        points = grid.spread(spread)
        return -sum(float((counts[i] * np.log(fit.curves[i].table(points))).sum()) for i in places)

    found = minimize_scalar(
        loss, bounds=(1e-3, LARGEST_SPREAD), method="bounded", options={"xatol": 1e-5}
    )
    return float(found.x)


def _moves(former: GradedFit, fit: GradedFit) -> tuple[tuple[float, ...], float]:
    """How far each question's parameters moved, and the farthest of them and of the spreads."""
    pairs = zip(former.curves, fit.curves, strict=True)
    moves = tuple(float(np.abs(a.parameters - b.parameters).max()) for a, b in pairs)
    spreads = [abs(a - b) for a, b in zip(former.spreads, fit.spreads, strict=True)]
    return moves, max([*moves, *spreads])
