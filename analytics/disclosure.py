"""What a careful reader could work out of a table whose small cells are hidden.

A table of counts and its totals is a flow that goes round: from each row, through its cells, to
the columns; from the columns to the row of totals; and back. Changing hidden cells without
changing anything that is shown means sending some flow round through hidden cells alone. How much
a hidden cell could be raised or lowered is therefore a maximum flow, exactly.

References: Gusfield (1988), A graph theoretic approach to statistical data security, SIAM J.
Comput. 17(3); Castro (2012), Recent advances in optimization techniques for statistical tabular
data protection, Eur. J. Oper. Res. 216(2).
"""

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
Residual = list[dict[int, int]]  # node → neighbour → how many more may go that way
WITHOUT_END = 1 << 40  # more people than there are


def with_totals(counts: IntArray) -> IntArray:
    """A table with its row and its column of totals.

    Parameters
    ----------
    counts : (r, c) array of int
        People, 0 or more.

    Returns
    -------
    (r + 1, c + 1) array of int
        The last row adds up the others, the last column too.
    """
    rows = np.hstack([counts, counts.sum(axis=1, keepdims=True)])
    return np.vstack([rows, rows.sum(axis=0, keepdims=True)])


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """What somebody who reads the table knows, beside its shown cells.

    Parameters
    ----------
    table : (r + 1, c + 1) array of int
        With its totals.
    hidden : (r + 1, c + 1) array of bool
        Cells that are not shown.
    lowest, highest : (r + 1, c + 1) arrays of int
        Between which numbers the reader knows each cell to be.
    """

    table: IntArray
    hidden: BoolArray
    lowest: IntArray
    highest: IntArray

    def room_around(self, row: int, column: int, *, enough: int) -> int:
        """How many values beside its own a hidden cell could have, as far as this reader knows.

        Parameters
        ----------
        row, column : int
            The hidden cell.
        enough : int
            Stop counting there.

        Returns
        -------
        int
            Between 0 (it can be worked out) and `enough`.
        """
        value = int(self.table[row, column])
        tail, head = _arc(self.table, row, column)
        most = min(enough, int(self.highest[row, column]) - value)
        up = _flow(self._residual(row, column), head, tail, most)
        least = min(enough - up, value - int(self.lowest[row, column]))
        return up + _flow(self._residual(row, column), tail, head, least)

    def _residual(self, row: int, column: int) -> Residual:
        """Where people could move, through hidden cells other than this one."""
        nodes: Residual = [{} for _ in range(sum(self.table.shape))]
        for i, j in np.argwhere(self.hidden):
            if (i, j) != (row, column):
                tail, head = _arc(self.table, int(i), int(j))
                nodes[tail][head] = int(self.highest[i, j] - self.table[i, j])
                nodes[head][tail] = int(self.table[i, j] - self.lowest[i, j])
        return nodes


def plain_reader(table: IntArray, hidden: BoolArray) -> Reader:
    """Somebody who knows that people are counted from 0, and nothing else.

    Parameters
    ----------
    table : (r + 1, c + 1) array of int
    hidden : (r + 1, c + 1) array of bool

    Returns
    -------
    Reader
    """
    return Reader(table, hidden, np.zeros_like(table), np.full_like(table, WITHOUT_END))


def expert_reader(table: IntArray, hidden: BoolArray, *, smallest: int) -> Reader:
    """Somebody who also found out which hidden cells are under the threshold, and which are not.

    Parameters
    ----------
    table : (r + 1, c + 1) array of int
    hidden : (r + 1, c + 1) array of bool
    smallest : int
        The threshold.

    Returns
    -------
    Reader
    """
    is_small = table < smallest
    return Reader(
        table,
        hidden,
        np.where(is_small, 0, smallest),
        np.where(is_small, smallest - 1, WITHOUT_END),
    )


def _arc(table: IntArray, row: int, column: int) -> tuple[int, int]:
    """The two ends of a cell: rows come first among the nodes, then columns."""
    rows, columns = table.shape
    goes_down = (row == rows - 1) == (column == columns - 1)
    return (row, rows + column) if goes_down else (rows + column, row)


def _flow(residual: Residual, source: int, sink: int, enough: int) -> int:
    """The largest flow from source to sink, `enough` at most (Edmonds and Karp 1972)."""
    sent = 0
    while sent < enough and (path := _path(residual, source, sink)):
        step = min(enough - sent, *(residual[a][b] for a, b in path))
        for a, b in path:
            residual[a][b] -= step
            residual[b][a] += step
        sent += step
    return sent


def _path(residual: Residual, source: int, sink: int) -> list[tuple[int, int]]:
    came_from = {source: source}
    waiting = deque([source])
    while waiting and sink not in came_from:
        node = waiting.popleft()
        for near, room in residual[node].items():
            if room > 0 and near not in came_from:
                came_from[near] = node
                waiting.append(near)
    if sink not in came_from:
        return []
    path, node = [], sink
    while node != source:
        path.append((came_from[node], node))
        node = came_from[node]
    return path
