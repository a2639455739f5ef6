"""A questionnaire made ready to compute with: tables, prior and level sums, built once, shared.

Nothing here changes after construction, so one bank serves every sitting of a process.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diagnostic.answers import ALWAYS_OFFERED, UNSURE, AnswerMode, Given, Setting
from diagnostic.deck import BoolArray, Deck
from diagnostic.drift import Drift
from diagnostic.errors import ModeNotOffered, UnknownItem
from diagnostic.framework import Dimension, FloatArray
from diagnostic.level_sums import AxisCells, LevelSums
from diagnostic.prior import joint_prior
from diagnostic.questionnaire import Item, Questionnaire
from diagnostic.recent import Recent
from diagnostic.response_models import GradedResponse, answer_table

IntArray = NDArray[np.intp]
PRIOR = "prior"  # the origin of what is not calibrated
STEPS_REMEMBERED = 512  # 28 MiB at most, at 6,400 nodes; two for each of 200 people at once
BELIEFS_REMEMBERED = 128  # 7 MiB at most: only people asked again have any


class Stack:
    """The tables of every question that a setting can ask, one above the other.

    Below them stands a question that says nothing: one answer, always given.

    Parameters
    ----------
    items : sequence of int
        Places of the questions in the questionnaire.
    tables : sequence of (slice, (answers, nodes) array)
        Of each: the columns of its dimension's nodes, and P(answer | node).
    dimensions : sequence of slice
        The columns of each dimension's nodes.

    Attributes
    ----------
    items : (m,) array of int
    rows : (all answers + 1, all nodes) array
        Nothing on the dimensions that a question does not inform.
    starts : (m + 1,) array of int
        First row of each question.
    """

    def __init__(
        self,
        items: Sequence[int],
        tables: Sequence[tuple[slice, FloatArray]],
        dimensions: Sequence[slice],
    ) -> None:
        self.items: IntArray = np.asarray(items, dtype=np.intp)
        self.starts: IntArray = np.cumsum([0, *(len(table) for _, table in tables)], dtype=np.intp)
        self.rows: FloatArray = np.zeros((self.starts[-1] + 1, dimensions[-1].stop))
        for start, (nodes, table) in zip(self.starts[:-1], tables, strict=True):
            self.rows[start : start + len(table), nodes] = table
        self.rows[-1, dimensions[0]] = 1.0


class Bank:
    """Everything the engine needs of a questionnaire, in arrays.

    Parameters
    ----------
    questionnaire : Questionnaire
        Checked content.

    Attributes
    ----------
    prior : (n1, …, nd) array
        Joint prior over the nodes of every dimension; adds up to 1.
    shares : list of (nodes, levels) arrays
        Share of each node at or above each level, one array a dimension.

    Raises
    ------
    MalformedItem
        If a model does not fit its dimension or the prior is not possible.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.dimensions: tuple[Dimension, ...] = questionnaire.framework.dimensions
        self.axes = questionnaire.framework.axes
        self.items = questionnaire.items
        self._by_id = {item.id: item for item in self.items}
        self.place = {item.id: i for i, item in enumerate(self.items)}
        self.dimension_place = {d.id: i for i, d in enumerate(self.dimensions)}
        self.seconds: FloatArray = np.array([item.seconds for item in self.items])
        self.prior: FloatArray = joint_prior(self.dimensions, questionnaire.prior)
        self.shares = [d.at_or_above() for d in self.dimensions]
        self._tables: dict[tuple[str, AnswerMode], FloatArray] = {
            (item.id, mode): self._doubted(item, mode)
            for item in self.items
            for mode in item.modes
        }
        self.recent_steps: Recent[Any] = Recent(STEPS_REMEMBERED)  # of diagnostic.sitting
        self.recent_beliefs: Recent[Any] = Recent(BELIEFS_REMEMBERED)  # of diagnostic.past
        self._rows = {
            (item.id, option, mode): self._row(item, option, mode)
            for item in self.items
            for mode in item.modes
            for option in (*ALWAYS_OFFERED, *(option.id for option in item.options))
        }
        self._decks: dict[Setting, Deck] = {}
        self._stacks: dict[Setting, Stack] = {}

    def _doubted(self, item: Item, mode: AnswerMode) -> FloatArray:
        """What we expect of answers, not knowing the parameters: a belief is no measure."""
        model = item.models[mode]
        table, doubt = answer_table(model, self._dimension(item)), self.questionnaire.doubt
        if isinstance(model, GradedResponse) or item.origin != PRIOR:
            return table
        return (1 - doubt) * table + doubt / len(table)

    def _row(self, item: Item, option: str, mode: AnswerMode) -> int | None:
        if option == UNSURE and item.models[mode].unsure is not None:
            return -1
        return item.rank_of(option)

    def _dimension(self, item: Item) -> Dimension:
        return self.dimensions[self.dimension_place[item.dimension]]

    def item(self, id: str) -> Item:
        """The question of this name.

        Raises
        ------
        UnknownItem
            If there is none.
        """
        try:
            return self._by_id[id]
        except KeyError:
            raise UnknownItem(item=id) from None

    def items_for(self, setting: Setting) -> tuple[Item, ...]:
        """The questions that a setting can ask, in their order."""
        return self.named(self.deck(setting).offered)

    def named(self, chosen: BoolArray) -> tuple[Item, ...]:
        """The questions at these places, (items,) bool, in their order."""
        return tuple(self.items[place] for place in chosen.nonzero()[0])

    def deck(self, setting: Setting) -> Deck:
        """What never changes of the questions as a setting asks them."""
        if setting not in self._decks:
            self._decks[setting] = Deck(self.items, setting)
        return self._decks[setting]

    def likelihood(self, given: Given) -> FloatArray | None:
        """P(this answer | node) on the question's dimension, (n,), or None if it says nothing.

        Raises
        ------
        UnknownItem, UnknownOption, ModeNotOffered
            If the questionnaire knows no such question, option or mode.
        """
        place = self.row_of(given)
        if place is None:
            return None
        row: FloatArray = self._tables[given.item, given.mode][place]
        return row

    def row_of(self, given: Given) -> int | None:
        """The row of the question's table that an answer reads, or None if it says nothing.

        Raises
        ------
        UnknownItem, UnknownOption, ModeNotOffered
            If the questionnaire knows no such question, option or mode.
        """
        try:
            return self._rows[given.item, given.option, given.mode]
        except KeyError:
            item = self.item(given.item)
            item.rank_of(given.option)
            raise ModeNotOffered(item=given.item, mode=given.mode) from None

    def table(self, item: Item, setting: Setting) -> FloatArray:
        """P(answer | node) of a question in the usual mode of a setting, (answers, nodes)."""
        return self._tables[item.id, item.usual_mode(setting)]

    def stack(self, setting: Setting) -> Stack:
        """The tables of the questions that a setting can ask, in their usual modes."""
        if setting not in self._stacks:
            asked = self.items_for(setting)
            rows = self.level_sums.rows
            tables = [
                (rows[self.dimension_place[item.dimension]], self.table(item, setting))
                for item in asked
            ]
            self._stacks[setting] = Stack([self.place[i.id] for i in asked], tables, rows)
        return self._stacks[setting]

    def dimension_of(self, item: str) -> Dimension:
        """The dimension that a question informs; raises `UnknownItem`."""
        return self._dimension(self.item(item))

    @cached_property
    def drifts(self) -> tuple[Drift, ...]:
        """How people move with time on each dimension."""
        pace = self.questionnaire.framework.pace
        margins = (
            self.prior.sum(axis=tuple(k for k in range(self.prior.ndim) if k != place))
            for place in range(self.prior.ndim)
        )
        return tuple(
            Drift(dimension, margin, pace.of(dimension), pace.renewal)
            for dimension, margin in zip(self.dimensions, margins, strict=True)
        )

    @cached_property
    def level_sums(self) -> LevelSums:
        """What sums a joint posterior into levels of every axis."""
        return LevelSums(self.dimensions, self.axes)

    @cached_property
    def axis_cells(self) -> dict[str, AxisCells]:
        """The combinations of the nodes of each axis' own dimensions, by axis."""
        return {axis.id: AxisCells(self.dimensions, axis) for axis in self.axes}
