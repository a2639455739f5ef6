"""Meetings inside one transaction: kept in versions, of which the last one is read."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, exists, select
from sqlalchemy.orm import Session, aliased

from diagnostic.errors import Forbidden
from diagnostic.people import Actor, Scope
from models import AttendanceRecord, LearnerRecord, MeetingRecord
from pathway.coop import Equipment, PlaceType, Theme
from pathway.errors import MeetingChanged, UnknownMeeting
from pathway.meetings import Meeting, MeetingDetails, MeetingKind, MeetingState, Presence
from store.facts import AlreadyKept, Facts
from store.visibility import meetings_seen_by, same_person, seen_by

OPEN = (str(MeetingState.PLANNED), str(MeetingState.HELD))


class Meetings:
    """The meetings inside one transaction."""

    def __init__(self, session: Session, facts: Facts) -> None:
        self._session = session
        self._facts = facts

    def open(
        self,
        meeting_id: UUID,
        learner_id: UUID | None,
        state: MeetingState,
        details: MeetingDetails,
        *,
        by: Actor,
        now: datetime,
    ) -> Meeting:
        """Keep a first version, led by whoever writes it down, for their structure.

        Raises `AlreadyKept` if this id already is a meeting.
        """
        if by.structure_id is None or by.id is None:
            raise Forbidden
        stamp = self._facts.stamp(by, now)
        meeting = Meeting(
            meeting_id,
            meeting_id,
            1,
            by.structure_id,
            learner_id,
            by.id,
            state,
            details,
            stamp.recorded_by,
            now,
            stamp.recorded_where,
        )
        self._facts.append(to_record(meeting))
        return meeting

    def change(
        self,
        former: Meeting,
        *,
        state: MeetingState | None = None,
        details: MeetingDetails | None = None,
        by: Actor,
        now: datetime,
    ) -> Meeting:
        """Keep the next version; raises `MeetingChanged` if somebody has just kept that one."""
        stamp = self._facts.stamp(by, now)
        meeting = replace(
            former,
            version_id=stamp.id,
            version=former.version + 1,
            state=state or former.state,
            details=details or former.details,
            recorded_by=stamp.recorded_by,
            recorded_at=now,
            recorded_where=stamp.recorded_where,
            supersedes=former.version_id,
        )
        try:
            self._facts.append(to_record(meeting))
        except AlreadyKept as error:
            raise MeetingChanged from error
        return meeting

    def seen_at(self, meeting_id: UUID, version: int, *, visible_to: Scope) -> Meeting:
        """The meeting whose last version is the one that was on the screen.

        Raises `UnknownMeeting`, and `MeetingChanged` if somebody has changed it since.
        """
        meeting = self.get(meeting_id, visible_to=visible_to, to_change=True)
        if meeting.version != version:
            raise MeetingChanged
        return meeting

    def get(self, meeting_id: UUID, *, visible_to: Scope, to_change: bool = False) -> Meeting:
        """The last version of a meeting that this scope may see.

        Who reads it `to_change` makes the others who do so wait: a list is never overfilled.
        Raises `UnknownMeeting` if there is none, or none that may be seen.
        """
        if to_change:
            first = select(MeetingRecord.id).where(MeetingRecord.id == meeting_id)
            self._session.execute(first.with_for_update())
        wanted = last_versions().where(MeetingRecord.meeting_id == meeting_id)
        found = self._session.scalars(wanted.where(meetings_seen_by(visible_to))).one_or_none()
        if found is None:
            raise UnknownMeeting
        return from_record(found)

    def versions(self, meeting_id: UUID, *, visible_to: Scope) -> tuple[Meeting, ...]:
        """Every version of a meeting that this scope may see, the last one first."""
        wanted = select(MeetingRecord).where(
            MeetingRecord.meeting_id == meeting_id, meetings_seen_by(visible_to)
        )
        found = self._session.scalars(wanted.order_by(MeetingRecord.version.desc()))
        return tuple(map(from_record, found))

    def between(
        self,
        first: datetime,
        last: datetime,
        *,
        visible_to: Scope,
        adviser_id: UUID | None = None,
        states: Iterable[MeetingState] = tuple(MeetingState),
    ) -> tuple[Meeting, ...]:
        """The meetings that begin from `first` to before `last`, in order: of one, or of all."""
        wanted = last_versions().where(
            MeetingRecord.starts_at >= first,
            MeetingRecord.starts_at < last,
            MeetingRecord.state.in_([str(state) for state in states]),
            meetings_seen_by(visible_to),
        )
        if adviser_id is not None:
            wanted = wanted.where(MeetingRecord.adviser_id == adviser_id)
        return self._in_order(wanted)

    def of_learner(self, learner_id: UUID, *, visible_to: Scope) -> tuple[Meeting, ...]:
        """The meetings that a person is or was on the list of, in order; none that was deleted."""
        theirs = select(LearnerRecord.id).where(same_person(learner_id), seen_by(visible_to))
        later = aliased(AttendanceRecord)
        listed = exists().where(
            AttendanceRecord.meeting_id == MeetingRecord.meeting_id,
            AttendanceRecord.learner_id.in_(theirs),
            AttendanceRecord.presence != str(Presence.WITHDRAWN),
            ~exists().where(later.supersedes == AttendanceRecord.id),
        )
        kept = MeetingRecord.state != str(MeetingState.DELETED)
        return self._in_order(last_versions().where(listed, kept))

    def usual(self, adviser_id: UUID, kind: MeetingKind) -> Meeting | None:
        """The meeting of this kind that an adviser wrote last: what the next one resembles."""
        wanted = last_versions().where(
            MeetingRecord.adviser_id == adviser_id, MeetingRecord.kind == str(kind)
        )
        latest = wanted.order_by(MeetingRecord.recorded_at.desc(), MeetingRecord.id.desc())
        found = self._session.scalars(latest.limit(1)).one_or_none()
        return None if found is None else from_record(found)

    def _in_order(self, wanted: Select[MeetingRecord]) -> tuple[Meeting, ...]:
        ordered = wanted.order_by(MeetingRecord.starts_at, MeetingRecord.meeting_id)
        return tuple(map(from_record, self._session.scalars(ordered)))


def last_versions() -> Select[MeetingRecord]:
    """Of each meeting, the version that nothing supersedes."""
    later = aliased(MeetingRecord)
    return select(MeetingRecord).where(~exists().where(later.supersedes == MeetingRecord.id))


def takes_place(meeting_id: SQLColumnExpression[Any]) -> ColumnElement[bool]:
    """Whether the meeting of this id is planned or was held: neither cancelled nor deleted."""
    latest, later = aliased(MeetingRecord), aliased(MeetingRecord)
    return exists().where(
        latest.meeting_id == meeting_id,
        latest.state.in_(OPEN),
        ~exists().where(later.supersedes == latest.id),
    )


def to_record(meeting: Meeting) -> MeetingRecord:
    """A version as it is kept."""
    told = meeting.details
    return MeetingRecord(
        id=meeting.version_id,
        learner_id=meeting.learner_id,
        meeting_id=meeting.id,
        structure_id=meeting.structure_id,
        adviser_id=meeting.adviser_id,
        version=meeting.version,
        kind=str(told.kind),
        state=str(meeting.state),
        starts_at=told.at,
        minutes=told.minutes,
        place=str(told.place),
        themes=" ".join(told.themes),
        equipment=" ".join(told.equipment),
        title=told.title,
        capacity=told.capacity,
        others=told.others,
        recorded_by=meeting.recorded_by,
        recorded_at=meeting.recorded_at,
        recorded_where=meeting.recorded_where,
        supersedes=meeting.supersedes,
    )


def from_record(record: MeetingRecord) -> Meeting:
    """A version as the rules read it."""
    details = MeetingDetails(
        MeetingKind(record.kind),
        record.starts_at,
        record.minutes,
        PlaceType(record.place),
        tuple(map(Theme, record.themes.split())),
        tuple(map(Equipment, record.equipment.split())),
        record.title,
        record.capacity,
        record.others,
    )
    return Meeting(
        record.meeting_id,
        record.id,
        record.version,
        record.structure_id,
        record.learner_id,
        record.adviser_id,
        MeetingState(record.state),
        details,
        record.recorded_by,
        record.recorded_at,
        record.recorded_where,
        record.supersedes,
    )
