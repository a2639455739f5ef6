"""The expectation step of every calibration: who is likely where, given what they answered.

Bock & Aitkin (1981): nodes stand for people we do not see; each answered question multiplies the
chance of a node, an unanswered one multiplies by nothing.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
RankArray = NDArray[np.intp]
Told = Callable[[float], object]  # receives the largest move of each round of EM
MISSING = -1  # not asked, or « je ne sais pas »
SMALLEST = 1e-12  # keeps the logarithm of an impossible answer finite


def unheard(move: float) -> None:
    """Nobody follows the rounds."""


def log_likelihoods(ranks: RankArray, tables: Sequence[FloatArray]) -> FloatArray:
    """Log-likelihood of every person's answers at every node.

    Parameters
    ----------
    ranks : (n people, m questions) array of int
        Rank of each answer; `MISSING` where there is none.
    tables : sequence of m (ranks, nodes) arrays
        P(rank | node) of each question.

    Returns
    -------
    (n people, nodes) array
        Natural logarithms; 0 for a person who answered nothing.
    """
    nodes = tables[0].shape[1]
    total = np.zeros((len(ranks), nodes))
    for place, table in enumerate(tables):
        rows = np.vstack([np.log(np.maximum(table, SMALLEST)), np.zeros(nodes)])
        total += rows[ranks[:, place]]  # MISSING reads the last row: nothing
    return total


def normalised(log_weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Each row as chances, and the logarithm of what it added up to.

    Parameters
    ----------
    log_weights : (n, nodes) array

    Returns
    -------
    (n, nodes) array
        Rows adding up to 1.
    (n,) array
        Natural logarithm of each row's sum (the person's marginal log-likelihood).
    """
    top = log_weights.max(axis=1, keepdims=True)
    weights = np.exp(log_weights - top)
    sums = weights.sum(axis=1, keepdims=True)
    return weights / sums, np.log(sums[:, 0]) + top[:, 0]


def expected_counts(
    ranks: RankArray, posterior: FloatArray, weights: FloatArray, sizes: Sequence[int]
) -> list[FloatArray]:
    """How many people of each node are expected to have given each rank of each question.

    Parameters
    ----------
    ranks : (n people, m questions) array of int
    posterior : (n people, nodes) array
        Rows adding up to 1.
    weights : (n,) array
        People each respondent stands for.
    sizes : sequence of m int
        Number of ranks of each question.

    Returns
    -------
    list of m (ranks, nodes) arrays
        People, in the unit of the weights.
    """
    given = [
        weights * (ranks[:, place] == rank)
        for place, size in enumerate(sizes)
        for rank in range(size)
    ]
    together = np.stack(given) @ posterior  # one product: the posterior is read once
    return np.split(together, np.cumsum(sizes)[:-1])
