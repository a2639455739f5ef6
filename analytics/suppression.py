"""No small number leaves: the last act on every table of people that a coordinator sees.

A cell under eleven people is hidden, zeros included; then as many others as it takes for nobody to
work one out from the totals or from the other periods. « Everybody » is hidden the same way: where
all the people of a row stand in one cell, the others are zeros, and the cell is hidden with them.
Which cells are hidden beside the small ones depends on their place, never on their size: a reader
who knows this rule cannot turn it round.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.disclosure import (
    BoolArray,
    IntArray,
    expert_reader,
    plain_reader,
    with_totals,
)

SMALLEST_CELL = 11  # Insee's gridded data: fewer than 11 households are not shown
ROUNDED_TO = 5  # how many people in all, and in a period

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A table that may be shown, printed and taken away; None is a cell that is not shown.

    Parameters
    ----------
    rows, columns : tuple of str
        Their ids.
    cells : tuple of tuple of int or None
        One tuple a row: people, exactly.
    column_totals : tuple of int or None
        People of a column over all rows, exactly.
    row_totals : tuple of int
        People of a row, rounded.
    total : int
        Everybody, rounded.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]
    column_totals: tuple[int | None, ...]
    row_totals: tuple[int, ...]
    total: int

    def of_row(self, place: int | None) -> tuple[int | None, ...]:
        """One row, or all of them together: the cells that may be shown."""
        return self.column_totals if place is None else self.cells[place]

    @property
    def hides_something(self) -> bool:
        return any(n is None for row in (*self.cells, self.column_totals) for n in row)


def publish(
    counts: IntArray,
    rows: Sequence[str],
    columns: Sequence[str],
    hidden: BoolArray,
) -> PublishedTable:
    """The table without what is hidden.

    Parameters
    ----------
    counts : (r, c) array of int
        People.
    rows, columns : sequences of str
        Ids, r and c of them.
    hidden : (r + 1, c + 1) array of bool
        From `hidden_cells`.

    Returns
    -------
    PublishedTable
    """
    table = with_totals(counts)
    shown = [
        tuple(None if hides else int(n) for n, hides in zip(line, mask, strict=True))
        for line, mask in zip(table[:, :-1], hidden[:, :-1], strict=True)
    ]
    *people, total = (rounded(int(n)) for n in table[:, -1])
    return PublishedTable(
        tuple(rows), tuple(columns), tuple(shown[:-1]), shown[-1], tuple(people), total
    )


def rounded(people: int, *, smallest: int = SMALLEST_CELL) -> int:
    """People in all to the nearest five, never under the threshold.

    Parameters
    ----------
    people : int
        `smallest` or more.
    smallest : int

    Returns
    -------
    int
    """
    nearest = (people + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO
    return nearest if nearest >= smallest else nearest + ROUNDED_TO


def people_told(people: int) -> int | None:
    """How many people in all, rounded; None under the threshold.

    Parameters
    ----------
    people : int

    Returns
    -------
    int or None
    """
    return rounded(people) if people >= SMALLEST_CELL else None


def hidden_cells(
    counts: IntArray, *, smallest: int = SMALLEST_CELL, also: BoolArray | None = None
) -> BoolArray:
    """Which cells and which totals of columns are not shown; those of rows always are.

    For a reader who knows every shown cell and every shown total exactly, each hidden cell could
    then be any of `smallest` + 1 numbers at least. For one who also found out which cells are
    small, each of these could still be more than `smallest` / 2 different numbers, or else no cell
    is shown at all.

    Parameters
    ----------
    counts : (r, c) array of int
        People, 0 or more; a person is in one cell.
    smallest : int
        A cell with fewer people is hidden.
    also : (r + 1, c + 1) array of bool, optional
        Cells to hide for another reason: another table says nearly the same.

    Returns
    -------
    (r + 1, c + 1) array of bool
        The last row and the last column are those of the totals.

    Raises
    ------
    ValueError
        If a row holds fewer people than `smallest`: its total, told by other tables too, would
        be a small number. Put rows together first.
    """
    table = with_totals(counts)
    if (table[:, -1] < smallest).any():
        raise ValueError("a row with too few people is put together with another first")
    hidden = table < smallest if also is None else (table < smallest) | also
    hidden[:, -1] = False
    for row in reversed(range(len(table))):
        while _is_weak(table[row], hidden[row], smallest):
            hidden[_along_row(hidden, row, int(np.argmax(hidden[row])))[0]] = True
    while unsafe := [p for p in _places(hidden) if not _is_safe(table, hidden, p, smallest)]:
        if hidden[:, :-1].all():
            break
        for place in unsafe:
            _protect(table, hidden, place, smallest)
    return hidden


def _is_safe(table: IntArray, hidden: BoolArray, place: Place, smallest: int) -> bool:
    """Too many numbers remain possible for this hidden cell, whoever reads the table."""
    expert, half = expert_reader(table, hidden, smallest=smallest), smallest // 2
    if table[place] < smallest and expert.room_around(*place, enough=half) < half:
        return False
    return plain_reader(table, hidden).room_around(*place, enough=smallest) >= smallest


def _protect(table: IntArray, hidden: BoolArray, place: Place, smallest: int) -> None:
    """Hide others until this cell could be many numbers."""
    while not hidden[:, :-1].all() and not _is_safe(table, hidden, place, smallest):
        hidden[_weakest(table, hidden, place, smallest)] = True


def _weakest(table: IntArray, hidden: BoolArray, place: Place, smallest: int) -> Place:
    """The next cell to hide: in a line that holds too little, this cell's own or another's."""
    for row, column in [place, *_places(hidden)]:
        if _is_weak(table[row], hidden[row], smallest):
            return _along_row(hidden, row, column)[0]
        if _is_weak(table[:, column], hidden[:, column], smallest):
            return _along_column(hidden, row, column)[0]
    near = [*_along_row(hidden, *place), *_along_column(hidden, *place)]
    return [*near, *_places(~hidden[:, :-1])][0]


def _places(cells: BoolArray) -> list[Place]:
    return [(int(row), int(column)) for row, column in np.argwhere(cells)]


def _is_weak(line: IntArray, hidden: BoolArray, smallest: int) -> bool:
    """A line with one hidden cell, or whose hidden cells hold few people in all."""
    if not hidden.any():
        return False
    together = int(line[:-1][hidden[:-1]].sum())
    return int(hidden.sum()) == 1 or (not hidden[-1] and together < smallest)


def _along_row(hidden: BoolArray, row: int, column: int) -> list[Place]:
    """Shown cells of a row: first those hidden with this one elsewhere, then the nearest."""
    together = (hidden & hidden[:, [column]]).sum(axis=0)
    return [(row, n) for n in _in_order(hidden[row], together, column) if n < len(hidden[row]) - 1]


def _along_column(hidden: BoolArray, row: int, column: int) -> list[Place]:
    together = (hidden & hidden[[row], :]).sum(axis=1)
    return [(place, column) for place in _in_order(hidden[:, column], together, row)]


def _in_order(hidden: BoolArray, together: IntArray, near: int) -> list[int]:
    """The total comes last: it serves the reader most."""
    last = len(hidden) - 1
    shown = [int(place) for place in np.flatnonzero(~hidden)]
    return sorted(shown, key=lambda n: (n == last, -int(together[n]), abs(n - near), n < near))
