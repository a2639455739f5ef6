"""An aid is certain only for a year after somebody verified it."""

from datetime import date

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
