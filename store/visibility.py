"""Whose records a scope lets through, said once in SQL for every repository."""

from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select
from sqlalchemy.orm import Session

from diagnostic.people import Scope
from models import AttendanceRecord, FactRecord, LearnerRecord, MeetingRecord

F = TypeVar("F", bound=FactRecord)


def seen_by(scope: Scope) -> ColumnElement[bool]:
    """The learners that this scope sees; an empty one, or one of counts, sees nobody."""
    if scope.learner_id is not None:
        return same_person(scope.learner_id)
    if scope.structure_id is not None:
        return LearnerRecord.structure_id == scope.structure_id
    return false()


def meetings_seen_by(scope: Scope) -> ColumnElement[bool]:
    """The meetings that this scope sees: those of its people, and its structure's workshops.

    A learner sees those they are on the list of.
    """
    file = LearnerRecord.id
    if scope.learner_id is not None:
        theirs = select(file).where(seen_by(scope))
        listed = AttendanceRecord.meeting_id == MeetingRecord.meeting_id
        return exists().where(listed, AttendanceRecord.learner_id.in_(theirs))
    if scope.structure_id is not None:
        of_one = exists().where(file == MeetingRecord.learner_id, seen_by(scope))
        of_nobody = MeetingRecord.learner_id.is_(None)
        return or_(of_one, and_(of_nobody, MeetingRecord.structure_id == scope.structure_id))
    return false()


def facts_about(kind: type[F], learner_id: UUID | None = None, *, visible_to: Scope) -> Select[F]:
    """The facts of one kind that this scope sees: of one person, or of everybody."""
    wanted = (
        select(kind)
        .join(LearnerRecord, LearnerRecord.id == kind.learner_id)
        .where(seen_by(visible_to))
    )
    return wanted if learner_id is None else wanted.where(same_person(learner_id))


def same_person(learner_id: UUID) -> ColumnElement[bool]:
    """A learner's file, and those that were merged into it."""
    return or_(LearnerRecord.id == learner_id, LearnerRecord.merged_into == learner_id)


def head_of() -> ColumnElement[UUID]:
    """The file that is read for a person: their own, or the one into which it was merged."""
    return func.coalesce(LearnerRecord.merged_into, LearnerRecord.id)


def files_of(session: Session, learner_id: UUID) -> tuple[UUID, ...]:
    """The ids of all the files of one person, the one that is read last."""
    wanted = select(LearnerRecord.id).where(same_person(learner_id))
    return tuple(session.scalars(wanted.order_by(LearnerRecord.merged_into.is_(None))))
