"""Who walks with a person, until when, and after how long somebody should wonder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

LONGEST_WEEKS = 104


class EndReason(StrEnum):
    """Why a follow-up is closed."""

    AUTONOMOUS = "autonomous"
    GOALS_REACHED = "goals_reached"
    FOLLOWED_ELSEWHERE = "followed_elsewhere"
    MOVED = "moved"
    THEIR_WISH = "their_wish"
    NO_NEWS = "no_news"


@dataclass(frozen=True, slots=True)
class FollowUpEnd:
    """A follow-up was closed, or with no reason opened again: the last one holds."""

    id: UUID
    learner_id: UUID
    reason: EndReason | None
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Handover:
    """A person is from now on followed by this account."""

    id: UUID
    learner_id: UUID
    account_id: UUID
    recorded_at: datetime
    recorded_by: str


def closed_by(ends: Sequence[FollowUpEnd]) -> FollowUpEnd | None:
    """The end that holds, or None while the follow-up is open.

    Parameters
    ----------
    ends : sequence of FollowUpEnd
        Of one person, in the order in which they were recorded.

    Returns
    -------
    FollowUpEnd or None
    """
    return ends[-1] if ends and ends[-1].reason is not None else None


@dataclass(frozen=True, slots=True)
class Delays:
    """After how many weeks a structure wants to be reminded.

    Parameters
    ----------
    no_news_weeks : int
        Without any trace of a person.
    referral_weeks : int
        Without a word of what became of a referral.
    next_diagnosis_weeks : int
        Since the last diagnosis.

    Raises
    ------
    ValueError
        When one of them is not between 1 and 104.
    """

    no_news_weeks: int = 6
    referral_weeks: int = 3
    next_diagnosis_weeks: int = 26

    def __post_init__(self) -> None:
        for weeks in (self.no_news_weeks, self.referral_weeks, self.next_diagnosis_weeks):
            if not 1 <= weeks <= LONGEST_WEEKS:
                raise ValueError(f"{weeks} weeks: between 1 and {LONGEST_WEEKS}")

    @property
    def no_news(self) -> timedelta:
        return timedelta(weeks=self.no_news_weeks)

    @property
    def referral(self) -> timedelta:
        return timedelta(weeks=self.referral_weeks)

    @property
    def next_diagnosis(self) -> timedelta:
        return timedelta(weeks=self.next_diagnosis_weeks)
