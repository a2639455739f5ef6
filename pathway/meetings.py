"""Meetings with one person, workshops with several, help given in passing: who came, and when.

A meeting is kept in versions, as a plan is: planned, held, put off, cancelled, deleted by mistake
and taken back are each a new one, and none is ever lost.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from pathway.coop import Equipment, PlaceType, Theme
from pathway.errors import (
    DateTooFar,
    HeldInTheFuture,
    MeetingCancelled,
    PlannedInThePast,
    UnfitMeeting,
    WorkshopFull,
)

MINUTES_MAX = 8 * 60
CAPACITY_MAX = 30
TITLE_CHARACTERS_MAX = 80
FARTHEST = timedelta(days=366)  # beyond, the year was mistyped
EARLY = timedelta(hours=2)  # what is planned later today may begin now
LATE = timedelta(minutes=15)  # a meeting planned as it begins is no meeting of the past
OVERRUN = timedelta(hours=2)  # a meeting may last longer than it was to


class MeetingKind(StrEnum):
    """With one person, with several, or a help given in passing, perhaps to a stranger."""

    INDIVIDUAL = "individual"
    WORKSHOP = "workshop"
    ONE_OFF = "one_off"


class MeetingState(StrEnum):
    """Where a meeting stands; a deleted one can be taken back."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    DELETED = "deleted"


class Presence(StrEnum):
    """Whether a person came; withdrawn, they are no longer on the list."""

    EXPECTED = "expected"
    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"
    WITHDRAWN = "withdrawn"

    @property
    def takes_a_seat(self) -> bool:
        """Whether a seat of the workshop is theirs: whoever says no in time leaves it."""
        return self not in (Presence.EXCUSED, Presence.WITHDRAWN)


class Face(StrEnum):
    """What a person thinks of a meeting, in one of three faces."""

    HAPPY = "happy"
    SO_SO = "so_so"
    UNHAPPY = "unhappy"


@dataclass(frozen=True, slots=True)
class MeetingDetails:
    """What is written of a meeting.

    Parameters
    ----------
    at : datetime
        When it begins, aware.
    minutes : int
        How long, from 1 to `MINUTES_MAX`.
    title : str or None
        Of a workshop, at most `TITLE_CHARACTERS_MAX` characters; never of a meeting with one
        person: it would be a note about them.
    capacity : int or None
        Seats of a workshop, from 1 to `CAPACITY_MAX`; None of any other meeting.
    others : int
        People who came to a workshop and have no file here.
    """

    kind: MeetingKind
    at: datetime
    minutes: int
    place: PlaceType = PlaceType.HERE
    themes: tuple[Theme, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    title: str | None = None
    capacity: int | None = None
    others: int = 0

    @property
    def ends_at(self) -> datetime:
        return self.at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One version of a meeting, as a fact: a change is a new version that supersedes it.

    Parameters
    ----------
    id : UUID
        The same in every version: that of the first one.
    version_id : UUID
        Of this fact.
    version : int
        From 1.
    learner_id : UUID or None
        The person of a meeting with one; None of a workshop, and of a help to a stranger.
    adviser_id : UUID
        The account of whoever leads it.
    """

    id: UUID
    version_id: UUID
    version: int
    structure_id: UUID
    learner_id: UUID | None
    adviser_id: UUID
    state: MeetingState
    details: MeetingDetails
    recorded_by: str
    recorded_at: datetime
    recorded_where: str
    supersedes: UUID | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is planned or was held: neither cancelled nor deleted."""
        return self.state in (MeetingState.PLANNED, MeetingState.HELD)


@dataclass(frozen=True, slots=True)
class Attendance:
    """Whether one person came to one meeting, as a fact; the last one holds."""

    id: UUID
    learner_id: UUID
    meeting_id: UUID
    presence: Presence
    recorded_by: str
    recorded_at: datetime
    recorded_where: str
    supersedes: UUID | None = None


@dataclass(frozen=True, slots=True)
class Workshop:
    """A meeting with its list: what an attendance may do to it."""

    meeting: Meeting
    attendances: tuple[Attendance, ...]

    @property
    def seats_taken(self) -> int:
        """People with a file who hold a seat, and those without one who came."""
        held = sum(one.presence.takes_a_seat for one in self.attendances)
        return held + self.meeting.details.others

    def check(self, former: Presence | None, wanted: Presence, *, now: datetime) -> None:
        """Whether a presence may be written, given the person's former one.

        Raises
        ------
        MeetingCancelled
            Nobody comes to what does not take place.
        HeldInTheFuture
            Present or absent, long before it begins.
        WorkshopFull
            A seat is wanted and none is left.
        """
        if not self.meeting.is_open:
            raise MeetingCancelled
        told = wanted in (Presence.PRESENT, Presence.ABSENT)
        if told and self.meeting.details.at - EARLY > now:
            raise HeldInTheFuture
        had_one = former is not None and former.takes_a_seat
        capacity = self.meeting.details.capacity
        if capacity is None or had_one or not wanted.takes_a_seat:
            return
        if self.seats_taken >= capacity:
            raise WorkshopFull(capacity=capacity)


def check_details(details: MeetingDetails) -> None:
    """Whether a meeting can be as it is written.

    Raises
    ------
    UnfitMeeting
        A length, a capacity or a title that no meeting has.
    """
    is_workshop = details.kind is MeetingKind.WORKSHOP
    seats = details.capacity
    fits = (
        1 <= details.minutes <= MINUTES_MAX
        and (seats is not None) == is_workshop
        and (seats is None or 1 <= seats <= CAPACITY_MAX)
        and (is_workshop or not (details.others or details.title))
        and len(details.title or "") <= TITLE_CHARACTERS_MAX
        and details.others >= 0
    )
    if not fits:
        raise UnfitMeeting(minutes=MINUTES_MAX, seats=CAPACITY_MAX)


def check_held(at: datetime, *, now: datetime) -> None:
    """Whether a meeting that began then can have been held.

    Raises
    ------
    HeldInTheFuture
    DateTooFar
        More than a year ago.
    """
    if at > now:
        raise HeldInTheFuture
    if now - at > FARTHEST:
        raise DateTooFar


def check_planned(at: datetime, *, is_sure: bool, now: datetime) -> None:
    """Whether a meeting may be planned then.

    Raises
    ------
    PlannedInThePast
        Unless `is_sure`: somebody writes down afterwards what was to be.
    DateTooFar
        More than a year away.
    """
    if abs(at - now) > FARTHEST:
        raise DateTooFar
    if at < now - LATE and not is_sure:
        raise PlannedInThePast


def begun(at: datetime, *, now: datetime) -> datetime:
    """When a planned meeting that is held now began: as planned, or now if a little early."""
    return now if now < at <= now + EARLY else at


def seen_at(details: MeetingDetails, *, now: datetime) -> datetime:
    """When what is written down now of a meeting was seen.

    During the meeting, or soon after, it is now: what was answered in the same hour comes before.
    Written down later, it was seen by the end of the meeting.

    Parameters
    ----------
    details : MeetingDetails
        Of the meeting where it was seen.
    now : datetime
        When it is written down, aware.

    Returns
    -------
    datetime
        Never after `now`.
    """
    return now if now <= details.ends_at + OVERRUN else details.ends_at
