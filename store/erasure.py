"""Erasing a person: the one way a fact ever leaves, and the only one the database accepts."""

from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from models import (
    AccountRecord,
    AuditRecord,
    Base,
    ErasingRecord,
    LearnerRecord,
    LoginRecord,
    StructureRecord,
)
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


def erase_practice(session: Session, twin_id: UUID, structure_id: UUID) -> None:
    """Delete the people of a practice, all that its structure kept, and the account of it."""
    everybody = select(LearnerRecord.id).where(
        LearnerRecord.structure_id == structure_id, LearnerRecord.merged_into.is_(None)
    )
    for learner_id in session.scalars(everybody).all():
        erase_learner(session, learner_id)
    last = (AccountRecord.__table__, StructureRecord.__table__)
    for table in reversed(Base.metadata.sorted_tables):
        if table in last:
            continue
        for column, id in (("structure_id", structure_id), ("account_id", twin_id)):
            if column in table.columns:
                session.execute(delete(table).where(table.columns[column] == id))
    session.execute(delete(LoginRecord).where(LoginRecord.subject_id == twin_id))
    session.execute(delete(AccountRecord).where(AccountRecord.id == twin_id))
    session.execute(delete(StructureRecord).where(StructureRecord.id == structure_id))
