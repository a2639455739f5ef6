"""Five tries in a quarter of an hour, then a wait that grows, up to an hour."""

from datetime import timedelta

import pytest

from security.throttling import TRIES_ALLOWED, waiting_time
from tests.factories import NOON

MINUTE = timedelta(minutes=1)


def tried(*minutes_ago):
    return [NOON - ago * MINUTE for ago in sorted(minutes_ago, reverse=True)]


@pytest.mark.parametrize(
    ("tries", "minutes"),
    [
        (tried(), 0),
        (tried(1, 2, 3, 4), 0),
        (tried(1, 2, 3, 4, 5), 10),
        (tried(0, 0, 0, 0, 0), 15),
        (tried(1, 2, 3, 4, 15), 0),
        (tried(1, 2, 3, 4, 14), 1),
        (tried(1, 2, 3, 4, 5, 6), 10),
        (tried(0, 0, 0, 0, 0, *range(16, 21)), 30),
        (tried(*[0] * 50), 60),
        (tried(*[1440] * 50), 0),
    ],
    ids=[
        "none",
        "four",
        "five",
        "five at once",
        "the fifth is old",
        "the fifth is nearly old",
        "six",
        "ten in two rounds",
        "fifty",
        "yesterday's",
    ],
)
def test_wait_depends_on_the_last_tries(tries, minutes):
    assert waiting_time(tries, NOON) == minutes * MINUTE


def test_whoever_insists_all_day_makes_few_tries():
    tries = []

    for minute in range(24 * 60):
        now = NOON + minute * MINUTE
        while not waiting_time(tries, now):
            tries.append(now)

    assert TRIES_ALLOWED * 20 <= len(tries) <= TRIES_ALLOWED * 28
