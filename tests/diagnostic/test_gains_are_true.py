"""Gains announced to simulated people whose truth is known, on the questionnaire we ship."""

import numpy as np
import pytest

from diagnostic.answers import Setting
from diagnostic.bank import Bank
from diagnostic.drift import YEAR
from diagnostic.evolution import changes
from diagnostic.framework import DimensionKind, FloatArray
from diagnostic.past import NO_PAST, Evidence, Moment
from diagnostic.simulation import AnswerSheets, People, draw_people, draw_truth
from diagnostic.sitting import whole_sitting
from diagnostic.stopping import FIRST_DIAGNOSIS, NEXT_DIAGNOSIS, StoppingRule
from tests.diagnostic.builders import shipped_bank
from tests.factories import NOON

PEOPLE = 300
LATER = NOON + YEAR / 2


def moved(bank: Bank, then: People, rng: np.random.Generator) -> People:
    """The same people half a year later, at the pace of the content."""
    values: dict[str, FloatArray] = {}
    for dimension, drift in zip(bank.dimensions, bank.drifts, strict=True):
        is_trait = dimension.kind is DimensionKind.TRAIT
        nodes = np.asarray(dimension.nodes) if is_trait else np.arange(dimension.size)
        former = then.values[dimension.id]
        nearest = np.abs(former[:, None] - nodes[None, :]).argmin(axis=1)
        chances = drift.over(LATER - NOON)
        reached = np.array([rng.choice(dimension.size, p=chances[place]) for place in nearest])
        values[dimension.id] = former + nodes[reached] - nodes[nearest]
    return People(values)


def levels(bank: Bank, people: People) -> FloatArray:
    """True level of each person on each axis, (axes, people)."""
    framework = bank.questionnaire.framework
    return np.array(
        [
            np.min([people.levels(framework.dimension(d)) for d in axis.dimensions], axis=0)
            for axis in bank.axes
        ]
    )


@pytest.mark.thorough
def test_announced_gains_are_true_four_times_in_five():
    bank, rng = shipped_bank(), np.random.default_rng(7)
    truth = draw_truth(bank.questionnaire, rng=rng)
    then = draw_people(bank.questionnaire.prior, PEOPLE, rng=rng)
    now = moved(bank, then, rng)
    rises = levels(bank, now) > levels(bank, then)
    sheets = [AnswerSheets(truth, people, rng=rng) for people in (then, now)]

    def sitting(person: int, turn: int, rule: StoppingRule, past=NO_PAST):
        return whole_sitting(
            bank,
            lambda choice: sheets[turn].given(person, choice.item.id, choice.mode),
            Setting.DESK,
            rule,
            past=past,
        )[0]

    announced, asked = [], []
    for person in range(PEOPLE):
        first = sitting(person, 0, FIRST_DIAGNOSIS)
        past = NO_PAST.then(Moment(NOON, tuple(Evidence(g) for g in first), bank))
        second = sitting(person, 1, NEXT_DIAGNOSIS, past.seen_from(LATER))
        asked.append(len(second))
        whole = past.then(Moment(LATER, tuple(Evidence(g) for g in second), bank))
        for place, change in enumerate(changes(bank, whole.seen_from(LATER), NOON)):
            if change.is_gain:
                announced.append(rises[place, person])

    assert max(asked) <= 8
    chance = 2 * np.sqrt(0.8 * 0.2 / len(announced))  # two standard errors of so few people
    assert len(announced) >= 20
    assert np.mean(announced) >= 0.8 - chance
