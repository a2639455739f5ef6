"""What every table shares: names of constraints, instants in UTC, and what makes a row a fact."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import DateTime, Dialect, ForeignKey, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[datetime]):
    """A moment, aware and in UTC on both sides; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant carries its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """All tables; their names and those of their constraints are part of the schema."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: Instant}  # noqa: RUF012 -- SQLAlchemy reads it as declared


class StampedRecord:
    """Something that happened: added once, never changed; a correction supersedes it."""

    id: Mapped[UUID] = mapped_column(primary_key=True, sort_order=-2)
    recorded_by: Mapped[str] = mapped_column(String(60), sort_order=1)
    recorded_at: Mapped[datetime] = mapped_column(sort_order=1)
    recorded_where: Mapped[str] = mapped_column(String(60), sort_order=1)
    supersedes: Mapped[UUID | None] = mapped_column(sort_order=1)


class FactRecord(StampedRecord):
    """What happened to a learner: erasure finds it, and the database can tell."""

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learners.id"), index=True, sort_order=-1)
