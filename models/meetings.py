"""Meetings in versions, who came, what was seen there, what people thought of it: all facts."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, FactRecord, StampedRecord

FIRST = text("supersedes IS NULL")


class MeetingRecord(StampedRecord, Base):
    """One version of a meeting; that of a workshop, or of help to a stranger, names nobody.

    With one person it is erased with them; `meeting_id` is the id of the first version.
    """

    __tablename__ = "meetings"
    __table_args__ = (
        UniqueConstraint("meeting_id", "version"),
        UniqueConstraint("supersedes"),
        Index(None, "structure_id", "starts_at"),
    )

    learner_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("learners.id"), index=True, sort_order=-1
    )
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id"), index=True)
    structure_id: Mapped[UUID] = mapped_column(ForeignKey("structures.id"))
    adviser_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    version: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    starts_at: Mapped[datetime]
    minutes: Mapped[int]
    place: Mapped[str] = mapped_column(String(20))
    themes: Mapped[str] = mapped_column(String(800))
    equipment: Mapped[str] = mapped_column(String(100))
    title: Mapped[str | None] = mapped_column(String(80))
    capacity: Mapped[int | None]
    others: Mapped[int]


class AttendanceRecord(FactRecord, Base):
    """Whether a person came; what was said before keeps its row."""

    __tablename__ = "attendances"
    __table_args__ = (
        UniqueConstraint("supersedes"),
        Index(
            "uq_attendances_first",
            "meeting_id",
            "learner_id",
            unique=True,
            sqlite_where=FIRST,
            postgresql_where=FIRST,
        ),
    )

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id"), index=True)
    presence: Mapped[str] = mapped_column(String(20))


class ObservationRecord(FactRecord, Base):
    """How much a person did by themselves; without `autonomy`, what was seen is taken back."""

    __tablename__ = "observations"
    __table_args__ = (
        UniqueConstraint("supersedes"),
        Index(
            "uq_observations_first",
            "meeting_id",
            "learner_id",
            "subject",
            unique=True,
            sqlite_where=FIRST,
            postgresql_where=FIRST,
        ),
    )

    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    subject: Mapped[str] = mapped_column(String(120))
    autonomy: Mapped[str | None] = mapped_column(String(20))
    observed_at: Mapped[datetime]


class SatisfactionRecord(FactRecord, Base):
    """The face a person chose after a meeting; the last one holds."""

    __tablename__ = "satisfactions"
    __table_args__ = (
        UniqueConstraint("supersedes"),
        Index(
            "uq_satisfactions_first",
            "meeting_id",
            "learner_id",
            unique=True,
            sqlite_where=FIRST,
            postgresql_where=FIRST,
        ),
    )

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id"), index=True)
    face: Mapped[str] = mapped_column(String(20))
