"""Which level is told of an axis: the likeliest of those that are surely not far from the truth.

From three answers on it is the likeliest of all. After two it may not be: one person in fourteen
would be told a level of French two levels away from theirs.
"""

import numpy as np
from numpy.typing import NDArray

from diagnostic.framework import FloatArray

FEW_ANSWERS = 2  # on an axis; with more, little is left of far errors
SURE_TO_BE_NEAR = 0.93  # P(the truth is this level or next to it) from which a level may be told
PLAIN = 0.80  # a level as likely as this is told, wherever the rest lies
ROUNDING = 1e-9


def told_levels(
    probabilities: FloatArray, answers: int | NDArray[np.intp] = FEW_ANSWERS
) -> NDArray[np.intp]:
    """The level told of each person.

    From more than two answers, the likeliest. From fewer, a Bayes decision for the exact level
    under a constraint on far errors: the likeliest level among those within one of the truth with
    probability 0.93, or themselves as likely as 0.80; where there is none, the one most surely
    within one (docs/decisions/0009).

    Parameters
    ----------
    probabilities : (..., levels) array
        Of each level, from the lowest; each row adds up to 1.
    answers : int or (...) array of int
        That were given on the axis.

    Returns
    -------
    (...) array of int
    """
    near = chances_near(probabilities)
    may_be_told = (near >= SURE_TO_BE_NEAR - ROUNDING) | (probabilities >= PLAIN - ROUNDING)
    safe = np.where(may_be_told, probabilities, -1.0).argmax(axis=-1)
    nearest = (near + ROUNDING * probabilities).argmax(axis=-1)  # of two as near, the likelier
    careful = np.where(may_be_told.any(axis=-1), safe, nearest)
    told: NDArray[np.intp] = np.where(
        np.asarray(answers) > FEW_ANSWERS, probabilities.argmax(axis=-1), careful
    )
    return told


def chances_near(probabilities: FloatArray) -> FloatArray:
    """P(the truth is this level or next to it), (..., levels) from (..., levels)."""
    near = probabilities.copy()
    near[..., 1:] += probabilities[..., :-1]
    near[..., :-1] += probabilities[..., 1:]
    return near
