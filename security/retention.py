"""How long a person's record is kept, as the notice says before the first question."""

from datetime import datetime, timedelta

KEPT_AFTER_LAST_VISIT = timedelta(days=365)  # twelve months, as La Coop does; at most 24 (CNIL)


def forgotten_if_unseen_since(now: datetime) -> datetime:
    """Whoever has not come back since then is erased."""
    return now - KEPT_AFTER_LAST_VISIT
