"""From a joint posterior to the levels of every axis, in four small products for all at once.

The dimensions are cut in two halves, no axis across the cut: the joint is then a matrix, and what
concerns one half is read from its sums along the other.
"""

from collections.abc import Sequence
from functools import reduce
from math import prod

import numpy as np

from diagnostic.framework import Axis, Dimension, FloatArray


class LevelSums:
    """What sums a joint distribution over nodes into levels; built once a framework.

    Parameters
    ----------
    dimensions : sequence of Dimension
    axes : sequence of Axis
        Over these dimensions.

    Attributes
    ----------
    shape : (int, int)
        Combinations of nodes of the first half, and of the second.
    cut : int
        How many dimensions the first half has.
    rows : list of slice
        Of each dimension's nodes in a table.
    columns : list of slice
        Of each axis' levels in a table; its last column belongs to none.
    signs : (all levels + 1, axes) array
        1 where a column is a level of the axis, -1 on the last.
    """

    def __init__(self, dimensions: Sequence[Dimension], axes: Sequence[Axis]) -> None:
        self.cut = _best_cut(dimensions, axes)
        halves = dimensions[: self.cut], dimensions[self.cut :]
        self.shape = (_combinations(halves[0]), _combinations(halves[1]))
        sides = [[axis for axis in axes if _is_within(axis, half)] for half in halves]
        self._nodes = [_nodes(half) for half in halves]
        self._levels = [
            np.hstack([np.zeros((count, 0)), *(cells_in_levels(half, axis) for axis in side)])
            for half, side, count in zip(halves, sides, self.shape, strict=True)
        ]
        self.rows = _slices([dimension.size for dimension in dimensions])
        placed = [*sides[0], *sides[1]]
        found = dict(zip(placed, _slices([len(axis.levels) for axis in placed]), strict=True))
        self.columns = [found[axis] for axis in axes]
        self.signs: FloatArray = np.zeros((sum(len(axis.levels) for axis in axes) + 1, len(axes)))
        for place, columns in enumerate(self.columns):
            self.signs[columns, place] = 1.0
        self.signs[-1] = -1.0

    def table(self, joint: FloatArray) -> FloatArray:
        """P(node of one dimension, level of one axis), for every two of them.

        Parameters
        ----------
        joint : (n1, …, nd) array
            Adds up to 1.

        Returns
        -------
        (all nodes, all levels + 1) array
            Its last column is P(node).
        """
        cells = joint.reshape(self.shape)
        (nodes, others), (levels, far) = self._nodes, self._levels
        down, across = len(nodes), levels.shape[1]
        table = np.empty((down + len(others), across + far.shape[1] + 1))
        table[:down, :across] = nodes @ (cells.sum(axis=1)[:, None] * levels)
        table[:down, across:-1] = nodes @ (cells @ far)
        table[down:, :across] = others @ (cells.T @ levels)
        table[down:, across:-1] = others @ (cells.sum(axis=0)[:, None] * far)
        table[:, -1] = table[:, self.columns[0]].sum(axis=1)
        return table


class AxisCells:
    """The combinations of the nodes of one axis' own dimensions.

    Parameters
    ----------
    dimensions : sequence of Dimension
        All of them.
    axis : Axis

    Attributes
    ----------
    levels : (combinations, levels) array
        Share of each combination in each level.
    nodes : dict of dimension id to (combinations,) array of int
        The node of each of its dimensions.
    """

    def __init__(self, dimensions: Sequence[Dimension], axis: Axis) -> None:
        own = [dimension for dimension in dimensions if dimension.id in axis.dimensions]
        self._others = tuple(place for place, d in enumerate(dimensions) if d not in own)
        self.levels = cells_in_levels(own, axis)
        places = np.indices([dimension.size for dimension in own]).reshape(len(own), -1)
        self.nodes = {d.id: place for d, place in zip(own, places, strict=True)}

    def chances(self, joint: FloatArray) -> FloatArray:
        """P(combination), (combinations,), of a joint distribution over all nodes."""
        result: FloatArray = joint.sum(axis=self._others).ravel()
        return result


def cells_in_levels(dimensions: Sequence[Dimension], axis: Axis) -> FloatArray:
    """Share of each combination of nodes in each level of an axis, (combinations, levels).

    An axis' level is at least l where each of its dimensions is.
    """
    reached = reduce(
        lambda former, shares: (former[:, None, :] * shares[None, :, :]).reshape(
            -1, len(axis.levels)
        ),
        (_at_or_above(d, axis) for d in dimensions),
        np.ones((1, len(axis.levels))),
    )
    result: FloatArray = reached - np.hstack([reached[:, 1:], np.zeros((len(reached), 1))])
    return result


def _at_or_above(dimension: Dimension, axis: Axis) -> FloatArray:
    """Share of each node at or above each level, (nodes, levels); whole if the axis ignores it."""
    if dimension.id not in axis.dimensions:
        return np.ones((dimension.size, len(axis.levels)))
    return dimension.at_or_above()


def _best_cut(dimensions: Sequence[Dimension], axes: Sequence[Axis]) -> int:
    """Where the halves are nearest in size, among the places that part no axis."""

    def parts_none(cut: int) -> bool:
        halves = dimensions[:cut], dimensions[cut:]
        return all(any(_is_within(axis, half) for half in halves) for axis in axes)

    cuts = filter(parts_none, range(1, len(dimensions) + 1))
    return min(
        cuts, key=lambda cut: _combinations(dimensions[:cut]) + _combinations(dimensions[cut:])
    )


def _is_within(axis: Axis, half: Sequence[Dimension]) -> bool:
    return {*axis.dimensions} <= {dimension.id for dimension in half}


def _combinations(half: Sequence[Dimension]) -> int:
    return prod(dimension.size for dimension in half)


def _nodes(half: Sequence[Dimension]) -> FloatArray:
    """Whether each combination holds each node, (nodes of every dimension, combinations)."""
    count = _combinations(half)
    places = np.indices([dimension.size for dimension in half]).reshape(len(half), count)
    held = [np.arange(d.size)[:, None] == place for d, place in zip(half, places, strict=True)]
    return np.vstack([np.zeros((0, count)), *held]).astype(float)


def _slices(sizes: Sequence[int]) -> list[slice]:
    ends = np.cumsum(sizes, dtype=int)
    return [slice(int(end) - size, int(end)) for end, size in zip(ends, sizes, strict=True)]
