"""What a person wants to do, and their plan: one row for each version, none ever changed."""

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, FactRecord


class PlanRecord(FactRecord, Base):
    """One version: its steps, in order, as JSON that `pathway` knows how to read."""

    __tablename__ = "plans"
    __table_args__ = (UniqueConstraint("learner_id", "version"),)

    version: Mapped[int]
    steps: Mapped[str] = mapped_column(Text)


class GoalsRecord(FactRecord, Base):
    """One choice: up to three goals, in order, as a JSON list, and the sessions there are."""

    __tablename__ = "goals"

    goals: Mapped[str] = mapped_column(Text)
    sessions: Mapped[int | None]
