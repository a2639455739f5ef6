"""How far the slopes and thresholds of a calibration may be believed."""

import numpy as np

from analytics.expectation import MISSING, FloatArray, RankArray
from analytics.graded_calibration import GradedFit, Grid, believe
from analytics.graded_curve import log_gradients


def graded_errors(
    ranks: RankArray, weights: FloatArray, fit: GradedFit, grid: Grid
) -> tuple[FloatArray, ...]:
    """Standard errors of each question's slope and thresholds.

    From the cross-products of the persons' scores (Fisher's identity, Louis 1982), widened by the
    design effect of unequal weights (Kish 1965). The slope's error is that of the slope kept, the
    halo's shrinking included and held at its estimate.

    Parameters
    ----------
    ranks : (n people, m questions) array of int
    weights : (n,) array
    fit : GradedFit
    grid : Grid
        The one of the fit.

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
    information = (whole * even[:, None]).T @ whole
    design_effect = len(even) * float((even**2).sum()) / float(even.sum()) ** 2
    errors = np.sqrt(design_effect * np.diag(np.linalg.pinv(information)))
    cuts = np.cumsum([part.shape[1] for part in scores])[:-1]
    split = np.split(errors, cuts)
    for place, own in enumerate(split):
        own[0] *= fit.shrinking(place) ** 3  # derivative of the slope kept by the slope
    return tuple(split)


def _scores(ranks: RankArray, posterior: FloatArray, gradients: FloatArray) -> FloatArray:
    """Derivative of each person's log-likelihood by the question's parameters, (n, parameters)."""
    scores = np.zeros((len(ranks), gradients.shape[2]))
    for rank, gradient in enumerate(gradients):
        mine = ranks == rank
        scores[mine] = posterior[mine] @ gradient
    scores[ranks == MISSING] = 0.0
    return scores
