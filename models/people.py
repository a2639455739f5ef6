"""The people we walk with, known by a code, and the devices on which people came back.

Nothing else personal is kept here: decision 0006 is the list.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, FactRecord


class LearnerRecord(Base):
    """A person: when they came, to whom, and the hash of the code that opens their record.

    `merged_into` is the other file of the same person; it is never itself a merged one.
    """

    __tablename__ = "learners"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    enrolled_at: Mapped[datetime]
    structure_id: Mapped[UUID | None] = mapped_column(ForeignKey("structures.id"), index=True)
    merged_into: Mapped[UUID | None] = mapped_column(ForeignKey("learners.id"), index=True)


class LearnerDetailsRecord(FactRecord, Base):
    """What a person said of themselves, in one version; an empty column was not asked."""

    __tablename__ = "learner_details"

    sealed_name: Mapped[str | None] = mapped_column(String(400))
    age_band: Mapped[str | None] = mapped_column(String(40))
    commune: Mapped[str | None] = mapped_column(String(20))
    gender: Mapped[str | None] = mapped_column(String(20))
    social_status: Mapped[str | None] = mapped_column(String(20))


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
    """A code or a passphrase tried in vain; kept as long as it slows the next one.

    The hash is that of an address, of a login, or of both together.
    """

    __tablename__ = "tries"
    __table_args__ = (Index(None, "address_hash", "tried_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    address_hash: Mapped[str] = mapped_column(String(64))
    tried_at: Mapped[datetime]


class ErasingRecord(Base):
    """The learner whose facts may be deleted now: a row lives inside one transaction only."""

    __tablename__ = "erasing"

    learner_id: Mapped[UUID] = mapped_column(primary_key=True)
