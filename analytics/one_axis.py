"""What choosing questions is worth on one axis, whatever the questionnaire: many people at once.

Questions of two answers drawn around a slope, four levels, the adaptive choice beside the best
order that is the same for all. Parameters are known here: an upper bound, not a promise.
"""

from collections.abc import Sequence
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analytics.trial_figures import rounded
from diagnostic.answers import AnswerMode, Setting
from diagnostic.bank import Bank
from diagnostic.framework import Axis, Framework, trait_dimension
from diagnostic.one_dimension import OneDimension, sit_together
from diagnostic.prior import PriorShape, Trait
from diagnostic.questionnaire import Item, Option, Questionnaire
from diagnostic.response_models import GradedResponse
from diagnostic.simulation import AnswerSheets, draw_people
from diagnostic.standing import Certainty
from diagnostic.stopping import StoppingRule

IntArray = NDArray[np.intp]
FloatArray = NDArray[np.float64]
LEVELS = ("zero", "one", "two", "three")
CUTS = (-1.5, -0.3, 0.9)
SPREAD_OF_PEOPLE = 1.5**0.5
SPREAD_OF_SLOPES = 0.25  # of their logarithm
DIFFICULTIES = (-0.3, 1.2)
ITEMS = 60
LONGEST = 32
MAKERS = 500  # people on whom the fixed order is made
YES_OR_NO = (Option("no", 0), Option("yes", 1))
SAID = AnswerMode.DECLARED
TO_THE_END = StoppingRule(Certainty(1.0, 1.0), gain_floor_bits=0.0, most_questions=LONGEST)


def one_axis_curves(
    slopes: Sequence[float], people: int, *, rng: np.random.Generator
) -> dict[str, Any]:
    """Share of exact levels after 1, 2… questions, chosen one by one or in a fixed order.

    Parameters
    ----------
    slopes : sequence of float
        Median slope of each bank.
    people : int
        Drawn for each bank.
    rng : numpy Generator

    Returns
    -------
    dict
        By slope: `adaptive` and `fixed`, each a list of `LONGEST` shares.
    """
    return rounded({str(slope): _curves(slope, people, rng) for slope in slopes})


def _curves(slope: float, count: int, rng: np.random.Generator) -> dict[str, list[float]]:
    questionnaire = drawn_bank(slope, rng)
    one = OneDimension(Bank(questionnaire), "skills", Setting.PHONE)
    people = draw_people(questionnaire.prior, MAKERS + count, rng=rng)
    sheets = AnswerSheets(questionnaire, people, rng=rng)
    answers = np.column_stack([sheets.ranks(item, Setting.PHONE) for item in one.items])
    levels = people.levels(questionnaire.framework.dimension("skills"))
    order = fixed_order(one, answers[:MAKERS], LONGEST)
    answers, levels = answers[MAKERS:], levels[MAKERS:]
    asked = sit_together(one, answers, TO_THE_END).asked
    return {
        "adaptive": exact_shares(one, answers, asked, levels),
        "fixed": exact_shares(one, answers, np.tile(order, (count, 1)), levels),
    }


def drawn_bank(slope: float, rng: np.random.Generator) -> Questionnaire:
    """Sixty questions on one axis: slopes lognormal around a median, difficulties normal."""
    skills = trait_dimension("skills", LEVELS, low=-5.0, high=5.0, count=41, cuts=CUTS)
    framework = Framework((skills,), (Axis("skills", ("skills",), LEVELS),))
    items = tuple(
        Item(
            f"q-{place}",
            "skills",
            YES_OR_NO,
            (SAID,),
            {
                SAID: GradedResponse(
                    float(rng.lognormal(log(slope), SPREAD_OF_SLOPES)),
                    (float(rng.normal(*DIFFICULTIES)),),
                )
            },
        )
        for place in range(ITEMS)
    )
    prior = PriorShape(("skills",), {"skills": Trait(0.0, SPREAD_OF_PEOPLE)}, ((1.0,),))
    return Questionnaire("one-axis", 1, framework, items, prior)


def fixed_order(one: OneDimension, answers: IntArray, length: int) -> IntArray:
    """The order in which the next question teaches most on average to these people.

    Parameters
    ----------
    one : OneDimension
    answers : (n people, m questions) array of int
    length : int
        At most m.

    Returns
    -------
    (length,) array of int
        Places of the questions.
    """
    posteriors = np.tile(one.prior, (len(answers), 1))
    order: list[int] = []
    for _ in range(length):
        worth = one.gains(posteriors).mean(axis=0)
        worth[order] = -np.inf
        best = int(worth.argmax())
        everybody = np.full(len(answers), best, dtype=np.intp)
        posteriors = one.updated(posteriors, everybody, answers[:, best])
        order.append(best)
    return np.array(order, dtype=np.intp)


def exact_shares(
    one: OneDimension, answers: IntArray, asked: IntArray, levels: IntArray
) -> list[float]:
    """Share of people whose likeliest level is the true one, after each question.

    Parameters
    ----------
    one : OneDimension
    answers : (n people, m questions) array of int
    asked : (n, length) array of int
        Places of the questions, in order.
    levels : (n,) array of int

    Returns
    -------
    list of `length` float
    """
    posteriors, people = np.tile(one.prior, (len(answers), 1)), np.arange(len(answers))
    shares = []
    for items in asked.T:
        posteriors = one.updated(posteriors, items, answers[people, items])
        told = one.levels(posteriors).argmax(axis=1)
        shares.append(float((told == levels).mean()))
    return shares
