"""The list of an adviser: everybody a scope sees, in six readings whatever their number."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from diagnostic.people import FollowedLearner, Learner, LearnerDetails, Scope
from models import (
    AnswerRecord,
    AssessmentEndRecord,
    AssessmentRecord,
    AttendanceRecord,
    LearnerDetailsRecord,
    LearnerRecord,
)
from pathway.meetings import Presence
from store.details import from_record
from store.visibility import facts_about, seen_by

Heads = dict[UUID, UUID]  # of each file, the one that is read for this person


def followed(session: Session, scope: Scope) -> tuple[FollowedLearner, ...]:
    """Everybody this scope sees, two files of one person as one line, the last seen first."""
    records = session.scalars(select(LearnerRecord).where(seen_by(scope))).all()
    heads = {record.id: record.merged_into or record.id for record in records}
    seen: dict[UUID, datetime] = {}
    for id, at in ((r.id, r.enrolled_at) for r in records):
        seen[heads[id]] = max(at, seen.get(heads[id], at))
    for id, at in _last_said(session, scope):
        seen[heads[id]] = max(at, seen[heads[id]])
    for id, at in _last_met(session, scope):
        seen[heads[id]] = max(at, seen[heads[id]])
    details = _details(session, scope, heads)
    sittings = _sittings(session, scope, heads)
    lines = [
        FollowedLearner(
            Learner(record.id, record.enrolled_at, record.structure_id),
            details.get(record.id, LearnerDetails()),
            seen[record.id],
            *sittings.get(record.id, (None, None)),
        )
        for record in records
        if record.merged_into is None
    ]
    return tuple(sorted(lines, key=lambda line: (line.seen_at, line.learner.id), reverse=True))


def _last_said(session: Session, scope: Scope) -> list[tuple[UUID, datetime]]:
    wanted = (
        select(AnswerRecord.learner_id, func.max(AnswerRecord.recorded_at))
        .join(LearnerRecord, LearnerRecord.id == AnswerRecord.learner_id)
        .where(seen_by(scope))
        .group_by(AnswerRecord.learner_id)
    )
    return [(id, at) for id, at in session.execute(wanted)]


def _last_met(session: Session, scope: Scope) -> list[tuple[UUID, datetime]]:
    """When people last came to a meeting, as it was written: what they will come to is no news."""
    wanted = (
        select(AttendanceRecord.learner_id, func.max(AttendanceRecord.recorded_at))
        .join(LearnerRecord, LearnerRecord.id == AttendanceRecord.learner_id)
        .where(seen_by(scope), AttendanceRecord.presence == str(Presence.PRESENT))
        .group_by(AttendanceRecord.learner_id)
    )
    return [(id, at) for id, at in session.execute(wanted)]


def _details(session: Session, scope: Scope, heads: Heads) -> dict[UUID, LearnerDetails]:
    wanted = facts_about(LearnerDetailsRecord, visible_to=scope).order_by(
        LearnerDetailsRecord.recorded_at, LearnerDetailsRecord.id
    )
    return {heads[record.learner_id]: from_record(record) for record in session.scalars(wanted)}


def _sittings(
    session: Session, scope: Scope, heads: Heads
) -> dict[UUID, tuple[datetime, datetime | None]]:
    wanted = (
        select(
            AssessmentRecord.learner_id,
            AssessmentRecord.recorded_at,
            AssessmentEndRecord.recorded_at,
        )
        .join(LearnerRecord, LearnerRecord.id == AssessmentRecord.learner_id)
        .outerjoin(AssessmentEndRecord, AssessmentEndRecord.assessment_id == AssessmentRecord.id)
        .where(seen_by(scope))
        .order_by(AssessmentRecord.recorded_at, AssessmentRecord.id)
    )
    return {heads[id]: (start, end) for id, start, end in session.execute(wanted)}
