"""What a set of answers leads to, for many people: the levels told, how surely, after how much.

The same reading serves the adaptive diagnosis, a fixed order of questions and the whole
questionnaire, so that their figures compare like with like.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diagnostic.answers import Given, Setting
from diagnostic.bank import Bank
from diagnostic.framework import Axis, DimensionKind
from diagnostic.posterior import Posterior, posterior_of
from diagnostic.sitting import whole_sitting
from diagnostic.standing import Certainty, standings
from diagnostic.stopping import StoppingRule
from diagnostic.telling import told_levels

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class AxisOutcomes:
    """One axis, after everybody's answers.

    Parameters
    ----------
    probabilities : (n people, levels) array
        Of each level; rows add up to 1.
    expected : (n,) array
        Mean of the trait, or expected level where there is no single trait.
    questions : (n,) array of int
        Questions answered on this axis.
    decided : (n,) array of bool
        Sure enough, from enough answers, for the level to be told as it is.
    """

    probabilities: FloatArray
    expected: FloatArray
    questions: NDArray[np.intp]
    decided: NDArray[np.bool_]

    @property
    def levels(self) -> NDArray[np.intp]:
        """The level told of each person, (n,)."""
        return told_levels(self.probabilities, self.questions)

    @property
    def likeliest(self) -> NDArray[np.intp]:
        """The most probable level of each person, (n,): the most often exact, however far off."""
        result: NDArray[np.intp] = self.probabilities.argmax(axis=1)
        return result

    @property
    def sure(self) -> FloatArray:
        """Probability of the level told of each person, (n,)."""
        return self.probabilities[np.arange(len(self.probabilities)), self.levels]

    def of(self, people: NDArray[np.bool_]) -> "AxisOutcomes":
        """The same, for some of the people, (n,) mask."""
        return AxisOutcomes(
            self.probabilities[people],
            self.expected[people],
            self.questions[people],
            self.decided[people],
        )


def outcomes(
    bank: Bank, sittings: Iterable[Sequence[Given]], certainty: Certainty
) -> dict[str, AxisOutcomes]:
    """Where each person stands on each axis after these answers.

    Parameters
    ----------
    bank : Bank
    sittings : iterable of sequences of Given
        One a person.
    certainty : Certainty
        From which a level is decided.

    Returns
    -------
    dict of axis id to AxisOutcomes
        People in the order of the sittings.
    """
    rows: dict[str, list[tuple[FloatArray, float, int, bool]]] = {a.id: [] for a in bank.axes}
    for answers in sittings:
        posterior = posterior_of(bank, answers)
        for now in standings(posterior, answers, certainty):
            levels = np.asarray(now.probabilities)
            expected = expected_place(posterior, now.axis, levels)
            rows[now.axis.id].append((levels, expected, now.answers_count, now.is_decided))
    return {axis: _gathered(found) for axis, found in rows.items()}


def _gathered(rows: list[tuple[FloatArray, float, int, bool]]) -> AxisOutcomes:
    levels, expected, counts, decided = zip(*rows, strict=True)
    return AxisOutcomes(
        np.stack(levels),
        np.array(expected),
        np.array(counts, dtype=np.intp),
        np.array(decided, dtype=np.bool_),
    )


def announced(found: AxisOutcomes) -> NDArray[np.bool_]:
    """The levels told of each person: one, with its likelier neighbour if undecided.

    Parameters
    ----------
    found : AxisOutcomes

    Returns
    -------
    (n, levels) array of bool
    """
    chances, people = found.probabilities, np.arange(len(found.probabilities))
    told = np.zeros(chances.shape, dtype=np.bool_)
    told[people, found.levels] = True
    padded = np.pad(chances, ((0, 0), (1, 1)), constant_values=-1.0)
    below, above = padded[people, found.levels], padded[people, found.levels + 2]
    other = found.levels + np.where(above > below, 1, -1)
    told[people[~found.decided], other[~found.decided]] = True
    return told


def expected_place(posterior: Posterior, axis: Axis, levels: FloatArray) -> float:
    """Mean of the posterior: of the trait where the axis is one, of the level elsewhere.

    Parameters
    ----------
    posterior : Posterior
    axis : Axis
    levels : (levels,) array
        P(level) of this axis.

    Returns
    -------
    float
        Standard deviations of the reference population, or levels from 0.
    """
    only = posterior.bank.dimensions[posterior.bank.dimension_place[axis.dimensions[0]]]
    if len(axis.dimensions) == 1 and only.kind is DimensionKind.TRAIT:
        return posterior.mean_and_sd(only.id)[0]
    return float(levels @ np.arange(len(levels)))


def sit(
    bank: Bank, answers: Mapping[str, Given], setting: Setting, rule: StoppingRule
) -> tuple[Given, ...]:
    """The adaptive diagnosis given to a person whose answers are known beforehand.

    Parameters
    ----------
    bank : Bank
    answers : mapping of item id to Given
        What the person answers if asked; a question that is not there cannot be asked.
    setting : Setting
    rule : StoppingRule

    Returns
    -------
    tuple of Given
        In the order asked.
    """
    absent = frozenset(item.id for item in bank.items) - answers.keys()
    return whole_sitting(bank, lambda c: answers[c.item.id], setting, rule, absent)[0]
