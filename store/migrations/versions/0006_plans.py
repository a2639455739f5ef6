"""The plans: one fact for each version."""

import sqlalchemy as sa
from alembic import op

from models.base import Instant
from store.fact_guards import guard_facts

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "plans",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("steps", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.String(60), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.Column("recorded_where", sa.String(60), nullable=False),
        sa.Column("supersedes", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_plans"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], "fk_plans_learner_id"),
        sa.UniqueConstraint("learner_id", "version", name="uq_plans_learner_id_version"),
    )
    op.create_index("ix_plans_learner_id", "plans", ["learner_id"])
    guard_facts("plans")
