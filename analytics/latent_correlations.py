"""How the dimensions go together in the population, once answers' noise is taken away.

Each pair of dimensions keeps its own tables and margins; the one latent correlation of their
Gaussian copula (`diagnostic.prior`) is the value of largest marginal likelihood (pairwise
likelihood, Olsson 1979 for two ordered answers; here for two sets of answers).
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from scipy.optimize import minimize_scalar

from analytics.expectation import FloatArray
from diagnostic.framework import Dimension
from diagnostic.prior import PriorShape, Trait, joint_prior

LARGEST = 0.99
PEOPLE_AT_ONCE = 500  # keeps the joint table of three traits in memory
SMALLEST_EIGENVALUE = 0.02  # keeps the matrix invertible when pairs do not quite agree


def latent_correlations(
    dimensions: Sequence[Dimension],
    margins: Mapping[str, tuple[float, ...] | Trait],
    likelihoods: Mapping[str, FloatArray],
    weights: FloatArray,
) -> FloatArray:
    """Latent correlation matrix of some dimensions.

    Parameters
    ----------
    dimensions : sequence of Dimension
        In the order of the result.
    margins : mapping of dimension id to class shares or Trait
    likelihoods : mapping of dimension id to (n, nodes) array
        P(a person's answers on this dimension | node), up to a factor by person.
    weights : (n,) array
        People each respondent stands for.

    Returns
    -------
    (d, d) array
        Ones on the diagonal, positive definite.
    """
    matrix = np.eye(len(dimensions))
    for i, j in combinations(range(len(dimensions)), 2):
        pair = (dimensions[i], dimensions[j])
        answers = (likelihoods[pair[0].id], likelihoods[pair[1].id])
        matrix[i, j] = matrix[j, i] = _pair_correlation(pair, margins, answers, weights)
    return _positive(matrix)


def joint_log_likelihoods(own: Sequence[FloatArray], prior: FloatArray) -> FloatArray:
    """Marginal log-likelihood of each person, their dimensions taken together.

    Parameters
    ----------
    own : sequence of d (n, nodes of the dimension) arrays
        Log-likelihood of each person's answers on one dimension.
    prior : (nodes of dimension 1, …, nodes of dimension d) array
        Adds up to 1.

    Returns
    -------
    (n,) array
        Natural logarithms.
    """
    found = [
        _together([part[start : start + PEOPLE_AT_ONCE] for part in own], prior)
        for start in range(0, len(own[0]), PEOPLE_AT_ONCE)
    ]
    return np.concatenate(found)


def _together(own: Sequence[FloatArray], prior: FloatArray) -> FloatArray:
    tops = [part.max(axis=1, keepdims=True) for part in own]
    first, *others = [np.exp(part - top) for part, top in zip(own, tops, strict=True)]
    left = first @ prior.reshape(len(prior), -1)
    for chances in others:
        left = left.reshape(*chances.shape, -1)
        left = np.einsum("nk,nkr->nr", chances, left)
    result: FloatArray = np.log(left[:, 0]) + np.hstack(tops).sum(axis=1)
    return result


def _pair_correlation(
    pair: tuple[Dimension, Dimension],
    margins: Mapping[str, tuple[float, ...] | Trait],
    answers: tuple[FloatArray, FloatArray],
    weights: FloatArray,
) -> float:
    first, second = pair

    def loss(value: float) -> float:
        rows = ((1.0, value), (value, 1.0))
        shape = PriorShape((first.id, second.id), margins, rows)
        chances = ((answers[0] @ joint_prior(pair, shape)) * answers[1]).sum(axis=1)
        return -float(weights @ np.log(chances))

    found = minimize_scalar(
        loss, bounds=(-LARGEST, LARGEST), method="bounded", options={"xatol": 1e-5}
    )
    return float(found.x)


def _positive(matrix: FloatArray) -> FloatArray:
    """The matrix, or the nearest one whose eigenvalues are large enough, ones on its diagonal."""
    values, vectors = np.linalg.eigh(matrix)
    if values.min() >= SMALLEST_EIGENVALUE:
        return matrix
    lifted = (vectors * np.maximum(values, SMALLEST_EIGENVALUE)) @ vectors.T
    scale = np.sqrt(np.diag(lifted))
    result: FloatArray = lifted / np.outer(scale, scale)
    return result
