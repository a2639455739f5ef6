"""What we know of a person after some answers: prior × answers, over every dimension at once.

The state is the answers: a posterior is rebuilt from them in microseconds, so that pausing,
resuming, correcting and re-reading are all the same act.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from diagnostic.answers import Given, counting
from diagnostic.bank import Bank
from diagnostic.framework import FloatArray

TINY = 1e-300  # keeps 0 · log 0 at 0 without a branch


@dataclass(frozen=True, eq=False)
class Posterior:
    """P(node of every dimension | answers).

    Parameters
    ----------
    bank : Bank
        The questionnaire's tables.
    joint : (n1, …, nd) array
        Adds up to 1.
    """

    bank: Bank
    joint: FloatArray

    @cached_property
    def level_table(self) -> FloatArray:
        """P(node of one dimension, level of one axis), as `LevelSums.table` lays it out."""
        return self.bank.level_sums.table(self.joint)

    def marginal(self, dimension: str) -> FloatArray:
        """P(node) of one dimension, (n,)."""
        place = self.bank.dimension_place[dimension]
        others = tuple(i for i in range(self.joint.ndim) if i != place)
        result: FloatArray = self.joint.sum(axis=others)
        return result

    def axis_levels(self) -> tuple[FloatArray, ...]:
        """P(level) of every axis, its dimensions' lowest level, each (levels,)."""
        sums = self.bank.level_sums
        levels = self.level_table[sums.rows[0]].sum(axis=0)
        return tuple(levels[columns] for columns in sums.columns)

    def levels(self, axis: str) -> FloatArray:
        """P(level) of one axis, (levels,)."""
        places = [known.id for known in self.bank.axes]
        return self.axis_levels()[places.index(axis)]

    def dimension_levels(self, dimension: str) -> FloatArray:
        """P(level) of one dimension, (levels,)."""
        place = self.bank.dimension_place[dimension]
        result: FloatArray = self.marginal(dimension) @ self.bank.dimensions[place].level_shares()
        return result

    def mean_and_sd(self, dimension: str) -> tuple[float, float]:
        """Posterior mean (EAP) and standard deviation of a trait (Bock & Mislevy 1982)."""
        points = np.asarray(self.bank.dimensions[self.bank.dimension_place[dimension]].nodes)
        weights = self.marginal(dimension)
        mean = float(weights @ points)
        return mean, float(np.sqrt(weights @ (points - mean) ** 2))


def posterior_of(
    bank: Bank, answers: Iterable[Given], prior: FloatArray | None = None
) -> Posterior:
    """The posterior after these answers, whatever their order.

    Parameters
    ----------
    bank : Bank
    answers : iterable of Given
        An answer that carries no information multiplies by nothing; of two answers to the same
        question, one counts (`answers.counting`).
    prior : (n1, …, nd) array or None
        What is believed before them (`past.beliefs`); the bank's where nothing is known.

    Returns
    -------
    Posterior

    Raises
    ------
    UnknownItem, UnknownOption, ModeNotOffered
        If an answer does not belong to the questionnaire.
    """
    likelihoods: list[FloatArray | None] = [None] * len(bank.dimensions)
    for given in counting(tuple(answers)):
        row = bank.likelihood(given)
        if row is not None:
            place = bank.dimension_place[bank.item(given.item).dimension]
            former = likelihoods[place]
            likelihoods[place] = row if former is None else former * row
    believed, cut = bank.prior if prior is None else prior, bank.level_sums.cut
    joint = believed.reshape(bank.level_sums.shape)
    joint = joint * _together(likelihoods[:cut], believed.shape[:cut])[:, None]
    joint *= _together(likelihoods[cut:], believed.shape[cut:])
    joint /= joint.sum()
    return Posterior(bank, joint.reshape(believed.shape))


def _together(likelihoods: Sequence[FloatArray | None], sizes: Sequence[int]) -> FloatArray:
    """The likelihood of every combination of nodes, dimensions one after the other, (n,)."""
    result = np.ones(1)
    for likelihood, size in zip(likelihoods, sizes, strict=True):
        own = np.ones(size) if likelihood is None else likelihood
        result = (result[:, None] * own).ravel()
    return result


def entropy_bits(probabilities: FloatArray) -> float:
    """Shannon entropy in bits (Shannon 1948)."""
    return float(-(probabilities * np.log2(probabilities + TINY)).sum())
