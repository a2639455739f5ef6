"""Reading meetings: one's week, one meeting with its people, one person's past and next ones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from diagnostic.observations import Observation
from diagnostic.people import Actor, Role
from pathway.meetings import Face, Meeting, MeetingState, Presence
from pathway.observing import about, subjects_of
from security.access import allow, scope_of
from security.audit import Act, refusals_noted
from security.encryption import Sealer
from security.told import Told, opened
from store.catalogue_words import CatalogueWords
from store.unit_of_work import UnitOfWork
from store.words import Words

TAKEN_BACK_WITHIN = timedelta(days=62)  # planned or held around now: what was deleted by mistake
SHOWN_IN_LISTS = (MeetingState.PLANNED, MeetingState.HELD, MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Attending:
    """One person of a meeting: their name, whether they came, what they did, what they thought."""

    learner_id: UUID
    told: Told
    presence: Presence
    seen: tuple[Observation, ...] = ()
    face: Face | None = None


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One line of an agenda: the meeting, and who is on its list."""

    meeting: Meeting
    people: tuple[Attending, ...]
    led_by: str

    @property
    def seats_taken(self) -> int:
        """Of a workshop."""
        held = sum(one.presence.takes_a_seat for one in self.people)
        return held + self.meeting.details.others


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One meeting, all that is known of it, and what can be seen there."""

    line: MeetingLine
    structure: str
    subjects: tuple[str, ...]
    suggested: tuple[str, ...]
    words: Words
    named: CatalogueWords

    @property
    def meeting(self) -> Meeting:
        return self.line.meeting

    @property
    def people(self) -> tuple[Attending, ...]:
        return self.line.people


@dataclass(frozen=True, slots=True)
class Followup:
    """One person's meetings, the next ones and the past ones."""

    coming: tuple[Meeting, ...]
    past: tuple[tuple[Meeting, Presence], ...]


@allow(Role.ADVISER)
def agenda(
    uow: UnitOfWork,
    actor: Actor,
    *,
    first: datetime,
    last: datetime,
    is_everybodys: bool = False,
    sealer: Sealer,
) -> tuple[MeetingLine, ...]:
    """What begins from `first` to before `last`: one's own meetings, or everybody's here."""
    whose = None if is_everybodys else actor.id
    scope = scope_of(actor)
    with uow.reading():
        found = uow.meetings.between(
            first, last, visible_to=scope, adviser_id=whose, states=SHOWN_IN_LISTS
        )
        return _lines(uow, found, sealer)


@allow(Role.ADVISER)
def deleted(
    uow: UnitOfWork, actor: Actor, *, sealer: Sealer, now: datetime
) -> tuple[MeetingLine, ...]:
    """What was deleted here and began, or was to begin, around now: it can be taken back."""
    around = (now - TAKEN_BACK_WITHIN, now + TAKEN_BACK_WITHIN)
    scope = scope_of(actor)
    with uow.reading():
        found = uow.meetings.between(*around, visible_to=scope, states=(MeetingState.DELETED,))
        return _lines(uow, found, sealer)


@allow(Role.ADVISER)
def read_meeting(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: UUID,
    questionnaire: str,
    language: str,
    sealer: Sealer,
    now: datetime,
) -> MeetingView:
    """One meeting with its people. Raises `UnknownMeeting`."""
    with refusals_noted(uow, Act.READ, actor, now=now), uow.reading():
        meeting = uow.meetings.get(meeting_id, visible_to=scope_of(actor))
        (told,) = _lines(uow, (meeting,), sealer)
        told = _with_what_they_did(uow, told)
        structure = uow.accounts.structure(meeting.structure_id).name
    asked, catalogue = uow.questionnaires.questionnaire(questionnaire), uow.questionnaires
    subjects = subjects_of(asked, catalogue.catalogue())
    return MeetingView(
        told,
        structure,
        subjects,
        about(meeting.details.themes, subjects, asked, catalogue.catalogue()),
        uow.questionnaires.words(questionnaire, language),
        uow.questionnaires.catalogue_words(language),
    )


@allow(Role.LEARNER, Role.ADVISER)
def of_learner(uow: UnitOfWork, actor: Actor, *, learner_id: UUID, now: datetime) -> Followup:
    """One person's next and past meetings, the nearest first. Raises `UnknownLearner`."""
    scope = scope_of(actor)
    with refusals_noted(uow, Act.READ, actor, now=now), uow.reading():
        learner = uow.learners.get(learner_id, visible_to=scope)
        found = uow.meetings.of_learner(learner.id, visible_to=scope)
        lists = uow.attendances.of_meetings([meeting.id for meeting in found])
    presences = {
        id: next(one.presence for one in people if one.learner_id == learner.id)
        for id, people in lists.items()
    }
    return Followup(
        tuple(m for m in found if _is_to_come(m, presences[m.id], now)),
        tuple(
            (m, presences[m.id])
            for m in reversed(found)
            if not _is_to_come(m, presences[m.id], now)
        ),
    )


def _is_to_come(meeting: Meeting, presence: Presence, now: datetime) -> bool:
    """Planned, still awaited, and not over: a late person still reads where they are expected."""
    return (
        meeting.state is MeetingState.PLANNED
        and presence is Presence.EXPECTED
        and meeting.details.ends_at > now
    )


def _lines(
    uow: UnitOfWork, meetings: Sequence[Meeting], sealer: Sealer
) -> tuple[MeetingLine, ...]:
    lists = uow.attendances.of_meetings([meeting.id for meeting in meetings])
    whose = {one.learner_id for people in lists.values() for one in people}
    names = {id: opened(uow.learners.details(id), sealer) for id in whose}
    accounts = {id: uow.accounts.find(id) for id in {m.adviser_id for m in meetings}}
    leaders = {id: account.name if account else "" for id, account in accounts.items()}
    return tuple(
        MeetingLine(
            meeting,
            tuple(
                Attending(one.learner_id, names[one.learner_id], one.presence)
                for one in lists[meeting.id]
                if one.presence is not Presence.WITHDRAWN
            ),
            leaders[meeting.adviser_id],
        )
        for meeting in meetings
    )


def _with_what_they_did(uow: UnitOfWork, told: MeetingLine) -> MeetingLine:
    meeting_id = told.meeting.id
    seen = uow.observations.at_meeting(meeting_id)
    people = tuple(
        replace(
            one,
            seen=tuple(o for o in seen if o.learner_id == one.learner_id),
            face=uow.attendances.face_of(one.learner_id, meeting_id),
        )
        for one in told.people
    )
    return replace(told, people=people)
