"""A sitting opened again: its posterior rebuilt from twenty answers."""

import numpy as np

from diagnostic.answers import Given
from diagnostic.bank import Bank
from diagnostic.posterior import posterior_of
from tests.bench.timing import milliseconds

ANSWERS = 20
SITTINGS = 200
SEED = 20


def rebuild_ms(bank: Bank) -> float:
    """Median over sittings, each with its own twenty questions and answers."""
    rng = np.random.default_rng(SEED)
    sittings = [_answers(bank, rng) for _ in range(SITTINGS)]
    return float(np.median([milliseconds(lambda a=a: posterior_of(bank, a)) for a in sittings]))


def _answers(bank: Bank, rng: np.random.Generator) -> tuple[Given, ...]:
    items = [bank.items[place] for place in rng.permutation(len(bank.items))[:ANSWERS]]
    return tuple(
        Given(item.id, item.options[rng.integers(len(item.options))].id, item.modes[0])
        for item in items
    )
