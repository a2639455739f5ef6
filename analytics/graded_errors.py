"""How far the slopes and thresholds of a calibration may be believed."""

from collections.abc import Sequence

import numpy as np

from analytics.beliefs import CurvePrior
from analytics.expectation import MISSING, FloatArray, RankArray
from analytics.graded_calibration import GradedFit, believe
from analytics.graded_curve import log_gradients
from analytics.grid import Grid


def graded_errors(
    ranks: RankArray,
    weights: FloatArray,
    fit: GradedFit,
    grid: Grid,
    priors: Sequence[CurvePrior | None] | None = None,
) -> tuple[FloatArray, ...]:
    """Standard errors of each question's slope and thresholds.

    The information is the cross-products of the persons' scores (Fisher's identity, Louis 1982),
    that of the priors added; unequal weights enter as pseudo-likelihood does (sandwich, Skinner
    1989). The slope's error is that of the slope kept, the halo's shrinking included and held at
    its estimate.

    Parameters
    ----------
    ranks : (n people, m questions) array of int
    weights : (n,) array
        Survey weights, whose scale does not matter; a person seen twice is two rows.
    fit : GradedFit
    grid : Grid
        The one of the fit.
    priors : sequence of m (CurvePrior or None) or None
        Those of the fit.

    Returns
    -------
    tuple of m (parameters,) arrays
        The slope's first, then the thresholds'.
    """
    believed = believe(ranks, fit, grid)
    scores = []
    for place, group in enumerate(fit.groups):
        gradients = log_gradients(fit.curves[place], fit.points(place, grid))
        scores.append(_scores(ranks[:, place], believed.over(group), gradients))
    whole = np.hstack(scores)
    even = weights * len(weights) / weights.sum()
    meat = (whole * even[:, None] ** 2).T @ whole
    known = np.diag(_believed(fit, priors))
    bread = np.linalg.pinv((whole * even[:, None]).T @ whole + known)
    errors = np.sqrt(np.diag(bread @ (meat + known) @ bread))
    cuts = np.cumsum([part.shape[1] for part in scores])[:-1]
    split = np.split(errors, cuts)
    for place, own in enumerate(split):
        own[0] *= fit.shrinking(place) ** 3  # derivative of the slope kept by the slope
    return tuple(split)


def _believed(fit: GradedFit, priors: Sequence[CurvePrior | None] | None) -> FloatArray:
    """What the priors know of every parameter, in the order of the scores."""
    pairs = zip(fit.curves, priors or [None] * len(fit.curves), strict=True)
    return np.concatenate(
        [
            np.zeros(1 + len(curve.thresholds))
            if prior is None
            else prior.information(curve.parameters)
            for curve, prior in pairs
        ]
    )


def _scores(ranks: RankArray, posterior: FloatArray, gradients: FloatArray) -> FloatArray:
    """Derivative of each person's log-likelihood by the question's parameters, (n, parameters)."""
    scores = np.zeros((len(ranks), gradients.shape[2]))
    for rank, gradient in enumerate(gradients):
        mine = ranks == rank
        scores[mine] = posterior[mine] @ gradient
    scores[ranks == MISSING] = 0.0
    return scores
