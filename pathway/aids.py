"""Aids and programmes for equipment, access, language: who is eligible, where, how sure we are."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from pathway.modules import Condition

REVIEW_MONTHS = 12  # telephone numbers and offers change: one year, a judgement
EVERYWHERE = "france"
LOCAL = "local"  # only where a local authority says that it runs it


@dataclass(frozen=True, slots=True)
class Aid:
    """A help that somebody else gives; who may ask and where are words of the catalogue.

    Parameters
    ----------
    id : str
        Readable, kebab-case, never reused.
    lifts : tuple of obstacle id
        What it helps against; may be empty where it answers a condition.
    source : str
        Where we read it; nothing is offered without it.
    dated : datetime.date
        Date of that source, its first day where only a month or a year is known.
    verified_on : datetime.date or None
        When somebody called or opened the official page; None as long as nobody did.
    territory : str
        `france`, a region of the words, or `local`.
    review_after_months : int
        How long its verification holds.
    conditions : tuple of Condition
        Those that it answers, told to the adviser who asks for one. The rules never propose it for
        that: kept in a plan, it would say of the person what is not to be kept.
    """

    id: str
    lifts: tuple[str, ...]
    source: str
    dated: date
    verified_on: date | None = None
    territory: str = EVERYWHERE
    review_after_months: int = REVIEW_MONTHS
    conditions: tuple[Condition, ...] = ()

    @property
    def is_local(self) -> bool:
        """Whether it exists only where a local authority runs it: never proposed by the rules."""
        return self.territory == LOCAL

    def is_certain(self, *, on: date) -> bool:
        """Whether it may be offered as certain that day: verified, and not too long ago.

        Parameters
        ----------
        on : datetime.date

        Returns
        -------
        bool
        """
        if self.verified_on is None:
            return False
        return self.verified_on <= on <= _months_after(self.verified_on, self.review_after_months)


def _months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
