"""How long a question takes: what was recorded, held by what was expected while it is little.

The median leaves aside whoever was called away or clicked through; its logarithm is averaged with
that of the expected time, which counts as `EXPECTED_WORTH` answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from analytics.expectation import FloatArray

FEWEST_TIMES = 30  # below, the time expected stays as it was
EXPECTED_WORTH = 30.0  # answers
SHORTEST = 1.0  # second


@dataclass(frozen=True, slots=True)
class LearntTime:
    """How long one question takes.

    Parameters
    ----------
    item : str
    answers : int
        Whose time is known.
    median : float or None
        Of the recorded times, in seconds; None where there are too few.
    seconds : float
        To be expected from now on, rounded to the second.
    """

    item: str
    answers: int
    median: float | None
    seconds: float


def learnt_times(
    recorded: Mapping[str, FloatArray], expected: Mapping[str, float]
) -> tuple[LearntTime, ...]:
    """What every question is to take.

    Parameters
    ----------
    recorded : mapping of item id to (n,) array
        Seconds; not a number where there is none.
    expected : mapping of item id to float
        Seconds that the questionnaire says, for every recorded question at least.

    Returns
    -------
    tuple of LearntTime
        In the order of `recorded`.
    """
    return tuple(_learnt(item, times, expected[item]) for item, times in recorded.items())


def _learnt(item: str, times: FloatArray, expected: float) -> LearntTime:
    known = times[~np.isnan(times)]
    if len(known) < FEWEST_TIMES:
        return LearntTime(item, len(known), None, expected)
    median = float(np.median(known))
    share = len(known) / (len(known) + EXPECTED_WORTH)
    logarithm = share * np.log(max(median, SHORTEST)) + (1 - share) * np.log(expected)
    return LearntTime(item, len(known), median, float(max(round(np.exp(logarithm)), SHORTEST)))
