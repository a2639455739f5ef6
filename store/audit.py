"""The journal: lines are added, read, and lose an erased person's ids; nothing else."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import AuditRecord
from store.facts import Facts


@dataclass(frozen=True, slots=True)
class AuditLine:
    """Who did what to whom, when, with which result; never an answer nor a name."""

    act: str
    actor_role: str
    actor_id: UUID | None
    subject_id: UUID | None
    at: datetime
    result: str


class Journal:
    """The journal inside one transaction."""

    def __init__(self, session: Session, facts: Facts) -> None:
        self._session = session
        self._facts = facts

    def append(self, line: AuditLine) -> None:
        self._facts.append(
            AuditRecord(
                id=self._facts.new_id(line.at),
                act=line.act,
                actor_role=line.actor_role,
                actor_id=line.actor_id,
                subject_id=line.subject_id,
                at=line.at,
                result=line.result,
            )
        )

    def lines(self) -> tuple[AuditLine, ...]:
        """The whole journal, the oldest line first."""
        wanted = select(AuditRecord).order_by(AuditRecord.at, AuditRecord.id)
        return tuple(_line(record) for record in self._session.scalars(wanted))


def _line(record: AuditRecord) -> AuditLine:
    return AuditLine(
        record.act,
        record.actor_role,
        record.actor_id,
        record.subject_id,
        record.at,
        record.result,
    )
