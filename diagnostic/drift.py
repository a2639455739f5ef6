"""How people change with time: what was learnt of them fades, towards what is likely of anybody.

Each dimension is a birth-death chain: a person moves to a neighbouring node now and then, and the
shares of all people stay what the prior says (Norris 1997, *Markov Chains*, section 3.7). It is to
levels what a growing deviation is to ratings (Glickman 1999, *Applied Statistics* 48, 377-394).
"""

from datetime import timedelta

import numpy as np

from diagnostic.framework import Dimension, DimensionKind, FloatArray

YEAR = timedelta(days=365.25)


class Drift:
    """The moves of one dimension, ready for any length of time.

    The rate from node i to its neighbour j is proportional to √(p_j / p_i), so that p, the prior
    shares, balance (p_i q_ij = p_j q_ji) and every length of time keeps them.

    Parameters
    ----------
    dimension : Dimension
    shares : (nodes,) array
        Prior share of each node, above zero.
    pace : float
        As `Pace.yearly` says it.
    renewal : float
        As `Pace.renewal` says it; 0 where nobody leaps.
    """

    def __init__(
        self, dimension: Dimension, shares: FloatArray, pace: float, renewal: float = 0.0
    ) -> None:
        self._shares = shares / shares.sum()
        self._renewal = renewal
        root = np.sqrt(shares)
        neighbours = np.eye(dimension.size, k=1) + np.eye(dimension.size, k=-1)
        rates = neighbours * (root[None, :] / root[:, None])
        leaving = rates.sum(axis=1)
        rates *= _wanted(dimension, pace) / float(shares @ leaving)
        balanced = (rates - np.diag(rates.sum(axis=1))) * (root[:, None] / root[None, :])
        self._speeds, vectors = np.linalg.eigh((balanced + balanced.T) / 2)
        self._left: FloatArray = vectors / root[:, None]
        self._right: FloatArray = (vectors * root[:, None]).T

    def over(self, time: timedelta) -> FloatArray:
        """P(node after this time | node before), (nodes, nodes), rows adding up to 1."""
        fading = np.exp(self._speeds * (time / YEAR))
        chances: FloatArray = np.clip((self._left * fading) @ self._right, 0.0, None)
        chances /= chances.sum(axis=1, keepdims=True)
        same = float(np.exp(-self._renewal * (time / YEAR)))  # leaps and steps commute
        result: FloatArray = same * chances + (1 - same) * self._shares
        return result


def _wanted(dimension: Dimension, pace: float) -> float:
    """Mean number of moves a year: for a trait, of one grid step each, whose variances add up."""
    if dimension.kind is DimensionKind.CLASSES:
        return pace
    step = dimension.nodes[1] - dimension.nodes[0]
    return (pace / step) ** 2


def faded(seen: FloatArray, drifts: tuple[Drift, ...], time: timedelta) -> FloatArray:
    """What evidence still says of people once this time has gone by.

    Parameters
    ----------
    seen : (n1, …, nd) array
        Likelihood of the evidence at each combination of nodes.
    drifts : tuple of Drift
        One a dimension, in the order of the axes of `seen`.
    time : timedelta
        Not negative.

    Returns
    -------
    (n1, …, nd) array
        E[seen at the former node | node now]: the chain is reversible, so it reads the same both
        ways. Evidence that says nothing stays so, whatever the correlations of the prior.
    """
    for place, drift in enumerate(drifts):
        moved = np.tensordot(drift.over(time), seen, axes=(1, place))
        seen = np.moveaxis(moved, 0, place)
    return np.ascontiguousarray(seen)
