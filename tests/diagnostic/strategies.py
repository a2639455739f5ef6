"""Questionnaires, answers and sittings drawn at random, for the rules that must always hold.

A case is a seed: quick to draw, printed when a rule is broken.
"""

from functools import cache
from typing import Any

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from diagnostic.answers import ALWAYS_OFFERED, AnswerMode, Given, Setting
from diagnostic.bank import Bank
from diagnostic.questionnaire import Item
from diagnostic.standing import Certainty
from diagnostic.stopping import StoppingRule
from tests.diagnostic.builders import SAID, SAID_OR_SEEN, fact, skill, three_axes

# The same cases at every run: a failure is found again, and the time it takes is known.
always = settings(derandomize=True, deadline=None, max_examples=60)

DIMENSIONS = ("equipment", "skills", "skills", "oral", "written")
MODES = (SAID, SAID_OR_SEEN, (AnswerMode.DONE,), (AnswerMode.OBSERVED, AnswerMode.DECLARED))
SETTINGS = st.sampled_from(list(Setting))
# Sure of little, so that axes are decided after a few questions and asked about others after that.
EASILY_SURE = StoppingRule(Certainty(classes=0.6, traits=0.6))
SEEDS = st.integers(0, 2**32 - 1)

Case = tuple[Bank, tuple[Given, ...]]


def picks_from(seed: int) -> list[int]:
    """Which of the options offered is answered, question after question."""
    return [int(pick) for pick in np.random.default_rng(seed).integers(0, 60, size=30)]


@cache
def bank_from(seed: int, r: float | None = None, plain: bool = False) -> Bank:
    """Three axes, four dimensions, 4 to 16 questions; `plain`: without conditions nor areas,
    and every question may be seen."""
    rng = np.random.default_rng(seed)
    items: list[Item] = []
    for place in range(4 + seed % 13):
        items.append(_item(rng, place, items, plain=plain))
    pull = float(rng.choice((-0.2, 0.0, 0.6))) if r is None else r
    levels = ("zero", "one", "two")
    return Bank(three_axes(items, r=pull, areas="mail search", levels=levels, nodes=7))


def banks(*, r: float | None = None, plain: bool = False) -> st.SearchStrategy[Bank]:
    """One of 200 banks, built once whatever the number of rules."""
    return st.builds(bank_from, st.integers(0, 199), st.just(r), st.just(plain))


def case_from(bank: Bank, seed: int) -> Case:
    """Answers to half of a bank's questions, in any order, in any of their modes."""
    rng = np.random.default_rng(seed)
    asked = rng.permutation(len(bank.items))[: len(bank.items) // 2]
    return bank, tuple(_answer(rng, bank.items[place]) for place in asked)


def answered_banks() -> st.SearchStrategy[Case]:
    return st.builds(case_from, banks(), SEEDS)


def _item(rng: np.random.Generator, place: int, before: list[Item], *, plain: bool) -> Item:
    changes: dict[str, Any] = {
        "seconds": float(rng.choice((5, 15, 40))),
        "opening": bool(rng.random() < 0.4),
        "heard": place % 2 == 0 and not plain,
        "heavy": bool(rng.random() < 0.3),
        "modes": SAID_OR_SEEN if plain else MODES[rng.integers(len(MODES))],
    }
    if before and not plain and rng.random() < 0.4:
        other = before[rng.integers(len(before))]
        changes[str(rng.choice(("only_if", "never_if")))] = {
            other.id: tuple(other.options[k].id for k in rng.permutation(3)[:2])
        }
    id, dimension, strength = f"item-{place}", rng.choice(DIMENSIONS), rng.uniform(0.2, 1.8)
    if dimension == "skills":
        area = None if plain else (None, "mail", "mail", "search")[rng.integers(4)]
        return skill(id, slope=0.4 + strength, area=area, **changes)
    unsure = (0.3, 0.15, 0.05) if rng.random() < 0.5 else None
    return fact(id, str(dimension), firmness=strength, unsure=unsure, classes_count=3, **changes)


def _answer(rng: np.random.Generator, item: Item) -> Given:
    offered = (*(option.id for option in item.options), *ALWAYS_OFFERED)
    return Given(item.id, str(rng.choice(offered)), item.modes[rng.integers(len(item.modes))])
