"""The people we walk with, known by a code alone, and the devices on which they came back.

Nothing else personal is kept here: decision 0006 is the list.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, FactRecord


class LearnerRecord(Base):
    """A person: when they came, and the hash of the code that opens their record."""

    __tablename__ = "learners"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    enrolled_at: Mapped[datetime]


class NoticeRecord(FactRecord, Base):
    """The fact that a person was told what we keep and why, in which version."""

    __tablename__ = "notices"

    version: Mapped[str] = mapped_column(String(20))


class LoginRecord(Base):
    """A device that was let in, until it leaves or is forgotten; only the token's hash is kept."""

    __tablename__ = "logins"

    sid_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    role: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[UUID] = mapped_column(index=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class TryRecord(Base):
    """A code that was not known, typed from somewhere; kept as long as it slows the next one."""

    __tablename__ = "tries"
    __table_args__ = (Index(None, "address_hash", "tried_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    address_hash: Mapped[str] = mapped_column(String(64))
    tried_at: Mapped[datetime]


class ErasingRecord(Base):
    """The learner whose facts may be deleted now: a row lives inside one transaction only."""

    __tablename__ = "erasing"

    learner_id: Mapped[UUID] = mapped_column(primary_key=True)
