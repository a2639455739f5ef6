"""No cell under the threshold leaves, and none can be worked out: by properties."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from analytics.disclosure import expert_reader, plain_reader, with_totals
from analytics.suppression import SMALLEST_CELL, PublishedTable, hidden_cells, people_told, publish
from tests.analytics.careful_reader import could_be, worked_out

pytestmark = pytest.mark.thorough

SHAPES = st.tuples(st.integers(1, 4), st.integers(2, 6))
PEOPLE = st.one_of(st.integers(0, 14), st.integers(0, 60))
NO_TIME = settings(deadline=None, max_examples=25)


def with_enough_a_row(counts: np.ndarray) -> np.ndarray:
    """Rows of few people are put together before; here, the first cell of a row receives more."""
    few = counts.sum(axis=1) < SMALLEST_CELL
    return counts + np.outer(few * SMALLEST_CELL, np.arange(counts.shape[1]) == 0)


TABLES = SHAPES.flatmap(lambda shape: arrays.arrays(np.int64, shape, elements=PEOPLE)).map(
    with_enough_a_row
)
HALF = SMALLEST_CELL // 2
NEARLY = 1e-6


def shown(*lines: str) -> np.ndarray:
    """`#` is hidden, `.` is shown; the last line and the last column are totals."""
    return np.array([[mark == "#" for mark in line.split()] for line in lines])


@NO_TIME
@given(TABLES)
def test_no_cell_under_the_threshold_is_shown(counts):
    table = with_totals(counts)

    hidden = hidden_cells(counts)

    assert (table[~hidden] >= SMALLEST_CELL).all()


@NO_TIME
@given(TABLES)
def test_hidden_cell_could_be_many_numbers_for_who_knows_the_rest(counts):
    table = with_totals(counts)

    hidden = hidden_cells(counts)

    ranges = could_be(table, hidden).values()
    assert all(high - low >= SMALLEST_CELL - NEARLY for low, high in ranges)


@NO_TIME
@given(TABLES)
def test_small_cell_could_be_many_numbers_for_who_knows_which_are_small(counts):
    table = with_totals(counts)
    small = table < SMALLEST_CELL
    highest = np.where(small, SMALLEST_CELL - 1, table.sum())
    lowest = np.where(small, 0, SMALLEST_CELL)

    hidden = hidden_cells(counts)

    ranges = could_be(table, hidden, lowest=lowest, highest=highest)
    assert hidden[:, :-1].all() or all(
        high - low >= HALF - NEARLY for place, (low, high) in ranges.items() if small[place]
    )


@NO_TIME
@given(TABLES)
def test_hidden_cells_of_a_shown_total_hold_enough_people_together(counts):
    table = with_totals(counts)

    hidden = hidden_cells(counts)

    together = np.where(hidden, table, 0)[:, :-1].sum(axis=1)
    assert (together[hidden.any(axis=1)] >= SMALLEST_CELL).all()


@NO_TIME
@given(TABLES)
def test_nobody_and_everybody_are_never_shown(counts):
    table = with_totals(counts)

    hidden = hidden_cells(counts)

    is_everybody = (table[:, :-1] == table[:, -1:]) | (table[:, :-1] == 0)
    assert hidden[:, :-1][is_everybody].all()


@NO_TIME
@given(TABLES)
def test_readers_count_as_linear_programming_does(counts):
    table = with_totals(counts)
    hidden = hidden_cells(counts)

    ranges = could_be(table, hidden)

    for place, (low, high) in ranges.items():
        room = plain_reader(table, hidden).room_around(*place, enough=1000)
        assert room == pytest.approx(min(1000, high - low))


@pytest.mark.parametrize(
    ("people", "shape"), [(n, shape) for shape in [(1, 3), (1, 4), (2, 2)] for n in (6, 9, 12)]
)
def test_nothing_is_worked_out_by_who_knows_how_cells_are_hidden(people, shape):
    assert worked_out(people, shape, smallest=3) == []


@NO_TIME
@given(TABLES, st.integers(0, 23))
def test_cell_hidden_for_another_reason_stays_hidden_and_protected(counts, place):
    also = np.zeros_like(with_totals(counts), dtype=bool)
    also[:, :-1].flat[place % also[:, :-1].size] = True

    hidden = hidden_cells(counts, also=also)

    ranges = could_be(with_totals(counts), hidden).values()
    assert hidden[also].all()
    assert all(high - low >= SMALLEST_CELL - NEARLY for low, high in ranges)


@NO_TIME
@given(TABLES)
def test_people_of_a_row_are_always_told(counts):
    assert not hidden_cells(counts)[:, -1].any()


def test_row_of_few_people_is_refused():
    with pytest.raises(ValueError, match="put together"):
        hidden_cells(np.array([[20, 30], [5, 5]]))


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([[20, 30, 15, 40]], shown(". . . . .", ". . . . .")),
        ([[5, 60, 15, 20]], shown("# # . . .", "# # . . .")),
        ([[40, 15, 20, 3]], shown(". . # # .", ". . # # .")),
        ([[30, 0, 0, 0]], shown("# # # # .", "# # # # .")),
        ([[4, 3, 2, 2]], shown("# # # # .", "# # # # .")),
        ([[20, 30], [20, 30]], shown(". . .", ". . .", ". . .")),
        ([[4, 30, 20], [20, 30, 20]], shown("# # . .", "# # . .", ". . . .")),
    ],
    ids=[
        "nothing small",
        "one small, its neighbour with it",
        "the last one, the one before with it",
        "everybody in one level",
        "hardly anybody",
        "two periods, nothing small",
        "one small in one period, four cells in all",
    ],
)
def test_hidden_cells_are_the_small_ones_and_their_neighbours(counts, expected):
    assert (hidden_cells(np.array(counts)) == expected).all()


def test_published_table_says_nothing_of_what_is_hidden():
    counts = np.array([[4, 30, 20], [21, 30, 21]])

    table = publish(counts, ("spring", "summer"), ("zero", "one", "two"), hidden_cells(counts))

    assert table == PublishedTable(
        ("spring", "summer"),
        ("zero", "one", "two"),
        ((None, None, 20), (None, None, 21)),
        (25, 60, 41),
        (55, 70),
        125,
    )
    assert table.hides_something


def test_table_without_a_small_cell_hides_nothing():
    counts = np.array([[12, 30]])

    table = publish(counts, ("all",), ("zero", "one"), hidden_cells(counts))

    assert (table.cells, table.hides_something) == (((12, 30),), False)


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (0, None),
        (10, None),
        (11, 15),
        (12, 15),
        (13, 15),
        (17, 15),
        (18, 20),
        (60, 60),
    ],
)
def test_people_in_all_are_rounded_and_never_few(people, said):
    assert people_told(people) == said


def test_reader_who_knows_which_cells_are_small_knows_more():
    counts = np.array([[3, 11]])
    table, hidden = with_totals(counts), shown("# # .", "# # .")

    plain = plain_reader(table, hidden).room_around(0, 0, enough=20)
    expert = expert_reader(table, hidden, smallest=11).room_around(0, 0, enough=20)

    assert (plain, expert) == (14, 3)
