"""Sittings, their answers and their ends, as facts."""

import sqlalchemy as sa
from alembic import op

from models.base import Instant
from store.fact_guards import guard_facts

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "assessments",
        *_whose("assessments"),
        sa.Column("questionnaire", sa.String(60), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("setting", sa.String(20), nullable=False),
        *_stamp(),
    )
    op.create_table(
        "answers",
        *_whose("answers"),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("item", sa.String(80), nullable=False),
        sa.Column("option", sa.String(80), nullable=False),
        sa.Column("mode", sa.String(20), nullable=False),
        *_stamp(),
        _of_assessment("answers"),
        sa.ForeignKeyConstraint(["supersedes"], ["answers.id"], name="fk_answers_supersedes"),
        sa.UniqueConstraint("supersedes", name="uq_answers_supersedes"),
    )
    op.create_table(
        "assessment_ends",
        *_whose("assessment_ends"),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        *_stamp(),
        _of_assessment("assessment_ends"),
        sa.UniqueConstraint("assessment_id", name="uq_assessment_ends_assessment_id"),
    )
    op.create_index("ix_answers_assessment_id", "answers", ["assessment_id"])
    first = sa.text("supersedes IS NULL")
    op.create_index(
        "uq_answers_first",
        "answers",
        ["assessment_id", "item"],
        unique=True,
        sqlite_where=first,
        postgresql_where=first,
    )
    for table in ("assessments", "answers", "assessment_ends"):
        op.create_index(f"ix_{table}_learner_id", table, ["learner_id"])
        guard_facts(table)


def _whose(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name=f"fk_{table}_learner_id"),
    )


def _stamp() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("recorded_by", sa.String(60), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.Column("recorded_where", sa.String(60), nullable=False),
        sa.Column("supersedes", sa.Uuid(), nullable=True),
    )


def _of_assessment(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["assessment_id"], ["assessments.id"], name=f"fk_{table}_assessment_id"
    )
