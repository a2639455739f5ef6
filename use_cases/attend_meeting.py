"""Who is on the list, who came, what each person did there, and what they thought of it."""

from datetime import datetime
from uuid import UUID

from diagnostic.errors import UnknownLearner
from diagnostic.observations import Autonomy
from diagnostic.people import Actor, Learner, Role
from pathway.errors import MeetingCancelled, UnknownSubject
from pathway.meetings import Face, Meeting, Presence, Workshop, seen_at
from pathway.observing import subjects_of
from security.access import allow, scope_of
from security.audit import Act, line, refusals_noted
from store.facts import AlreadyKept
from store.unit_of_work import UnitOfWork


@allow(Role.ADVISER)
def mark(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: UUID,
    learner_id: UUID,
    presence: Presence,
    now: datetime,
) -> None:
    """Put a person on the list, or say whether they came; the same again keeps nothing more.

    Raises `UnknownMeeting`, `UnknownLearner`, also for anybody else than the person of a meeting
    with one, `MeetingCancelled`, `WorkshopFull`, and `HeldInTheFuture` for a presence told too
    early.
    """
    with refusals_noted(uow, Act.MEET, actor, now=now), uow:
        meeting, learner = _both(uow, actor, meeting_id, learner_id)
        former = uow.attendances.of_person(learner.id, meeting.id)
        workshop = Workshop(meeting, uow.attendances.of_meetings([meeting.id])[meeting.id])
        workshop.check(former.presence if former else None, presence, now=now)
        try:
            whose = meeting.learner_id or learner.id
            uow.attendances.mark(whose, meeting.id, presence, uow.facts.stamp(actor, now))
        except AlreadyKept:
            return
        uow.audit.append(line(Act.MEET, actor, now=now, subject_id=learner.id))
        uow.commit()


@allow(Role.ADVISER)
def observe(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: UUID,
    learner_id: UUID,
    subject: str,
    autonomy: Autonomy | None,
    questionnaire: str,
    now: datetime,
) -> None:
    """Keep what a person did at a meeting; said again it is corrected, with None it is taken back.

    Whoever was seen doing something had come. Raises `UnknownMeeting`, `UnknownLearner`,
    `UnknownSubject`, `MeetingCancelled`, and at a workshop what `mark` raises.
    """
    asked = uow.questionnaires.questionnaire(questionnaire)
    if subject not in subjects_of(asked, uow.questionnaires.catalogue()):
        raise UnknownSubject
    with refusals_noted(uow, Act.OBSERVE, actor, now=now), uow:
        meeting, learner = _both(uow, actor, meeting_id, learner_id)
        former = uow.attendances.of_person(learner.id, meeting.id)
        workshop = Workshop(meeting, uow.attendances.of_meetings([meeting.id])[meeting.id])
        workshop.check(former.presence if former else None, Presence.PRESENT, now=now)
        whose = meeting.learner_id or learner.id
        try:
            if autonomy is not None:
                came = uow.facts.stamp(actor, now)
                uow.attendances.mark(whose, meeting.id, Presence.PRESENT, came)
            uow.observations.see(
                whose,
                subject,
                autonomy,
                meeting_id=meeting.id,
                observed_at=seen_at(meeting.details, now=now),
                stamp=uow.facts.stamp(actor, now),
            )
        except AlreadyKept:
            return
        uow.audit.append(line(Act.OBSERVE, actor, now=now, subject_id=learner.id))
        uow.commit()


@allow(Role.LEARNER, Role.ADVISER)
def choose_face(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: UUID,
    learner_id: UUID,
    face: Face,
    now: datetime,
) -> None:
    """Keep what a person thinks of a meeting they came to; on the screen handed to them.

    Raises `UnknownMeeting`, `MeetingCancelled`, and `UnknownLearner` for whoever did not come.
    """
    with refusals_noted(uow, Act.MEET, actor, now=now), uow:
        meeting, learner = _both(uow, actor, meeting_id, learner_id)
        if not meeting.is_open:
            raise MeetingCancelled
        came = uow.attendances.of_person(learner.id, meeting.id)
        if came is None or came.presence is not Presence.PRESENT:
            raise UnknownLearner
        try:
            stamp = uow.facts.stamp(actor, now)
            uow.attendances.choose_face(came.learner_id, meeting.id, face, stamp)
        except AlreadyKept:
            return
        uow.audit.append(line(Act.MEET, actor, now=now, subject_id=learner.id))
        uow.commit()


def _both(
    uow: UnitOfWork, actor: Actor, meeting_id: UUID, learner_id: UUID
) -> tuple[Meeting, Learner]:
    """A meeting and a person that may be told together: with one person, that one alone."""
    meeting = uow.meetings.get(meeting_id, visible_to=scope_of(actor), to_change=True)
    learner = uow.learners.get(learner_id, visible_to=scope_of(actor))
    if meeting.learner_id is not None:
        of_meeting = uow.learners.get(meeting.learner_id, visible_to=scope_of(actor))
        if of_meeting.id != learner.id:
            raise UnknownLearner
    return meeting, learner
