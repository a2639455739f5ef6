"""On one dimension, answering as somebody more able never lowers the level expected.

Holds where likelihood ratios rise with the level (Karlin & Rubin 1956): graded responses have it,
and so do the ladders drawn here; `diagnostic.faults` asks it of every ordered question.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.answers import UNSURE, Given
from diagnostic.bank import Bank
from diagnostic.posterior import posterior_of
from diagnostic.questionnaire import Item
from tests.diagnostic.builders import classes, fact, one_axis, skill, trait
from tests.diagnostic.strategies import SEEDS, always

Rng = np.random.Generator


def gesture(rng: Rng, place: int) -> Item:
    low = rng.normal()
    thresholds = (low, low + rng.uniform(0.1, 1.5))
    return skill(f"item-{place}", slope=rng.uniform(0.3, 2.5), thresholds=thresholds)


def situation(rng: Rng, place: int) -> Item:
    """Two ranks and a slip, or more ranks without: an even slip may bend a longer ladder."""
    ranks = int(rng.integers(2, 5))
    slip = 0.15 if ranks == 2 else 0.0
    firmness = rng.uniform(0, 1.5)
    return fact(f"item-{place}", "equipment", ranks=ranks, firmness=firmness, slip=slip)


def answers_from(bank: Bank, rng: Rng) -> list[Given]:
    """Something to every question, « je ne sais pas » at times."""
    return [
        Given(item.id, str(rng.choice([UNSURE, *(option.id for option in item.options)])))
        for item in bank.items
    ]


def expected_level(bank: Bank, answers: list[Given]) -> float:
    levels = posterior_of(bank, answers).axis_levels()[0]
    return float(levels @ np.arange(len(levels)))


@pytest.mark.parametrize(
    ("dimension", "question"),
    [(trait(), gesture), (classes("equipment"), situation)],
    ids=["a trait", "classes"],
)
@always
@given(seed=SEEDS, count=st.integers(1, 6))
def test_more_able_answers_never_lower_the_expected_level(dimension, question, seed, count):
    rng = np.random.default_rng(seed)
    bank = Bank(one_axis(dimension, [question(rng, place) for place in range(count)]))
    answers = answers_from(bank, rng)

    for place, item in enumerate(bank.items):
        rising = sorted(item.options, key=lambda option: option.rank)
        levels = [
            expected_level(
                bank, [*answers[:place], Given(item.id, option.id), *answers[place + 1 :]]
            )
            for option in rising
        ]
        assert (np.diff(levels) >= -1e-12).all()
