"""Which days the agenda shows: a week or one day, in the address so that a refresh keeps it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import streamlit as st

from i18n.formats import instant_at

DAY, VIEW = "jour", "vue"
ONE_DAY, A_WEEK = "jour", "semaine"
WEEK = 7


@dataclass(frozen=True, slots=True)
class Shown:
    """The days on the screen: seven from a Monday, or one."""

    first: date
    is_week: bool

    @property
    def days(self) -> tuple[date, ...]:
        count = WEEK if self.is_week else 1
        return tuple(self.first + timedelta(days=n) for n in range(count))

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """From midnight of the first day to midnight after the last, on the wall."""
        after = self.days[-1] + timedelta(days=1)
        return instant_at(self.first, time.min), instant_at(after, time.min)

    def folded(self, today: date) -> tuple[date, ...]:
        """The days over, of the week that is under way; those of another week stay in sight."""
        return tuple(day for day in self.days if day < today) if today in self.days else ()

    def moved(self, by: int) -> dict[str, str]:
        """The address of the days before or after these."""
        return address_of(self.first + by * timedelta(days=len(self.days)), is_week=self.is_week)


def address_of(day: date, *, is_week: bool) -> dict[str, str]:
    """What a link to these days carries."""
    return {DAY: day.isoformat(), VIEW: A_WEEK if is_week else ONE_DAY}


def chosen(today: date) -> Shown:
    """The days of the address; this week without one."""
    try:
        day = date.fromisoformat(st.query_params.get(DAY, ""))
    except ValueError:
        day = today
    if st.query_params.get(VIEW) == ONE_DAY:
        return Shown(day, is_week=False)
    return Shown(day - timedelta(days=day.weekday()), is_week=True)
