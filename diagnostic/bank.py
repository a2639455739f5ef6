"""A questionnaire made ready to compute with: tables, prior and level sums, built once, shared.

Nothing here changes after construction, so one bank serves every sitting of a process.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diagnostic.answers import UNSURE, AnswerMode, Given, Setting
from diagnostic.drift import Drift
from diagnostic.errors import UnknownItem
from diagnostic.framework import Dimension, FloatArray
from diagnostic.prior import joint_prior
from diagnostic.questionnaire import Item, Questionnaire
from diagnostic.recent import Recent
from diagnostic.response_models import GradedResponse, answer_table

IntArray = NDArray[np.intp]
PRIOR = "prior"  # the origin of what is not calibrated
STEPS_REMEMBERED = 512  # 26 MiB at most, at 6,400 nodes; two for each of 200 people at once
BELIEFS_REMEMBERED = 128  # 7 MiB at most: only people asked again have any


class Stack:
    """The tables of every question of one dimension, one above the other."""

    def __init__(self, places: Sequence[int], tables: Sequence[FloatArray]) -> None:
        self.places: IntArray = np.asarray(places, dtype=np.intp)
        self.rows: FloatArray = np.vstack(tables)
        sizes = [table.shape[0] for table in tables]
        self.starts: IntArray = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.intp)


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
        self.shares = [_at_or_above(d.level_shares()) for d in self.dimensions]
        self._tables: dict[tuple[str, AnswerMode], FloatArray] = {
            (item.id, mode): self._doubted(item, mode)
            for item in self.items
            for mode in item.modes
        }
        self.recent_steps: Recent[Any] = Recent(STEPS_REMEMBERED)  # of diagnostic.sitting
        self.recent_beliefs: Recent[Any] = Recent(BELIEFS_REMEMBERED)  # of diagnostic.past
        self._items_for: dict[Setting, tuple[Item, ...]] = {}
        self._stacks: dict[Setting, list[Stack | None]] = {}

    def _doubted(self, item: Item, mode: AnswerMode) -> FloatArray:
        """What we expect of answers, not knowing the parameters: a belief is no measure."""
        model = item.models[mode]
        table, doubt = answer_table(model, self._dimension(item)), self.questionnaire.doubt
        if isinstance(model, GradedResponse) or item.origin != PRIOR:
            return table
        return (1 - doubt) * table + doubt / len(table)

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
        if setting not in self._items_for:
            self._items_for[setting] = tuple(
                item for item in self.items if set(item.modes) & set(setting.modes)
            )
        return self._items_for[setting]

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
        item = self.item(given.item)
        rank, model = item.rank_of(given.option), item.model(given.mode)
        if rank is None and given.option == UNSURE and model.unsure is not None:
            return -1
        return rank

    def table(self, item: Item, setting: Setting) -> FloatArray:
        """P(answer | node) of a question in the usual mode of a setting, (answers, nodes)."""
        return self._tables[item.id, item.usual_mode(setting)]

    def stacks(self, setting: Setting) -> list[Stack | None]:
        """The stacked tables of each dimension, for the modes that a setting allows."""
        if setting not in self._stacks:
            self._stacks[setting] = [self._stack(d, setting) for d in self.dimensions]
        return self._stacks[setting]

    def _stack(self, dimension: Dimension, setting: Setting) -> Stack | None:
        allowed = self.items_for(setting)
        places = [
            i
            for i, item in enumerate(self.items)
            if item.dimension == dimension.id and item in allowed
        ]
        if not places:
            return None
        return Stack(places, [self.table(self.items[i], setting) for i in places])

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
    def turned(self) -> list[tuple[int, ...]]:
        """For each dimension, the order of axes that puts it first."""
        count = len(self.dimensions)
        return [(i, *(k for k in range(count) if k != i)) for i in range(count)]

    @cached_property
    def level_starts(self) -> list[int]:
        """First column of each axis in `level_sums`."""
        return [columns.start for columns in self.level_columns]

    @cached_property
    def level_columns(self) -> list[slice]:
        """Columns of each axis in `level_sums`."""
        ends = np.cumsum([len(axis.levels) for axis in self.axes])
        return [
            slice(int(e) - len(a.levels), int(e)) for a, e in zip(self.axes, ends, strict=True)
        ]

    @cached_property
    def next_level(self) -> FloatArray:
        """Puts in each level's column what stands in the next one of its axis, square."""
        total = self.level_columns[-1].stop
        shift = np.eye(total, k=-1)
        shift[:, [columns.stop - 1 for columns in self.level_columns]] = 0.0
        return shift

    @cached_property
    def level_sums(self) -> list[FloatArray]:
        """For each dimension, what sums a joint posterior into levels of every axis.

        One array a dimension, (product of the other dimensions' sizes, all levels of all axes):
        the share of those nodes at or above each level, the dimension itself left out.
        """
        return [self._level_sum(i) for i in range(len(self.dimensions))]

    def _level_sum(self, place: int) -> FloatArray:
        others = [i for i in range(len(self.dimensions)) if i != place]
        columns = [
            self._reach(axis.dimensions, level, others)
            for axis in self.axes
            for level in range(len(axis.levels))
        ]
        return np.stack(columns, axis=1)

    def _reach(self, members: tuple[str, ...], level: int, others: list[int]) -> FloatArray:
        reach = np.ones([self.dimensions[i].size for i in others])
        for axis, i in enumerate(others):
            if self.dimensions[i].id in members:
                shape = [-1 if k == axis else 1 for k in range(len(others))]
                reach = reach * self.shares[i][:, level].reshape(shape)
        return reach.ravel()

    @cached_property
    def own_shares(self) -> list[FloatArray]:
        """For each dimension, its share at or above each level of each axis, (nodes, levels)."""
        return [
            np.hstack(
                [
                    self.shares[i]
                    if dimension.id in axis.dimensions
                    else np.ones((dimension.size, len(axis.levels)))
                    for axis in self.axes
                ]
            )
            for i, dimension in enumerate(self.dimensions)
        ]


def _at_or_above(level_shares: FloatArray) -> FloatArray:
    result: FloatArray = np.cumsum(level_shares[:, ::-1], axis=1)[:, ::-1]
    return result
