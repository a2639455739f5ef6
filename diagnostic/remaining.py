"""How long a sitting may still last, as one says it to a person: in words, never as a countdown.

It is a guess: an answer that surprises makes a sitting longer.
"""

from enum import StrEnum

import numpy as np

from diagnostic.framework import FloatArray
from diagnostic.posterior import TINY
from diagnostic.sitting import Step
from diagnostic.standing import AxisStanding
from diagnostic.stopping import FIRST_DIAGNOSIS, StoppingRule

# Least squares over 13,000 steps of 800 simulated sittings at a desk; typical error 3.4 questions.
QUESTIONS_PER_UNDECIDED_AXIS = 0.95
QUESTIONS_PER_BIT = 1.7
SECONDS_PER_QUESTION = 30  # read, talked over, chosen: seventeen questions in some ten minutes
FIVE_MINUTES_FROM = 3.5
TEN_MINUTES_FROM = 6.5
TWO_MINUTES_FROM = 1.75


class TimeLeft(StrEnum):
    """What is told of the time that is left; the screens own the words."""

    TEN_MINUTES = "ten_minutes"
    FIVE_MINUTES = "five_minutes"
    TWO_MINUTES = "two_minutes"
    NEARLY_DONE = "nearly_done"


def questions_left(step: Step, asked_count: int, rule: StoppingRule = FIRST_DIAGNOSIS) -> int:
    """How many questions may still come.

    Parameters
    ----------
    step : Step
        Where the sitting stands.
    asked_count : int
        Questions answered so far.
    rule : StoppingRule
        Its longest sitting is never gone over.

    Returns
    -------
    int
        Zero at the end, at least one before it.
    """
    if step.choice is None:
        return 0
    undecided = [axis for axis in step.axes if axis.is_open]
    bits = sum(_doubt_bits(axis) for axis in undecided)
    guess = round(QUESTIONS_PER_UNDECIDED_AXIS * len(undecided) + QUESTIONS_PER_BIT * bits)
    return min(max(guess, 1), max(rule.most_questions - asked_count, 1))


def time_left(step: Step, asked_count: int, rule: StoppingRule = FIRST_DIAGNOSIS) -> TimeLeft:
    """The same in minutes, rounded as people round them.

    Parameters
    ----------
    step, asked_count, rule
        As for `questions_left`.

    Returns
    -------
    TimeLeft
    """
    minutes = questions_left(step, asked_count, rule) * SECONDS_PER_QUESTION / 60
    if minutes >= TEN_MINUTES_FROM:
        return TimeLeft.TEN_MINUTES
    if minutes >= FIVE_MINUTES_FROM:
        return TimeLeft.FIVE_MINUTES
    return TimeLeft.TWO_MINUTES if minutes >= TWO_MINUTES_FROM else TimeLeft.NEARLY_DONE


def _doubt_bits(axis: AxisStanding) -> float:
    """Entropy of the axis' level, in bits (Shannon 1948)."""
    p: FloatArray = np.asarray(axis.probabilities)
    return float(-(p * np.log2(p + TINY)).sum())
