"""One dimension on its own, for many people at once: what studies and simulations need.

The same choice as `diagnostic.selection`, without what takes a person to decide (conditions, easy
start, areas left): the questions of one dimension in arrays, its own prior, no neighbour. People
who answered alike so far are one state: it is updated and questioned once.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diagnostic.answers import Setting
from diagnostic.bank import Bank
from diagnostic.framework import DimensionKind, FloatArray
from diagnostic.standing import FEWEST_ANSWERS
from diagnostic.stopping import StoppingRule

IntArray = NDArray[np.intp]
BoolArray = NDArray[np.bool_]
NOT_ASKED = -1
FAINT = 1e-150  # a chance below which nothing is told apart; its square is still a number
STATES_AT_ONCE = 32  # so that the numbers of one go stay in the processor's cache


class OneDimension:
    """The questions that a setting can ask on one dimension, in arrays.

    Parameters
    ----------
    bank : Bank
    dimension : str
        One of its dimensions.
    setting : Setting
        Each question is answered in its usual mode there.

    Attributes
    ----------
    items : tuple of m str
    prior : (nodes,) array
        Of this dimension alone; adds up to 1.
    answers : int
        The most answers that a question has, « je ne sais pas » included.
    tables : (answers, m, nodes) array
        P(answer | node); nearly zero where a question has no such answer.
    shares : (nodes, levels) array
        Of each node in each level.
    """

    def __init__(self, bank: Bank, dimension: str, setting: Setting) -> None:
        place = bank.dimension_place[dimension]
        asked = [item for item in bank.items_for(setting) if item.dimension == dimension]
        found = [bank.table(item, setting) for item in asked]
        self.items = tuple(item.id for item in asked)
        self.seconds: FloatArray = np.array([item.seconds for item in asked])
        others = tuple(i for i in range(bank.prior.ndim) if i != place)
        self.prior: FloatArray = bank.prior.sum(axis=others)
        self.answers = max(len(table) for table in found)
        self.tables: FloatArray = np.full((self.answers, len(asked), len(self.prior)), FAINT)
        for i, table in enumerate(found):
            self.tables[: len(table), i] = np.maximum(table, FAINT)
        own = bank.dimensions[place]
        self.is_trait = own.kind is DimensionKind.TRAIT
        self.shares: FloatArray = own.level_shares()
        whole = np.ones((len(self.prior), 1))
        self._members: FloatArray = np.ascontiguousarray(np.hstack([self.shares, whole]).T)
        self._signs: FloatArray = np.append(np.ones(self.shares.shape[1]), -1.0)
        known = np.full((self.answers, 1, len(self.prior)), FAINT)  # a question that says nothing:
        known[0] = 1.0  # its only answer is known beforehand, its cells are the levels
        tables = np.concatenate([self.tables, known], axis=1)
        self._columns: FloatArray = np.ascontiguousarray(tables.reshape(-1, len(self.prior)).T)

    def levels(self, posteriors: FloatArray) -> FloatArray:
        """P(level), (states, nodes) → (states, levels)."""
        result: FloatArray = posteriors @ self.shares
        return result

    def gains(self, posteriors: FloatArray) -> FloatArray:
        """Expected fall of the entropy of the level, for each question.

        I(answer; level) = H(level) + H(answer) − H(answer, level) (Lindley 1956).

        Parameters
        ----------
        posteriors : (states, nodes) array
            Rows adding up to 1.

        Returns
        -------
        (states, m) array
            In bits.
        """
        parts = posteriors[:, None, :] * self._members
        parts += FAINT
        cells = parts @ self._columns  # a small product a state: no thread is worth waking
        cells *= np.log2(cells)
        told = (self._signs @ cells).reshape(len(parts), self.answers, -1)
        bits: FloatArray = np.add.reduce(told, axis=1)
        gains: FloatArray = bits[:, :-1] - bits[:, -1:]
        return gains

    def updated(self, posteriors: FloatArray, items: IntArray, answers: IntArray) -> FloatArray:
        """After one more answer each, (states, nodes); items and answers are places, (states,)."""
        result = posteriors * self.tables[answers, items]
        result /= np.add.reduce(result, axis=1, keepdims=True)
        return result

    def choices(
        self, posteriors: FloatArray, asked: BoolArray, *, gain_floor_bits: float = -np.inf
    ) -> IntArray:
        """The question that teaches most per second in each state.

        Parameters
        ----------
        posteriors : (states, nodes) array
        asked : (states, m) array of bool
            Questions that were asked already; not all of them.
        gain_floor_bits : float
            A question that would bring less is not asked.

        Returns
        -------
        (states,) array of int
            Place of the question; `NOT_ASKED` where none is worth it.
        """
        gains = self.gains(posteriors)
        worth = gains / self.seconds
        worth[asked] = -np.inf
        if gain_floor_bits > -np.inf:
            worth[gains < gain_floor_bits] = -np.inf
        best: IntArray = worth.argmax(axis=1)
        if gain_floor_bits > -np.inf:
            best[worth.max(axis=1) == -np.inf] = NOT_ASKED
        return best


@dataclass(frozen=True, slots=True, eq=False)
class Sittings:
    """What many people were asked on one dimension, and what is known of them.

    Parameters
    ----------
    asked : (n people, most questions) array of int
        Places of the questions in order; `NOT_ASKED` after the last.
    posteriors : (n, nodes) array
    """

    asked: IntArray
    posteriors: FloatArray

    @property
    def lengths(self) -> IntArray:
        """Questions asked, (n,)."""
        result: IntArray = (self.asked != NOT_ASKED).sum(axis=1)
        return result


def sit_together(one: OneDimension, sheets: IntArray, rule: StoppingRule) -> Sittings:
    """Adaptive sittings on one dimension for everybody at once.

    Parameters
    ----------
    one : OneDimension
    sheets : (n people, m questions) array of int
        What each person answers if asked: the row of the question's table.
    rule : StoppingRule
        Its certainty, gain floor and most questions.

    Returns
    -------
    Sittings
        The questions that `diagnostic.sitting.whole_sitting` asks on this dimension alone, where
        no condition, easy start or heavy question stands in the way.
    """
    most = min(rule.most_questions, len(one.items))
    asked = np.full((len(sheets), most), NOT_ASKED, dtype=np.intp)
    state = np.zeros(len(sheets), dtype=np.intp)  # of each person
    posteriors = one.prior[None, :]
    seen: BoolArray = np.zeros((1, len(one.items)), dtype=np.bool_)
    going = np.arange(len(sheets))
    final = np.tile(one.prior, (len(sheets), 1))
    for turn in range(most):
        chosen = _chosen(one, posteriors, seen, turn, rule)
        going, state = going[chosen[state] != NOT_ASKED], state[chosen[state] != NOT_ASKED]
        if not len(going):
            break
        items = chosen[state]
        asked[going, turn] = items
        paths = state * one.answers + sheets[going, items]
        first, state = np.unique(paths, return_inverse=True)
        former, answers = np.divmod(first, one.answers)
        posteriors = one.updated(posteriors[former], chosen[former], answers)
        seen = seen[former]
        seen[np.arange(len(former)), chosen[former]] = True
        final[going] = posteriors[state]
    return Sittings(asked, final)


def _chosen(
    one: OneDimension, posteriors: FloatArray, seen: BoolArray, turn: int, rule: StoppingRule
) -> IntArray:
    """The next question of each state, (states,); `NOT_ASKED` where it stops."""
    enough = turn >= FEWEST_ANSWERS
    floor = rule.gain_floor_bits if enough else -np.inf
    parts = range(0, len(posteriors), STATES_AT_ONCE)
    found = [
        one.choices(
            posteriors[i : i + STATES_AT_ONCE],
            seen[i : i + STATES_AT_ONCE],
            gain_floor_bits=floor,
        )
        for i in parts
    ]
    chosen = np.concatenate(found)
    wanted = rule.certainty.traits if one.is_trait else rule.certainty.classes
    if enough and wanted < 1:
        chosen[one.levels(posteriors).max(axis=1) >= wanted] = NOT_ASKED
    return chosen
