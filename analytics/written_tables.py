"""Tables of chances as a person reads them in a file: rounded, capped."""

from collections.abc import Sequence

import numpy as np

from analytics.expectation import FloatArray

CHANCE_DECIMALS = 3
TABLE_DECIMALS = 8  # options of one rank share its chance evenly, and the sum stays 1


def unclaimed(rows: FloatArray, claimed_up: float) -> FloatArray:
    """What people of each class do, from what they say: the mixing of `OverClaiming` undone.

    Parameters
    ----------
    rows : (classes, ranks) array
        P(answer | class) as declared, rows adding up to 1.
    claimed_up : float
        Share of people who answer as those of the next class, in [0, 1).

    Returns
    -------
    (classes, ranks) array
        Rows adding up to 1; a cell that would be negative is 0.
    """
    result = np.array(rows, dtype=float)
    for place in reversed(range(len(rows) - 1)):
        own = (rows[place] - claimed_up * result[place + 1]) / (1.0 - claimed_up)
        own = np.maximum(own, 0.0)
        result[place] = own / own.sum()
    return result


def capping_slip(rows: FloatArray, slip: float, largest: float) -> float:
    """The smallest slip, at least the one given, under which no answer is surer than `largest`.

    Parameters
    ----------
    rows : (classes, ranks) array
        P(rank | class) without slip.
    slip : float
        In [0, 1).
    largest : float
        Above 1 / ranks.

    Returns
    -------
    float
        Rounded up, so that the limit holds.
    """
    even, top = 1.0 / rows.shape[1], float(rows.max())
    needed = (top - largest) / (top - even) if top > largest else 0.0
    scale = 10**CHANCE_DECIMALS
    return max(slip, float(np.ceil(needed * scale - 1e-9) / scale))


def shared(chances: Sequence[float] | FloatArray) -> list[float]:
    """Chances rounded so that they still add up to 1: the largest takes what rounding left.

    Parameters
    ----------
    chances : (n,) sequence of float
        Adding up to 1.

    Returns
    -------
    list of n float
    """
    near = [rounded(chance, CHANCE_DECIMALS) for chance in chances]
    largest = int(np.argmax(near))
    near[largest] = rounded(near[largest] + 1.0 - sum(near), CHANCE_DECIMALS)
    return near


def rounded(value: float, decimals: int) -> float:
    return round(float(value), decimals) + 0.0  # no −0.0 in a file that people read
