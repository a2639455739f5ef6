"""How long one waits after codes typed in vain: nobody tries them all (decision 0002)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

TRIES_ALLOWED = 5
WINDOW = timedelta(minutes=15)
LONGEST_WINDOW = timedelta(hours=1)
REMEMBERED = timedelta(days=1)  # older tries slow nobody


def waiting_time(tries: Sequence[datetime], now: datetime) -> timedelta:
    """How long before the next code may be tried from the same address; zero if at once.

    `tries` are the failures of the last day, the oldest first. Five are allowed in a quarter of an
    hour; each further five make that time a quarter of an hour longer, up to an hour.
    """
    recent = [at for at in tries if now - at < REMEMBERED]
    window = min(LONGEST_WINDOW, WINDOW * max(1, len(recent) // TRIES_ALLOWED))
    held = [at for at in recent if now - at < window]
    if len(held) < TRIES_ALLOWED:
        return timedelta()
    return held[-TRIES_ALLOWED] + window - now
