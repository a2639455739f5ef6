"""An adviser's meetings, with every trait a keyword: what these tests start from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from diagnostic.observations import Autonomy
from diagnostic.people import Actor
from pathway.meetings import Face, Meeting, MeetingDetails, MeetingKind, Presence
from security.access import scope_of
from store.unit_of_work import UnitOfWork
from tests.factories import NOON, SMALL, clock, sealer
from use_cases.attend_meeting import choose_face, mark, observe
from use_cases.hold_meeting import hold, hold_planned
from use_cases.plan_meeting import plan
from use_cases.see_meetings import Followup, MeetingView, of_learner, read_meeting

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def with_one(at: datetime = NOON, **told) -> MeetingDetails:
    """An hour with one person."""
    return MeetingDetails(MeetingKind.INDIVIDUAL, at, **{"minutes": 60, **told})


def workshop(at: datetime = NOON, **told) -> MeetingDetails:
    """An hour and a half with a few."""
    usual = {"minutes": 90, "capacity": 8, "title": "Les photos"}
    return MeetingDetails(MeetingKind.WORKSHOP, at, **{**usual, **told})


@dataclass(frozen=True)
class Meetings:
    """What one adviser does with meetings, in one line each."""

    uow: UnitOfWork
    actor: Actor
    tick: Callable[[], datetime] = field(default_factory=clock)

    def new_id(self) -> UUID:
        with self.uow.reading():
            return self.uow.facts.new_id(NOON)

    def hold(
        self,
        learner_id: UUID | None = None,
        *,
        at: datetime = NOON,
        now: datetime | None = None,
        seen: Mapping[str, Autonomy] | None = None,
        **told,
    ) -> UUID:
        return hold(
            self.uow,
            self.actor,
            meeting_id=self.new_id(),
            learner_id=learner_id,
            details=with_one(at, **told),
            seen=seen,
            questionnaire=SMALL,
            now=now or at,
        )

    def plan(
        self, learner_id: UUID | None, details: MeetingDetails, *, is_sure: bool = False
    ) -> UUID:
        return plan(
            self.uow,
            self.actor,
            meeting_id=self.new_id(),
            learner_id=learner_id,
            details=details,
            is_sure=is_sure,
            now=self.tick(),
        )

    def hold_planned(self, meeting_id: UUID, *, now: datetime = NOON, version: int = 1, **words):
        about = {"meeting_id": meeting_id, "version": version, "questionnaire": SMALL}
        hold_planned(self.uow, self.actor, now=now, **about, **words)

    def mark(self, meeting_id: UUID, learner_id: UUID, presence: Presence) -> None:
        about = {"meeting_id": meeting_id, "learner_id": learner_id}
        mark(self.uow, self.actor, presence=presence, now=self.tick(), **about)

    def observe(
        self,
        meeting_id: UUID,
        learner_id: UUID,
        subject: str,
        autonomy: Autonomy | None,
    ) -> None:
        seen = {"subject": subject, "autonomy": autonomy, "questionnaire": SMALL}
        about = {"meeting_id": meeting_id, "learner_id": learner_id}
        observe(self.uow, self.actor, now=self.tick(), **about, **seen)

    def choose_face(self, meeting_id: UUID, learner_id: UUID, face: Face) -> None:
        about = {"meeting_id": meeting_id, "learner_id": learner_id}
        choose_face(self.uow, self.actor, face=face, now=self.tick(), **about)

    def read(self, meeting_id: UUID) -> MeetingView:
        asked = {"questionnaire": SMALL, "language": "fr", "sealer": sealer()}
        return read_meeting(self.uow, self.actor, meeting_id=meeting_id, now=NOON, **asked)

    def followup(self, learner_id: UUID, *, now: datetime = NOON) -> Followup:
        return of_learner(self.uow, self.actor, learner_id=learner_id, now=now)

    def kept(self, meeting_id: UUID) -> Meeting:
        """The last version in the database."""
        with self.uow.reading():
            return self.uow.meetings.get(meeting_id, visible_to=scope_of(self.actor))

    def presences(self, meeting_id: UUID) -> dict[UUID, Presence]:
        return {one.learner_id: one.presence for one in self.read(meeting_id).people}

    def seen_of(self, learner_id: UUID) -> list[tuple[str, Autonomy]]:
        """What holds of a person, in order."""
        with self.uow.reading():
            found = self.uow.observations.of_learner(learner_id, visible_to=scope_of(self.actor))
        return [(one.subject, one.autonomy) for one in found]
