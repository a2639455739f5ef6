"""What we know of a person after some answers: prior × answers, over every dimension at once.

The state is the answers: a posterior is rebuilt from them in microseconds, so that pausing,
resuming, correcting and re-reading are all the same act.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from diagnostic.answers import Given, counting
from diagnostic.bank import Bank
from diagnostic.framework import FloatArray

TINY = 1e-300  # keeps 0 · log 0 at 0 without a branch


@dataclass(frozen=True, slots=True, eq=False)
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

    def marginal(self, dimension: str) -> FloatArray:
        """P(node) of one dimension, (n,)."""
        place = self.bank.dimension_place[dimension]
        others = tuple(i for i in range(self.joint.ndim) if i != place)
        result: FloatArray = self.joint.sum(axis=others)
        return result

    def axis_levels(self) -> tuple[FloatArray, ...]:
        """P(level) of every axis, its dimensions' lowest level, each (levels,)."""
        levels = level_table(self, 0).sum(axis=0)
        return tuple(levels[columns] for columns in self.bank.level_columns)

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
    joint = bank.prior if prior is None else prior
    for place, likelihood in enumerate(likelihoods):
        if likelihood is not None:
            shape = [-1 if k == place else 1 for k in range(joint.ndim)]
            joint = joint * likelihood.reshape(shape)
    return Posterior(bank, joint / joint.sum())


def level_table(posterior: Posterior, place: int) -> FloatArray:
    """P(node of one dimension, level of each axis), (nodes, all levels of all axes).

    An axis' level is at least l where each of its dimensions is: the sums are made of shares at
    or above each level, then differenced.
    """
    bank = posterior.bank
    rest = posterior.joint.transpose(bank.turned[place]).reshape(posterior.joint.shape[place], -1)
    reached = (rest @ bank.level_sums[place]) * bank.own_shares[place]
    table: FloatArray = reached - reached @ bank.next_level
    return table


def entropy_bits(probabilities: FloatArray) -> float:
    """Shannon entropy in bits (Shannon 1948)."""
    return float(-(probabilities * np.log2(probabilities + TINY)).sum())
