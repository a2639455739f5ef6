"""The periods that counts are told by: quarters, put together until each holds enough people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

MONTHS = 3  # the shortest period told is a quarter
PERIODS_MAX = 8  # two years of quarters; what came before is told as one


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first day to the last, both included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def id(self) -> str:
        return f"{self.first.isoformat()}..{self.last.isoformat()}"


def quarter_of(day: date) -> Period:
    """The quarter of a day.

    Parameters
    ----------
    day : date

    Returns
    -------
    Period

    Examples
    --------
    >>> quarter_of(date(2026, 11, 22)).id
    '2026-10-01..2026-12-31'
    """
    month = (day.month - 1) // MONTHS * MONTHS + 1
    first = date(day.year, month, 1)
    last_month = date(day.year, month + MONTHS - 1, 28)
    next_one = (last_month + timedelta(days=4)).replace(day=1)
    return Period(first, next_one - timedelta(days=1))


def periods_of(days: Sequence[date], *, smallest: int) -> tuple[Period, ...]:
    """Periods without a gap over these days, each with `smallest` of them at least.

    Parameters
    ----------
    days : sequence of date
        One a person, in any order.
    smallest : int
        People; a quarter with fewer is told with the next one, or with the one before if last.

    Returns
    -------
    tuple of Period
        In order, `PERIODS_MAX` at most; a single one if there are fewer people in all, none if
        there is nobody.
    """
    if not days:
        return ()
    found: list[Period] = []
    waiting = quarter_of(min(days))
    last = quarter_of(max(days)).last
    while waiting.last < last:
        following = quarter_of(waiting.last + timedelta(days=1))
        if _people(days, waiting) >= smallest:
            found.append(waiting)
            waiting = following
        else:
            waiting = Period(waiting.first, following.last)
    if found and _people(days, waiting) < smallest:
        waiting = Period(found.pop().first, waiting.last)
    return _latest([*found, waiting])


def coarser(periods: Sequence[Period], days: Sequence[date]) -> tuple[Period, ...]:
    """The same periods, the two neighbours with the fewest people told as one.

    Parameters
    ----------
    periods : sequence of Period
        Two at least, in order.
    days : sequence of date
        One a person.

    Returns
    -------
    tuple of Period
    """
    pairs = [Period(one.first, other.last) for one, other in pairwise(periods)]
    place = min(range(len(pairs)), key=lambda n: _people(days, pairs[n]))
    return (*periods[:place], pairs[place], *periods[place + 2 :])


def _people(days: Sequence[date], period: Period) -> int:
    return sum(period.holds(day) for day in days)


def _latest(periods: list[Period]) -> tuple[Period, ...]:
    early, late = periods[: -PERIODS_MAX + 1], periods[-PERIODS_MAX + 1 :]
    if len(periods) <= PERIODS_MAX:
        return tuple(periods)
    return (Period(early[0].first, early[-1].last), *late)
