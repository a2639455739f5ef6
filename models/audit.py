"""The journal of sensitive acts: who, what, when, with which result; no answer, no name."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class AuditRecord(Base):
    """One line; erasure takes the ids out of it and nothing else ever changes."""

    __tablename__ = "audit"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    act: Mapped[str] = mapped_column(String(60))
    actor_role: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[UUID | None] = mapped_column(index=True)
    subject_id: Mapped[UUID | None] = mapped_column(index=True)
    at: Mapped[datetime]
    result: Mapped[str] = mapped_column(String(20))
