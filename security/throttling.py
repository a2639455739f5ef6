"""How long one waits after codes typed in vain: nobody tries them all (decision 0002)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

TRIES_ALLOWED = 5
WINDOW = timedelta(minutes=15)
LONGEST_WINDOW = timedelta(hours=1)
REMEMBERED = timedelta(days=1)  # older tries slow nobody
# Of a sign-in: from this address on this login, on this login, from this address. A whole team
# behind one address is not stopped by one of them; nor is one of them by a stranger's few tries.
SIGN_IN_ALLOWED = (TRIES_ALLOWED, 5 * TRIES_ALLOWED, 5 * TRIES_ALLOWED)


def waiting_time(
    tries: Sequence[datetime], now: datetime, allowed: int = TRIES_ALLOWED
) -> timedelta:
    """How long before the next code may be tried from the same address; zero if at once.

    `tries` are the failures of the last day, the oldest first. Five are allowed in a quarter of an
    hour; each further five make that time a quarter of an hour longer, up to an hour.
    """
    recent = [at for at in tries if now - at < REMEMBERED]
    window = min(LONGEST_WINDOW, WINDOW * max(1, len(recent) // allowed))
    held = [at for at in recent if now - at < window]
    if len(held) < allowed:
        return timedelta()
    return held[-allowed] + window - now
