"""One dimension, a hundred two-parameter questions: a step beside catsim's, many people at once.

catsim does what it does best: maximum information at the likeliest place, found again after each
answer. Ours does more with each step: the expected fall of entropy of the level, on the whole
posterior. Same questions, same people, same answers, same run.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np
from catsim.estimation import NumericalSearchEstimator
from catsim.item_bank import ItemBank
from catsim.selection import MaxInfoSelector

from diagnostic.answers import Setting
from diagnostic.bank import Bank
from diagnostic.one_dimension import OneDimension, sit_together
from diagnostic.standing import Certainty
from diagnostic.stopping import StoppingRule
from tests.bench.hundred_questions import HundredQuestions, hundred_questions
from tests.bench.timing import milliseconds, processor_seconds

LENGTH = 20  # questions
PEOPLE = 50  # of the steps
CROWD = 20_000  # at once
RUNS = 5
TWENTY_QUESTIONS = StoppingRule(Certainty(1.0, 1.0), gain_floor_bits=0.0, most_questions=LENGTH)


@dataclass(frozen=True, slots=True)
class OneDimensionTimes:
    """Median milliseconds of a step, ours and catsim's; people at once per second."""

    own_ms: float
    catsim_ms: float
    respondents_per_s: float

    @property
    def ratio(self) -> float:
        return self.catsim_ms / self.own_ms

    def told(self) -> str:
        return (
            f"Une dimension, 100 questions à deux paramètres, {LENGTH} questions posées :\n"
            f"  un pas (mise à jour et choix) : {1000 * self.own_ms:.0f} µs ; catsim, dans la même"
            f" exécution : {1000 * self.catsim_ms:.0f} µs, soit {self.ratio:.0f} fois plus\n"
            f"  {CROWD} personnes à la fois : {self.respondents_per_s:.0f} par seconde d’un cœur"
        )


def time_one_dimension() -> OneDimensionTimes:
    asked = hundred_questions()
    one = OneDimension(Bank(asked.questionnaire()), "skills", Setting.PHONE)
    answers = asked.answers(CROWD)
    bank = catsim_bank(asked)
    own = [ms for row in answers[:PEOPLE] for ms in own_steps(one, row)]
    peer = [ms for row in answers[:PEOPLE] for ms in catsim_steps(bank, row)]
    everybody = partial(sit_together, one, answers, TWENTY_QUESTIONS)
    seconds = processor_seconds([everybody] * RUNS)
    return OneDimensionTimes(float(np.median(own)), float(np.median(peer)), CROWD / seconds)


def own_steps(one: OneDimension, answers: np.ndarray) -> list[float]:
    """Milliseconds of each step of one sitting: an answer comes in, the next question is found."""
    posterior, seen = one.prior[None, :], np.zeros((1, len(one.items)), dtype=np.bool_)
    item = one.choices(posterior, seen)
    found = []
    for _ in range(LENGTH):
        seen[0, item] = True

        def step(before: np.ndarray = posterior, item: np.ndarray = item) -> np.ndarray:
            return one.choices(one.updated(before, item, answers[item]), seen)

        found.append(milliseconds(step))
        posterior = one.updated(posterior, item, answers[item])
        item = one.choices(posterior, seen)
    return found


def catsim_bank(asked: HundredQuestions) -> ItemBank:
    """The same questions for catsim: no guessing, no ceiling."""
    guess, ceiling = np.zeros(len(asked.slopes)), np.ones(len(asked.slopes))
    return ItemBank(np.column_stack([asked.slopes, asked.difficulties, guess, ceiling]))


def catsim_steps(bank: ItemBank, answers: np.ndarray) -> list[float]:
    """The same acts of catsim on the same answers."""
    selector, estimator = MaxInfoSelector(), NumericalSearchEstimator()
    place, found = 0.0, []
    asked_so_far = [selector.select(item_bank=bank, administered_items=[], est_theta=place)]
    for _ in range(LENGTH):
        heard = [bool(answers[item]) for item in asked_so_far]

        def step(
            place: float = place, items: list[int] = asked_so_far, heard: list[bool] = heard
        ) -> tuple[float, int]:
            moved = estimator.estimate(
                item_bank=bank, administered_items=items, response_vector=heard, est_theta=place
            )
            chosen = selector.select(item_bank=bank, administered_items=items, est_theta=moved)
            return moved, chosen

        found.append(milliseconds(step))
        place, chosen = step()
        asked_so_far = [*asked_so_far, chosen]
    return found
