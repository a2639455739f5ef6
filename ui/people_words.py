"""How a person and a day are told to an adviser, the same on every screen."""

from collections.abc import Callable
from datetime import datetime

from i18n.formats import local_day, say_date, say_short_date
from security.told import Told
from ui.as_written import as_written

Translate = Callable[..., str]


def name_of(told: Told, t: Translate) -> str:
    """The first name or the pseudonym, ready for Markdown; without one, that there is none."""
    return as_written(told.name) if told.name else t("people.unnamed")


def day_of(language: str, at: datetime) -> str:
    """« 22 novembre 2026 »."""
    return say_date(language, local_day(at))


def days_searched(language: str, at: datetime) -> str:
    """A day as people type it: in words and in figures."""
    day = local_day(at)
    return f"{say_date(language, day)} {say_short_date(language, day)}"


def capitalised(said: str) -> str:
    """Words that stand alone begin like a sentence."""
    return said[:1].upper() + said[1:]
