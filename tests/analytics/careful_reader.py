"""A reader of published tables who stops at nothing: every equation, every rule of the game.

Written apart from the code it attacks: linear programming, and listing every table there could be.
"""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from scipy.optimize import linprog

from analytics.disclosure import with_totals
from analytics.suppression import hidden_cells


def could_be(table, hidden, *, lowest=0, highest=None):
    """Between which numbers each hidden cell lies, for who knows everything that is shown."""
    unknown = {tuple(place): n for n, place in enumerate(np.argwhere(hidden).tolist())}
    left, right = equations(table, unknown)
    bounds = list(
        zip(
            np.broadcast_to(lowest, table.shape)[hidden],
            [None] * len(unknown) if highest is None else highest[hidden],
            strict=True,
        )
    )
    found = {}
    for place, n in unknown.items():
        goal = np.eye(len(unknown))[n]
        low, high = (
            linprog(sign * goal, A_eq=left, b_eq=right, bounds=bounds) for sign in (1, -1)
        )
        found[place] = (low.fun, -high.fun if high.status == 0 else np.inf)
    return found


def equations(table, unknown):
    """Every row and every column adds up to its total."""
    rows, columns = table.shape
    lines = [[(i, j) for j in range(columns)] for i in range(rows)]
    lines += [[(i, j) for i in range(rows)] for j in range(columns)]
    left, right = np.zeros((len(lines), len(unknown))), np.zeros(len(lines))
    for n, line in enumerate(lines):
        for place in line:
            sign = -1 if place == line[-1] else 1
            if place in unknown:
                left[n, unknown[place]] += sign
            else:
                right[n] -= sign * table[place]
    return left, right


def tables_of(people: int, shape: tuple[int, int]) -> Iterator[np.ndarray]:
    """Every table that counts so many people."""

    def shared(left: int, cells: int) -> Iterator[tuple[int, ...]]:
        if cells == 1:
            yield (left,)
            return
        for first in range(left + 1):
            yield from ((first, *rest) for rest in shared(left - first, cells - 1))

    for cells in shared(people, shape[0] * shape[1]):
        yield np.array(cells).reshape(shape)


def worked_out(people: int, shape: tuple[int, int], *, smallest: int) -> list[list[int]]:
    """Tables one of whose small cells is known to whoever also knows how cells are hidden.

    Two tables published alike cannot be told apart; a cell equal in all of them is known.
    """
    alike = defaultdict(list)
    for counts in tables_of(people, shape):
        if counts.sum(axis=1).min() < smallest:
            continue  # put together first
        hidden = hidden_cells(counts, smallest=smallest)
        table = with_totals(counts)
        alike[hidden.tobytes() + np.where(hidden, -1, table).tobytes()].append((table, hidden))
    known = []
    for tables in alike.values():
        hidden = tables[0][1]
        values = np.stack([table for table, _ in tables])
        same = (values == values[0]).all(axis=0) & hidden & (values[0] < smallest)
        known += [values[0].tolist()] if same.any() else []
    return known
