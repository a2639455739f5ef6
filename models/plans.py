"""The plan of a person: one row for each version, none ever changed."""

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, FactRecord


class PlanRecord(FactRecord, Base):
    """One version: its steps, in order, as JSON that `pathway` knows how to read."""

    __tablename__ = "plans"
    __table_args__ = (UniqueConstraint("learner_id", "version"),)

    version: Mapped[int]
    steps: Mapped[str] = mapped_column(Text)
