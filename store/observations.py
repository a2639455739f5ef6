"""What people were seen doing: appended, corrected or taken back by a later fact.

An observation made at a meeting that was cancelled or deleted does not hold, until it is restored.
"""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from diagnostic.observations import Autonomy, Observation, holding
from diagnostic.people import Scope
from models import LearnerRecord, ObservationRecord
from store.facts import Facts, Stamp
from store.meetings import takes_place
from store.visibility import facts_about, files_of


class Observations:
    """The observations inside one transaction."""

    def __init__(self, session: Session, facts: Facts) -> None:
        self._session = session
        self._facts = facts

    def see(
        self,
        learner_id: UUID,
        subject: str,
        autonomy: Autonomy | None,
        *,
        meeting_id: UUID | None,
        observed_at: datetime,
        stamp: Stamp,
    ) -> None:
        """Keep what was seen; at one meeting, what is said again of one subject corrects it.

        Without an autonomy, what was said there is taken back. Saying the same keeps nothing more.
        Raises `AlreadyKept` if somebody has just written another one.
        """
        former = self._former(learner_id, subject, meeting_id) if meeting_id else None
        if (former.autonomy if former else None) == autonomy:
            return
        self._facts.append(
            ObservationRecord(
                learner_id=learner_id if former is None else former.learner_id,
                meeting_id=meeting_id,
                subject=subject,
                autonomy=None if autonomy is None else str(autonomy),
                observed_at=observed_at,
                **{**stamp.columns, "supersedes": former.id if former else None},
            )
        )

    def of_learner(self, learner_id: UUID, *, visible_to: Scope) -> tuple[Observation, ...]:
        """What holds of one person that this scope may see, from the first seen to the last."""
        wanted = facts_about(ObservationRecord, learner_id, visible_to=visible_to)
        wanted = wanted.where(HOLDS)
        found = self._session.scalars(wanted)
        return holding(one for record in found if (one := _observation(record)) is not None)

    def at_meeting(self, meeting_id: UUID) -> tuple[Observation, ...]:
        """What holds of everybody at one meeting, deleted or not; under the file that is read."""
        wanted = (
            select(ObservationRecord, LearnerRecord.merged_into)
            .join(LearnerRecord, LearnerRecord.id == ObservationRecord.learner_id)
            .where(ObservationRecord.meeting_id == meeting_id, nothing_after())
        )
        found = [(_observation(record), head) for record, head in self._session.execute(wanted)]
        return holding(
            replace(one, learner_id=head or one.learner_id) for one, head in found if one
        )

    def _former(
        self, learner_id: UUID, subject: str, meeting_id: UUID
    ) -> ObservationRecord | None:
        wanted = select(ObservationRecord).where(
            ObservationRecord.meeting_id == meeting_id,
            ObservationRecord.subject == subject,
            ObservationRecord.learner_id.in_(files_of(self._session, learner_id)),
            nothing_after(),
        )
        return self._session.scalars(wanted.order_by(ObservationRecord.id.desc())).first()


def nothing_after() -> ColumnElement[bool]:
    """Observations that nothing corrects."""
    later = aliased(ObservationRecord)
    return ~exists().where(later.supersedes == ObservationRecord.id)


HOLDS = and_(  # written once: it costs more to write than to ask
    nothing_after(),
    or_(ObservationRecord.meeting_id.is_(None), takes_place(ObservationRecord.meeting_id)),
)


def _observation(record: ObservationRecord) -> Observation | None:
    """As the rules read it; None of one that was taken back."""
    if record.autonomy is None:
        return None
    return Observation(
        record.id,
        record.learner_id,
        record.subject,
        Autonomy(record.autonomy),
        record.observed_at,
        record.recorded_by,
        record.meeting_id,
        record.supersedes,
    )
