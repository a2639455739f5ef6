"""Which of near-equal questions is asked: spread among people, the same when read again."""

from collections import Counter

import numpy as np
from hypothesis import given

from diagnostic.answers import Setting
from diagnostic.bank import Bank
from diagnostic.questionnaire import Item
from diagnostic.selection import drawn_among
from diagnostic.sitting import next_step
from tests.diagnostic.builders import sit, skill
from tests.diagnostic.strategies import EASILY_SURE, SEEDS, SETTINGS, always, banks, picks_from

ROUNDING = 1e-9


def many(count: int) -> tuple[Item, ...]:
    return tuple(skill(f"s-{k}") for k in range(count))


def test_without_a_seed_the_best_is_asked_and_ties_go_to_the_first():
    assert drawn_among(many(3), np.array([0.2, 0.3, 0.3]), None).id == "s-1"


def test_a_seed_draws_among_the_three_best_each_as_often():
    rates = np.array([0.96, 0.97, 1.0, 0.98])

    drawn = Counter(drawn_among(many(4), rates, seed).id for seed in range(3000))

    assert set(drawn) == {"s-1", "s-2", "s-3"}
    assert min(drawn.values()) > 900


def test_a_seed_leaves_the_far_from_best_alone():
    drawn = {drawn_among(many(3), np.array([0.5, 1.0, 0.89]), seed).id for seed in range(200)}

    assert drawn == {"s-1"}


def test_a_seed_draws_the_same_on_every_machine():
    rates = np.array([1.0, 0.99, 0.95])

    drawn = " ".join(drawn_among(many(3), rates, seed).id for seed in range(8))

    assert drawn == "s-1 s-0 s-2 s-0 s-1 s-1 s-2 s-2"


def test_a_question_that_teaches_nothing_is_drawn_as_any_other():
    drawn = {drawn_among(many(2), np.array([0.0, -1e-17]), seed).id for seed in range(50)}

    assert drawn == {"s-0"}


@always
@given(banks(), SEEDS, SETTINGS)
def test_a_seed_draws_only_among_the_best_and_always_the_same(
    bank: Bank, seed: int, setting: Setting
) -> None:
    steps, answers = sit(bank, picks_from(seed), setting=setting, rule=EASILY_SURE, seed=seed)

    for place, step in enumerate(steps):
        elsewhere = Bank(bank.questionnaire)
        again = next_step(elsewhere, answers[:place], setting, EASILY_SURE, seed=seed)
        best = next_step(bank, answers[:place], setting, EASILY_SURE).choice
        assert again.choice == step.choice
        assert (best is None) == (step.choice is None)
        if best is not None and step.choice is not None:
            rates = [c.gain_bits / c.item.seconds for c in (step.choice, best)]
            assert rates[0] >= rates[1] - 0.1 * abs(rates[1]) - ROUNDING
