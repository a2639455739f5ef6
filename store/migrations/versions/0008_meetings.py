"""Meetings, attendances, observations and what people thought of a meeting: all facts."""

import sqlalchemy as sa
from alembic import op

from models.base import Instant
from store.fact_guards import guard_facts

revision = "0008"
down_revision = "0007"

FIRST = sa.text("supersedes IS NULL")


def upgrade() -> None:
    _meetings()
    _about_a_meeting("attendances", [sa.Column("presence", sa.String(20), nullable=False)])
    _about_a_meeting(
        "observations",
        [
            sa.Column("subject", sa.String(120), nullable=False),
            sa.Column("autonomy", sa.String(20), nullable=True),
            sa.Column("observed_at", Instant(), nullable=False),
        ],
        always_at_one=False,
        one_each=["meeting_id", "learner_id", "subject"],
    )
    _about_a_meeting("satisfactions", [sa.Column("face", sa.String(20), nullable=False)])


def _stamp() -> list[sa.Column[object]]:
    return [
        sa.Column("recorded_by", sa.String(60), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.Column("recorded_where", sa.String(60), nullable=False),
        sa.Column("supersedes", sa.Uuid(), nullable=True),
    ]


def _meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("structure_id", sa.Uuid(), nullable=False),
        sa.Column("adviser_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("starts_at", Instant(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(20), nullable=False),
        sa.Column("themes", sa.String(800), nullable=False),
        sa.Column("equipment", sa.String(100), nullable=False),
        sa.Column("title", sa.String(80), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("others", sa.Integer(), nullable=False),
        *_stamp(),
        sa.PrimaryKeyConstraint("id", name="pk_meetings"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], "fk_meetings_learner_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], "fk_meetings_meeting_id"),
        sa.ForeignKeyConstraint(["structure_id"], ["structures.id"], "fk_meetings_structure_id"),
        sa.ForeignKeyConstraint(["adviser_id"], ["accounts.id"], "fk_meetings_adviser_id"),
        sa.UniqueConstraint("meeting_id", "version", name="uq_meetings_meeting_id_version"),
        sa.UniqueConstraint("supersedes", name="uq_meetings_supersedes"),
    )
    for column in ("learner_id", "meeting_id", "adviser_id"):
        op.create_index(f"ix_meetings_{column}", "meetings", [column])
    op.create_index(
        "ix_meetings_structure_id_starts_at", "meetings", ["structure_id", "starts_at"]
    )
    guard_facts("meetings")


def _about_a_meeting(
    table: str,
    columns: list[sa.Column[object]],
    *,
    always_at_one: bool = True,
    one_each: tuple[str, ...] | list[str] = ("meeting_id", "learner_id"),
) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=not always_at_one),
        *columns,
        *_stamp(),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], f"fk_{table}_learner_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], f"fk_{table}_meeting_id"),
        sa.UniqueConstraint("supersedes", name=f"uq_{table}_supersedes"),
    )
    for column in ("learner_id", "meeting_id"):
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.create_index(
        f"uq_{table}_first",
        table,
        list(one_each),
        unique=True,
        sqlite_where=FIRST,
        postgresql_where=FIRST,
    )
    guard_facts(table)
