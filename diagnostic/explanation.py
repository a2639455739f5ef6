"""Why this level: the answers that weighed most, as keys and values; the screens own the words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from diagnostic.answers import Given, counting
from diagnostic.bank import Bank
from diagnostic.framework import FloatArray
from diagnostic.past import NO_PAST, Past, beliefs, beliefs_anew
from diagnostic.posterior import TINY, posterior_of

WORTH_TELLING_BITS = 0.05  # a lighter answer would not be noticed by the reader either
Levels = tuple[FloatArray, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """One answer and the evidence it brings for the level told, in bits; below zero = against.

    `at` is when it was learnt, for what was known before the sitting.
    """

    given: Given
    bits: float
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """For one axis, the answers that speak for its level and those against, heaviest first.

    `level` is the likeliest, the one towards which the answers pull; where the axis is in doubt
    and a neighbour is told for safety (`telling`), that doubt is told as well.
    """

    axis: str
    level: int
    supporting: tuple[Weight, ...]
    against: tuple[Weight, ...]


def explain(bank: Bank, answers: Sequence[Given], axis: str, past: Past = NO_PAST) -> Explanation:
    """The same as `explanations`, of one axis."""
    return next(told for told in explanations(bank, answers, past) if told.axis == axis)


def explanations(
    bank: Bank, answers: Sequence[Given], past: Past = NO_PAST
) -> tuple[Explanation, ...]:
    """The answers that weighed most on the most probable level of each axis.

    An answer's weight is what is lost without it: log2 of the level's odds with all answers over
    its odds with all but this one (weight of evidence, Good 1950).

    Parameters
    ----------
    bank : Bank
    answers : sequence of Given
        That hold today.
    past : Past
        What was known before them; each of its answers is weighed as well.

    Returns
    -------
    tuple of Explanation
        In the order of the axes.

    Raises
    ------
    UnknownItem, UnknownOption, ModeNotOffered
        If an answer does not belong to the questionnaire.
    """
    answers = counting(answers)
    whole = posterior_of(bank, answers, beliefs(bank, past)).axis_levels()
    without = list(_without_each(bank, answers, past))
    return tuple(
        _explained(axis.id, place, levels, without)
        for place, (axis, levels) in enumerate(zip(bank.axes, whole, strict=True))
    )


def _without_each(
    bank: Bank, answers: Sequence[Given], past: Past
) -> Iterator[tuple[Given, datetime | None, Levels]]:
    """Each answer, when it was learnt, and the levels without it."""
    prior = beliefs(bank, past)
    for place, given in enumerate(answers):
        others = [*answers[:place], *answers[place + 1 :]]
        yield given, None, posterior_of(bank, others, prior).axis_levels()
    for turn, moment in enumerate(past.moments):
        for place, evidence in enumerate(moment.evidence):
            left = (*moment.evidence[:place], *moment.evidence[place + 1 :])
            moments = (*past.moments[:turn], replace(moment, evidence=left))
            other = beliefs_anew(
                bank, replace(past, moments=(*moments, *past.moments[turn + 1 :]))
            )
            yield evidence.given, moment.at, posterior_of(bank, answers, other).axis_levels()


def _explained(
    axis: str,
    place: int,
    levels: FloatArray,
    without: list[tuple[Given, datetime | None, Levels]],
) -> Explanation:
    level = int(np.argmax(levels))
    whole = _log_odds(levels[level])
    weights = [Weight(g, whole - _log_odds(left[place][level]), at) for g, at, left in without]
    telling = [w for w in weights if abs(w.bits) >= WORTH_TELLING_BITS]
    return Explanation(
        axis,
        level,
        tuple(sorted((w for w in telling if w.bits > 0), key=lambda w: -w.bits)),
        tuple(sorted((w for w in telling if w.bits < 0), key=lambda w: w.bits)),
    )


def _log_odds(probability: float) -> float:
    return float(np.log2(probability + TINY) - np.log2(1.0 - probability + TINY))
