"""One adaptive step, update and choose, over whole sittings: how long, and against what.

The same states are given to the engine and to the plain formulas (`plain_reference`); only their
ratio carries over to another machine.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter_ns

import numpy as np

from diagnostic.answers import Given, Setting
from diagnostic.bank import Bank
from diagnostic.selection import Choice
from diagnostic.simulation import AnswerSheets, draw_people
from diagnostic.sitting import next_step, whole_sitting
from store.questionnaires import Shelf
from tests.bench.fresh_engine import fresh_engine
from tests.bench.machine import machine
from tests.bench.plain_reference import plain_step
from tests.bench.synthetic import synthetic_questionnaire

CONTENT = Path(__file__).parents[2] / "questionnaires"
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

    def told(self) -> str:
        middle, late = np.percentile(self.engine, (50, 95))
        reference = float(np.median(self.plain))
        return (
            f"  {self.bank.questionnaire.id:<14}{len(self.bank.items):>9}{self.bank.prior.size:>7}"
            f"{len(self.engine):>7}{middle:>9.2f}{late:>9.2f}{reference:>12.1f}"
            f"{reference / middle:>10.0f}"
        )


def time_steps(bank: Bank) -> StepTimes:
    """Every step of `SITTINGS` sittings, people and answers drawn from the bank itself."""
    rng = np.random.default_rng(SEED)
    people = draw_people(bank.questionnaire.prior, SITTINGS, rng=rng)
    sheets = AnswerSheets(bank.questionnaire, people, rng=rng)
    states = [answers for person in range(SITTINGS) for answers in sitting(bank, sheets, person)]
    engine = [milliseconds(lambda a=a: next_step(bank, a, SETTING)) for a in states]
    plain = [milliseconds(lambda a=a: plain_step(bank, a, SETTING)) for a in states[::EVERY]]
    return StepTimes(bank, np.array(engine), np.array(plain))


def sitting(bank: Bank, sheets: AnswerSheets, person: int) -> list[tuple[Given, ...]]:
    """The answers before each step of one person's sitting."""

    def reply(choice: Choice) -> Given:
        return sheets.given(person, choice.item.id, choice.mode)

    told, _ = whole_sitting(bank, reply, SETTING)
    return [told[:count] for count in range(len(told) + 1)]


def milliseconds(act: Callable[[], object]) -> float:
    start = perf_counter_ns()
    act()
    return (perf_counter_ns() - start) / 1e6


def main() -> None:
    print(f"Machine : {machine()}\n")
    print(f"Un pas adaptatif (mise à jour et choix), {SITTINGS} passations entières, en ms")
    print(f"  {'':<14}{'questions':>9}{'nœuds':>7}{'pas':>7}{'p50':>9}{'p95':>9}", end="")
    print(f"{'direct p50':>12}{'rapport':>10}")
    for bank in (Shelf(CONTENT).bank("premiers-pas"), Bank(synthetic_questionnaire())):
        print(time_steps(bank).told())
    fresh = fresh_engine()
    print(
        f"\nMoteur seul, à froid : importé en {fresh.import_ms:.0f} ms ; "
        f"{fresh.memory_mib:.0f} Mio au plus fort, une passation sur 78 questions comprise."
    )
    print("« direct » : le même calcul en numpy, sans rien préparer (tests/bench).")
