"""Sittings and their answers, as facts: what was started, each answer ever given, what ended."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, FactRecord

FIRST = text("supersedes IS NULL")


class AssessmentRecord(FactRecord, Base):
    """A sitting was started: with whom, on which questions, in which form, where, after which.

    What it follows may lie in another file of the same person: erasing either keeps the other.
    """

    __tablename__ = "assessments"

    questionnaire: Mapped[str] = mapped_column(String(60))
    revision: Mapped[int]
    setting: Mapped[str] = mapped_column(String(20))
    form: Mapped[str] = mapped_column(String(160), server_default="standard", sort_order=2)
    follows: Mapped[UUID | None] = mapped_column(sort_order=2)


class AnswerRecord(FactRecord, Base):
    """One answer to one question; a corrected one keeps its row.

    One first answer a question and one correction an answer: what makes a double click harmless.
    """

    __tablename__ = "answers"
    __table_args__ = (
        Index(
            "uq_answers_first",
            "assessment_id",
            "item",
            unique=True,
            sqlite_where=FIRST,
            postgresql_where=FIRST,
        ),
    )

    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessments.id"), index=True)
    item: Mapped[str] = mapped_column(String(80))
    option: Mapped[str] = mapped_column(String(80))
    mode: Mapped[str] = mapped_column(String(20))
    spoken_by: Mapped[str | None] = mapped_column(String(20))
    supersedes: Mapped[UUID | None] = mapped_column(
        ForeignKey("answers.id"), unique=True, sort_order=1
    )
    seconds: Mapped[int | None] = mapped_column(sort_order=2)


class AssessmentEndRecord(FactRecord, Base):
    """A sitting ended, once."""

    __tablename__ = "assessment_ends"

    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessments.id"), unique=True)
