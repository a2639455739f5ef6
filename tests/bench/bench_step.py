"""One adaptive step, update and choose, over whole sittings: how long, and against what.

The same states are given to the engine and to the plain formulas (`plain_reference`); only their
ratio carries over to another machine.
"""

from dataclasses import dataclass

import numpy as np

from diagnostic.answers import Given, Setting
from diagnostic.bank import Bank
from diagnostic.selection import Choice
from diagnostic.simulation import AnswerSheets, draw_people
from diagnostic.sitting import next_step, whole_sitting
from tests.bench.plain_reference import plain_step
from tests.bench.timing import milliseconds

SITTINGS = 150
EVERY = 25  # one state in so many is given to the plain formulas, which take their time
SEED = 20261120
SETTING = Setting.DESK


@dataclass(frozen=True, slots=True, eq=False)
class StepTimes:
    """Milliseconds of each step of the engine, and of the plain formulas on some of them."""

    bank: Bank
    engine: np.ndarray
    plain: np.ndarray

    @property
    def p50(self) -> float:
        return float(np.percentile(self.engine, 50))

    @property
    def p95(self) -> float:
        return float(np.percentile(self.engine, 95))

    def told(self) -> str:
        reference = float(np.median(self.plain))
        return (
            f"  {self.bank.questionnaire.id:<14}{len(self.bank.items):>9}{self.bank.prior.size:>7}"
            f"{len(self.engine):>7}{self.p50:>9.2f}{self.p95:>9.2f}{reference:>12.1f}"
            f"{reference / self.p50:>10.0f}"
        )


def time_steps(bank: Bank) -> StepTimes:
    """Every step of `SITTINGS` sittings, people and answers drawn from the bank itself."""
    rng = np.random.default_rng(SEED)
    people = draw_people(bank.questionnaire.prior, SITTINGS, rng=rng)
    sheets = AnswerSheets(bank.questionnaire, people, rng=rng)
    states = [answers for person in range(SITTINGS) for answers in sitting(bank, sheets, person)]
    engine = [milliseconds(lambda a=a: next_step(bank, a, SETTING)) for a in states]
    plain = [milliseconds(lambda a=a: plain_step(bank, a, SETTING), 1) for a in states[::EVERY]]
    return StepTimes(bank, np.array(engine), np.array(plain))


def sitting(bank: Bank, sheets: AnswerSheets, person: int) -> list[tuple[Given, ...]]:
    """The answers before each step of one person's sitting."""

    def reply(choice: Choice) -> Given:
        return sheets.given(person, choice.item.id, choice.mode)

    told, _ = whole_sitting(bank, reply, SETTING)
    return [told[:count] for count in range(len(told) + 1)]
