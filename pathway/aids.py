"""Aids and programmes for equipment, access, language: who is eligible, where, how sure we are."""

from dataclasses import dataclass
from datetime import date, timedelta

VERIFIED_FOR = timedelta(days=365)  # telephone numbers and offers change: one year, a judgement


@dataclass(frozen=True, slots=True)
class Aid:
    """A help that somebody else gives; who may ask and where are words of the catalogue.

    Parameters
    ----------
    id : str
        Readable, kebab-case, never reused.
    lifts : tuple of obstacle id
        What it helps against.
    source : str
        Where we read it; nothing is offered without it.
    dated : datetime.date
        Date of that source, its first day where only a month or a year is known.
    verified_on : datetime.date or None
        When somebody called or opened the official page; None as long as nobody did.
    """

    id: str
    lifts: tuple[str, ...]
    source: str
    dated: date
    verified_on: date | None = None

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
        return self.verified_on <= on <= self.verified_on + VERIFIED_FOR
