"""All that is kept of one person, in rows that a file can hold: their right to take it away."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Table, or_, select
from sqlalchemy.orm import Session

from models import (
    AttendanceRecord,
    AuditRecord,
    Base,
    LearnerRecord,
    LoginRecord,
    MeetingRecord,
)
from store.visibility import files_of

SECRETS = ("code_hash", "sid_hash")  # they open the record: nobody needs them to read it
WHOSE = {
    LearnerRecord.__tablename__: ("id",),
    LoginRecord.__tablename__: ("subject_id",),
    AuditRecord.__tablename__: ("actor_id", "subject_id"),
}

Archive = dict[str, list[dict[str, object]]]


def everything_about(session: Session, learner_id: UUID) -> Archive:
    """Every row about a learner, by table, whatever the file; a later table is in it at once.

    A name stays sealed here: only whoever holds the key can open it.
    """
    files = files_of(session, learner_id)
    return {
        table.name: _rows(session, table, condition)
        for table in Base.metadata.sorted_tables
        if (condition := _about(table, files)) is not None
    }


def _about(table: Table, files: Sequence[UUID]) -> ColumnElement[bool] | None:
    if table is MeetingRecord.__table__:  # a workshop names nobody: its list says who was there
        listed = select(AttendanceRecord.meeting_id).where(AttendanceRecord.learner_id.in_(files))
        return table.columns.meeting_id.in_(listed)
    columns = WHOSE.get(table.name, ("learner_id",))
    known = [table.columns[name].in_(files) for name in columns if name in table.columns]
    return or_(*known) if known else None


def _rows(session: Session, table: Table, about: ColumnElement[bool]) -> list[dict[str, object]]:
    shown = [column for column in table.columns if column.name not in SECRETS]
    found = session.execute(select(*shown).where(about).order_by(*table.primary_key.columns))
    return [{name: _plain(value) for name, value in row.items()} for row in found.mappings()]


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
