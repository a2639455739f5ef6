"""Planning a meeting or a workshop; putting it off, cancelling it, taking back what was deleted.

Whoever acts on a version that is no longer the last one changes nothing, and is told so.
"""

from datetime import datetime
from uuid import UUID

from diagnostic.people import Actor, Role
from pathway.errors import MeetingCancelled, WorkshopFull
from pathway.meetings import (
    Meeting,
    MeetingDetails,
    MeetingState,
    Presence,
    Workshop,
    check_details,
    check_held,
    check_planned,
)
from security.access import allow, scope_of
from security.audit import Act, line, refusals_noted
from store.facts import AlreadyKept
from store.unit_of_work import UnitOfWork


@allow(Role.ADVISER)
def plan(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: UUID,
    learner_id: UUID | None = None,
    details: MeetingDetails,
    is_sure: bool = False,
    now: datetime,
) -> UUID:
    """Keep a meeting that is to come; a workshop names nobody yet.

    Raises `UnknownLearner`, `UnfitMeeting`, `DateTooFar`, and `PlannedInThePast` unless `is_sure`.
    """
    check_details(details)
    check_planned(details.at, is_sure=is_sure, now=now)
    with refusals_noted(uow, Act.MEET, actor, now=now), uow:
        them = None
        if learner_id is not None:
            them = uow.learners.get(learner_id, visible_to=scope_of(actor)).id
        try:
            uow.meetings.open(meeting_id, them, MeetingState.PLANNED, details, by=actor, now=now)
        except AlreadyKept:  # the second of two clicks
            return meeting_id
        if them is not None:
            stamp = uow.facts.stamp(actor, now)
            uow.attendances.mark(them, meeting_id, Presence.EXPECTED, stamp)
        uow.audit.append(line(Act.MEET, actor, now=now, subject_id=them))
        uow.commit()
    return meeting_id


@allow(Role.ADVISER)
def change(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: UUID,
    version: int,
    details: MeetingDetails,
    is_sure: bool = False,
    now: datetime,
) -> None:
    """Put off a planned meeting, or correct what was written of it or of one that was held.

    Raises `UnknownMeeting`, `MeetingChanged`, `MeetingCancelled`, `WorkshopFull` if fewer seats
    are left than are taken, and what `plan` or `hold` would raise.
    """
    check_details(details)
    with refusals_noted(uow, Act.MEET, actor, now=now), uow:
        former = uow.meetings.seen_at(meeting_id, version, visible_to=scope_of(actor))
        if not former.is_open:
            raise MeetingCancelled
        if former.details == details:
            return
        if former.state is MeetingState.HELD:
            check_held(details.at, now=now)
        elif details.at != former.details.at:
            check_planned(details.at, is_sure=is_sure, now=now)
        changed = uow.meetings.change(former, details=details, by=actor, now=now)
        taken = Workshop(changed, uow.attendances.of_meetings([meeting_id])[meeting_id])
        if details.capacity is not None and taken.seats_taken > details.capacity:
            raise WorkshopFull(capacity=details.capacity)
        uow.audit.append(line(Act.MEET, actor, now=now, subject_id=former.learner_id))
        uow.commit()


@allow(Role.ADVISER)
def cancel(
    uow: UnitOfWork, actor: Actor, *, meeting_id: UUID, version: int, now: datetime
) -> None:
    """It does not take place; what is written of it stays. Raises as `change` does."""
    _put(uow, actor, meeting_id, version, MeetingState.CANCELLED, now)


@allow(Role.ADVISER)
def delete(
    uow: UnitOfWork, actor: Actor, *, meeting_id: UUID, version: int, now: datetime
) -> None:
    """It was written by mistake: it leaves every list, and can be taken back.

    Raises `UnknownMeeting`, `MeetingChanged`.
    """
    _put(uow, actor, meeting_id, version, MeetingState.DELETED, now)


@allow(Role.ADVISER)
def restore(
    uow: UnitOfWork, actor: Actor, *, meeting_id: UUID, version: int, now: datetime
) -> None:
    """Take back a meeting that was cancelled or deleted by mistake, with all that was in it.

    Raises `UnknownMeeting`, `MeetingChanged`.
    """
    with refusals_noted(uow, Act.MEET, actor, now=now), uow:
        last = uow.meetings.seen_at(meeting_id, version, visible_to=scope_of(actor))
        if last.is_open:
            return
        versions = uow.meetings.versions(meeting_id, visible_to=scope_of(actor))
        former = next(meeting for meeting in versions if meeting.state is not last.state)
        _change_state(uow, actor, last, former.state, now)


def _put(
    uow: UnitOfWork,
    actor: Actor,
    meeting_id: UUID,
    version: int,
    state: MeetingState,
    now: datetime,
) -> None:
    with refusals_noted(uow, Act.MEET, actor, now=now), uow:
        former = uow.meetings.seen_at(meeting_id, version, visible_to=scope_of(actor))
        if former.state is state:
            return
        if state is MeetingState.CANCELLED and not former.is_open:
            raise MeetingCancelled
        _change_state(uow, actor, former, state, now)


def _change_state(
    uow: UnitOfWork, actor: Actor, former: Meeting, state: MeetingState, now: datetime
) -> None:
    uow.meetings.change(former, state=state, by=actor, now=now)
    uow.audit.append(line(Act.MEET, actor, now=now, subject_id=former.learner_id))
    uow.commit()
