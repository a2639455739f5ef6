"""One graded question: the curve that best explains expected counts, and how it was reached.

Samejima's graded response (1969), its maximisation step by Fisher scoring (Bock & Aitkin 1981).
"""

from dataclasses import dataclass

import numpy as np

from analytics.beliefs import CurvePrior
from analytics.expectation import SMALLEST, FloatArray

STEPS = 8  # of scoring in one maximisation; the next round goes on from there
HALVINGS = 12
STILL = 1e-7  # a step that moves no parameter by more
RIDGE = 1e-6  # people: keeps the information invertible where nobody answered
SLOPE_RANGE = (0.05, 12.0)  # an answer that says nothing, an answer that says all
SMALLEST_GAP = 1e-3  # between two thresholds
FARTHEST_THRESHOLD = 8.0  # standard deviations of the reference population


@dataclass(frozen=True, slots=True)
class Curve:
    """A slope per unit of the trait (logits) and increasing thresholds, in the same unit."""

    slope: float
    thresholds: tuple[float, ...]

    @property
    def parameters(self) -> FloatArray:
        """The slope, then the thresholds."""
        return np.array([self.slope, *self.thresholds])

    def reached(self, points: FloatArray) -> FloatArray:
        """Chance of reaching each next rank, (ranks − 1, points)."""
        logits = self.slope * (points[None, :] - np.asarray(self.thresholds)[:, None])
        result: FloatArray = 1.0 / (1.0 + np.exp(-np.clip(logits, -35.0, 35.0)))
        return result

    def table(self, points: FloatArray) -> FloatArray:
        """P(rank | point), (ranks, points), never quite 0."""
        return _ranks(self.reached(points))

    def information(self, points: FloatArray) -> FloatArray:
        """What an answer tells of a place, in 1 / (unit of the trait)², (points,)."""
        gradients = log_gradients(self, points)[:, :, 1:].sum(axis=2)  # all thresholds moved alike
        result: FloatArray = (self.table(points) * gradients**2).sum(axis=0)
        return result


def _ranks(reached: FloatArray) -> FloatArray:
    edges = np.ones((1, reached.shape[1]))
    bounds = np.vstack([edges, reached, 0 * edges])
    result: FloatArray = np.maximum(bounds[:-1] - bounds[1:], SMALLEST)
    return result


def first_guess(shares: FloatArray) -> Curve:
    """A moderate slope, and thresholds where the observed shares put them.

    Parameters
    ----------
    shares : (ranks,) array
        Share of the answers in each rank, adding up to 1.

    Returns
    -------
    Curve
    """
    slope = 1.5
    above = np.clip(1.0 - np.cumsum(shares)[:-1], 0.01, 0.99)
    spread = np.sqrt(1.0 + slope**2 / 2.89) / slope  # logistic noise added to the trait's own
    places = -np.log(above / (1.0 - above)) * spread
    apart = np.maximum.accumulate(places + 0.01 * np.arange(len(places)))
    return Curve(slope, tuple(float(p) for p in apart))


def best_curve(
    counts: FloatArray, points: FloatArray, start: Curve, prior: CurvePrior | None = None
) -> Curve:
    """The curve of largest expected log-posterior, by Fisher scoring with halved steps.

    Parameters
    ----------
    counts : (ranks, points) array
        People expected at each point who gave each rank.
    points : (points,) array
        Places on the trait.
    start : Curve
    prior : CurvePrior or None
        None: the largest expected log-likelihood.

    Returns
    -------
    Curve
        Never less likely than the start.
    """
    curve, likelihood = start, _log_posterior(counts, points, start, prior)
    for _ in range(STEPS):
        gradients = log_gradients(curve, points)
        score = np.einsum("kq,kqp->p", counts, gradients)
        expected = counts.sum(axis=0) * curve.table(points)
        information = np.einsum("kq,kqp,kqr->pr", expected, gradients, gradients)
        if prior is not None:
            score = score + prior.gradient(curve.parameters)
            information = information + np.diag(prior.information(curve.parameters))
        step = np.linalg.solve(information + RIDGE * np.eye(len(score)), score)
        better = _furthest(counts, points, (curve, likelihood), step, prior)
        if better is None:
            break
        curve, likelihood = better
        if np.abs(step).max() < STILL:
            break
    return curve


def _furthest(
    counts: FloatArray,
    points: FloatArray,
    start: tuple[Curve, float],
    step: FloatArray,
    prior: CurvePrior | None,
) -> tuple[Curve, float] | None:
    """The curve at the largest of the halved steps that is possible and no less likely."""
    curve, likelihood = start
    for halving in range(HALVINGS):
        moved = curve.parameters + step / 2**halving
        if not _is_possible(moved):
            continue
        tried = Curve(float(moved[0]), tuple(float(t) for t in moved[1:]))
        found = _log_posterior(counts, points, tried, prior)
        if found >= likelihood:
            return tried, found
    return None


def _is_possible(parameters: FloatArray) -> bool:
    slope, thresholds = parameters[0], parameters[1:]
    return bool(
        SLOPE_RANGE[0] <= slope <= SLOPE_RANGE[1]
        and np.all(np.diff(thresholds) >= SMALLEST_GAP)
        and np.all(np.abs(thresholds) <= FARTHEST_THRESHOLD)
    )


def _log_posterior(
    counts: FloatArray, points: FloatArray, curve: Curve, prior: CurvePrior | None
) -> float:
    believed = 0.0 if prior is None else prior.log_density(curve.parameters)
    return float((counts * np.log(curve.table(points))).sum()) + believed


def log_gradients(curve: Curve, points: FloatArray) -> FloatArray:
    """Derivatives of log P(rank | point) by slope and thresholds, (ranks, points, parameters)."""
    table = curve.table(points)
    ranks = len(table)
    result = np.zeros((ranks, len(points), ranks))
    for rank in range(ranks):
        only = np.zeros_like(table)
        only[rank] = 1.0 / table[rank]
        bends = _bends(only, curve, points)
        away = points[None, :] - np.asarray(curve.thresholds)[:, None]
        result[rank, :, 0] = (bends * away).sum(axis=0)
        result[rank, :, 1:] = (-curve.slope * bends).T
    return result


def _bends(ratios: FloatArray, curve: Curve, points: FloatArray) -> FloatArray:
    reached = curve.reached(points)
    result: FloatArray = (ratios[1:] - ratios[:-1]) * reached * (1.0 - reached)
    return result
