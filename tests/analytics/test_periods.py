"""Quarters, put together until each holds enough people."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.periods import PERIODS_MAX, Period, coarser, periods_of, quarter_of

DAYS = st.lists(st.dates(date(2020, 1, 1), date(2026, 12, 31)), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2024, 2, 29), date(2024, 1, 1), date(2024, 3, 31)),
        (date(2026, 6, 30), date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
    ],
    ids=["first day", "leap year", "last day", "end of the year"],
)
def test_quarter_goes_from_its_first_day_to_its_last(day, first, last):
    assert quarter_of(day) == Period(first, last)


def test_quarter_with_few_people_is_told_with_the_next():
    days = [date(2026, 1, 5), *[date(2026, 5, 5)] * 3, *[date(2026, 8, 8)] * 3]

    found = periods_of(days, smallest=3)

    assert [period.id for period in found] == ["2026-01-01..2026-06-30", "2026-07-01..2026-09-30"]


def test_last_quarter_with_few_people_is_told_with_the_one_before():
    days = [*[date(2026, 1, 5)] * 3, *[date(2026, 5, 5)] * 3, date(2026, 8, 8)]

    found = periods_of(days, smallest=3)

    assert [period.id for period in found] == ["2026-01-01..2026-03-31", "2026-04-01..2026-09-30"]


def test_few_people_in_all_are_told_as_one_period():
    assert periods_of([date(2025, 1, 5), date(2026, 1, 5)], smallest=3) == (
        Period(date(2025, 1, 1), date(2026, 3, 31)),
    )


def test_what_came_before_two_years_is_told_as_one_period():
    days = [date(year, month, 1) for year in (2024, 2025, 2026) for month in (1, 4, 7, 10)]

    found = periods_of(days, smallest=1)

    assert len(found) == PERIODS_MAX
    assert found[:2] == (
        Period(date(2024, 1, 1), date(2025, 3, 31)),
        Period(date(2025, 4, 1), date(2025, 6, 30)),
    )


def test_coarser_periods_put_the_two_smallest_neighbours_together():
    days = [*[date(2026, 1, 5)] * 5, *[date(2026, 5, 5)] * 2, *[date(2026, 8, 8)] * 3]
    quarters = periods_of(days, smallest=1)

    assert coarser(quarters, days) == (
        Period(date(2026, 1, 1), date(2026, 3, 31)),
        Period(date(2026, 4, 1), date(2026, 9, 30)),
    )


def test_nobody_has_no_period():
    assert periods_of([], smallest=3) == ()


@given(DAYS, st.integers(1, 12))
def test_every_day_is_in_one_period_and_every_period_holds_enough(days, smallest):
    found = periods_of(days, smallest=smallest)

    held = [sum(period.holds(day) for day in days) for period in found]
    assert sum(held) == len(days)
    assert len(found) == 1 or min(held) >= smallest
    assert len(found) <= PERIODS_MAX
    assert all(len({quarter_of(p.first).first, p.first}) == 1 for p in found)
