"""The day of an instant, as the calendar on the wall tells it."""

from datetime import UTC, date, datetime

import pytest

from i18n.formats import local_day, say_short_date


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 11, 22, 22, 59, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 23, 0, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 7, 14, 22, 0, tzinfo=UTC), date(2026, 7, 15)),
    ],
    ids=["winter evening", "winter midnight", "summer midnight"],
)
def test_instant_has_the_day_of_the_wall(at, day):
    assert local_day(at) == day


def test_day_is_said_in_figures():
    assert say_short_date("fr", date(2026, 11, 2)) == "02/11/2026"
