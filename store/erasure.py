"""Erasing a person: the one way a fact ever leaves, and the only one the database accepts."""

from uuid import UUID

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from models import AuditRecord, Base, ErasingRecord, LearnerRecord, LoginRecord
from store.visibility import files_of


def erase_learner(session: Session, learner_id: UUID) -> None:
    """Delete a person, whatever the number of their files; the journal keeps no id of theirs."""
    for file in files_of(session, learner_id):
        _erase_file(session, file)


def _erase_file(session: Session, learner_id: UUID) -> None:
    """Delete everything that bears this id; lines of the journal stay, without it.

    The triggers recognise the row in `erasing`, which lives inside this transaction only.
    """
    session.execute(insert(ErasingRecord).values(learner_id=learner_id))
    for table in reversed(Base.metadata.sorted_tables):
        if "learner_id" in table.columns and table is not ErasingRecord.__table__:
            session.execute(delete(table).where(table.columns.learner_id == learner_id))
    session.execute(delete(LoginRecord).where(LoginRecord.subject_id == learner_id))
    for column in (AuditRecord.actor_id, AuditRecord.subject_id):
        session.execute(update(AuditRecord).where(column == learner_id).values({column: None}))
    session.execute(delete(LearnerRecord).where(LearnerRecord.id == learner_id))
    session.execute(delete(ErasingRecord).where(ErasingRecord.learner_id == learner_id))
