"""Why this level: the answers that weighed most, as keys and values; the screens own the words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from diagnostic.answers import Given, counting
from diagnostic.bank import Bank
from diagnostic.posterior import TINY, posterior_of

WORTH_TELLING_BITS = 0.05  # a lighter answer would not be noticed by the reader either


@dataclass(frozen=True, slots=True)
class Weight:
    """One answer and the evidence it brings for the level told, in bits; below zero = against."""

    given: Given
    bits: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """For one axis, the answers that speak for its level and those against, heaviest first."""

    axis: str
    level: int
    supporting: tuple[Weight, ...]
    against: tuple[Weight, ...]


def explain(bank: Bank, answers: Sequence[Given], axis: str) -> Explanation:
    """The answers that weighed most on an axis' most probable level.

    An answer's weight is what is lost without it: log2 of the level's odds with all answers over
    its odds with all but this one (weight of evidence, Good 1950).

    Parameters
    ----------
    bank : Bank
    answers : sequence of Given
        That hold today.
    axis : str

    Returns
    -------
    Explanation

    Raises
    ------
    UnknownItem, UnknownOption, ModeNotOffered
        If an answer does not belong to the questionnaire.
    """
    answers = counting(answers)
    whole = posterior_of(bank, answers).levels(axis)
    level = int(np.argmax(whole))
    weights = []
    for place, given in enumerate(answers):
        others = [*answers[:place], *answers[place + 1 :]]
        without = posterior_of(bank, others).levels(axis)
        weights.append(Weight(given, _log_odds(whole[level]) - _log_odds(without[level])))
    telling = [w for w in weights if abs(w.bits) >= WORTH_TELLING_BITS]
    return Explanation(
        axis,
        level,
        tuple(sorted((w for w in telling if w.bits > 0), key=lambda w: -w.bits)),
        tuple(sorted((w for w in telling if w.bits < 0), key=lambda w: w.bits)),
    )


def _log_odds(probability: float) -> float:
    return float(np.log2(probability + TINY) - np.log2(1.0 - probability + TINY))
