"""An aid is certain only for a while after somebody verified it."""

from datetime import date, timedelta

import pytest

from pathway.aids import Aid


@pytest.mark.parametrize(
    ("verified_on", "on", "certain"),
    [
        (None, date(2026, 11, 22), False),
        (date(2026, 11, 22), date(2026, 11, 22), True),
        (date(2025, 11, 22), date(2026, 11, 22), True),
        (date(2025, 11, 21), date(2026, 11, 22), False),
        (date(2026, 11, 23), date(2026, 11, 22), False),
    ],
    ids=["never verified", "today", "a year ago", "more than a year ago", "not yet"],
)
def test_aid_is_certain_within_a_year_of_its_verification(verified_on, on, certain):
    aid = Aid("line", ("scams",), "a site", date(2018, 1, 1), verified_on)

    assert aid.is_certain(on=on) is certain


@pytest.mark.parametrize(
    ("verified_on", "months", "last_day"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 22), 6, date(2027, 5, 22)),
        (date(2026, 12, 1), 24, date(2028, 12, 1)),
    ],
)
def test_each_aid_has_its_own_review_period(verified_on, months, last_day):
    aid = Aid("line", ("scams",), "a site", verified_on, verified_on, review_after_months=months)

    assert aid.is_certain(on=last_day)
    assert not aid.is_certain(on=last_day + timedelta(days=1))


def test_an_aid_is_local_only_where_it_says_so():
    assert Aid("pass", ("no-computer",), "a site", date(2024, 1, 1), territory="local").is_local
    assert not Aid("line", ("scams",), "a site", date(2018, 1, 1)).is_local
