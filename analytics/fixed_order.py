"""The rival of the adaptive diagnosis: the best paper form of the same length.

Found greedily on half of the people, scored on the other half. Nobody loses a question: who cannot
answer one is asked the next of the order, so that everybody answers as many.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.expectation import SMALLEST, FloatArray, normalised
from diagnostic.answers import Given
from diagnostic.bank import Bank
from diagnostic.framework import Axis

Answers = Sequence[Mapping[str, Given]]
IntArray = NDArray[np.intp]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Search:
    """Everything about one axis that the search reads again and again.

    evidence : (n people, m questions, nodes) log-likelihoods, 0 where there is no answer
    answered : (n, m) bool
    shares : (nodes, levels)
    """

    items: tuple[str, ...]
    prior: FloatArray
    evidence: FloatArray
    answered: BoolArray
    shares: FloatArray
    reference: IntArray

    def levels(self, log_posterior: FloatArray) -> FloatArray:
        chances, _ = normalised(log_posterior)
        result: FloatArray = chances @ self.shares
        return result

    def gets(self, log_posterior: FloatArray) -> tuple[float, float]:
        """Share of exact levels, and mean log chance of the reference level."""
        levels = self.levels(log_posterior)
        own = levels[np.arange(len(levels)), self.reference]
        exact = float((levels.argmax(axis=1) == self.reference).mean())
        return exact, float(np.log(np.maximum(own, SMALLEST)).mean())


def best_order(
    bank: Bank, axis: str, people: Answers, reference: IntArray, *, length: int
) -> tuple[str, ...]:
    """The order of an axis' questions that classifies these people best.

    Two greedy searches, one by share of exact levels (then by log chance), one by log chance of
    the reference level; the one with the larger share of exact levels here is kept.

    Parameters
    ----------
    bank : Bank
    axis : str
    people : sequence of mapping of item id to Given
        What each person answers if asked.
    reference : (n,) array of int
        Level of each person.
    length : int
        Questions that everybody answers, as far as they can.

    Returns
    -------
    tuple of str
        Items, as many as it takes for everybody to answer `length` of them.
    """
    search = _search(bank, axis, people, reference)
    by_exact = _greedy(search, length, lambda gets: (round(gets[0], 9), gets[1]))
    by_chance = _greedy(search, length, lambda gets: (gets[1], gets[0]))
    best = max(by_exact, by_chance, key=lambda found: found[1])
    return best[0]


def in_order(
    orders: Mapping[str, Sequence[str]], lengths: Mapping[str, int], answers: Mapping[str, Given]
) -> tuple[Given, ...]:
    """What one person answers to a paper form: the first questions of each axis they can answer.

    Parameters
    ----------
    orders : mapping of axis id to item ids
    lengths : mapping of axis id to int
    answers : mapping of item id to Given
        What the person answers if asked.

    Returns
    -------
    tuple of Given
    """
    return tuple(
        answers[item]
        for axis, order in orders.items()
        for item in [name for name in order if name in answers][: lengths[axis]]
    )


def _search(bank: Bank, axis: str, people: Answers, reference: IntArray) -> _Search:
    alone = Bank(bank.questionnaire.restricted_to(axis))
    items = tuple(item.id for item in alone.items)
    evidence = np.zeros((len(people), len(items), alone.prior.size))
    answered = np.zeros((len(people), len(items)), dtype=np.bool_)
    rows: dict[Given, FloatArray | None] = {}
    for person, answers in enumerate(people):
        for place, item in enumerate(items):
            given = answers.get(item)
            if given is None:
                continue
            if given not in rows:
                rows[given] = _evidence(alone, given)
            answered[person, place] = True
            row = rows[given]
            if row is not None:
                evidence[person, place] = row
    prior = np.log(np.maximum(alone.prior.ravel(), SMALLEST))
    shares = _joint_shares(alone, alone.axes[0])
    return _Search(items, prior, evidence, answered, shares, reference)


def _evidence(bank: Bank, given: Given) -> FloatArray | None:
    """Log-likelihood of one answer over the joint nodes, flattened; None where it says nothing."""
    row = bank.likelihood(given)
    if row is None:
        return None
    place = bank.dimension_place[bank.questionnaire.item(given.item).dimension]
    shape = [-1 if k == place else 1 for k in range(bank.prior.ndim)]
    over = np.broadcast_to(np.log(np.maximum(row, SMALLEST)).reshape(shape), bank.prior.shape)
    return over.ravel()


def _joint_shares(bank: Bank, axis: Axis) -> FloatArray:
    """Share of each joint node at each level of the axis, its dimensions' lowest."""
    reached = np.ones((*bank.prior.shape, len(axis.levels)))
    for place, shares in enumerate(bank.shares):
        shape = [-1 if k == place else 1 for k in range(bank.prior.ndim)]
        reached = reached * shares.reshape(*shape, len(axis.levels))
    flat = reached.reshape(-1, len(axis.levels))
    result: FloatArray = flat - np.hstack([flat[:, 1:], np.zeros((len(flat), 1))])
    return result


def _greedy(
    search: _Search, length: int, worth: Callable[[tuple[float, float]], tuple[float, float]]
) -> tuple[tuple[str, ...], float]:
    """Items one by one, each the best addition for those who still have questions to come."""
    posterior = np.tile(search.prior, (len(search.reference), 1))
    counts = np.zeros(len(search.reference), dtype=np.intp)
    left, order = list(range(len(search.items))), []
    while left and (counts < length).any():
        asked = {i: (counts < length) & search.answered[:, i] for i in left}
        after = {i: posterior + asked[i][:, None] * search.evidence[:, i] for i in left}
        best = max(left, key=lambda i: worth(search.gets(after[i])))
        posterior, counts = after[best], counts + asked[best]
        left.remove(best)
        order.append(search.items[best])
    return tuple(order), search.gets(posterior)[0]
