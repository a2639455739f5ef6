"""Learners known by a code, what they were told, their devices, and who is being erased."""

import sqlalchemy as sa
from alembic import op

from models.base import Instant
from store.fact_guards import guard_facts

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "erasing",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("learner_id", name="pk_erasing"),
    )
    op.create_table(
        "learners",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("enrolled_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_learners"),
        sa.UniqueConstraint("code_hash", name="uq_learners_code_hash"),
    )
    op.create_table(
        "notices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.String(20), nullable=False),
        sa.Column("recorded_by", sa.String(60), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.Column("recorded_where", sa.String(60), nullable=False),
        sa.Column("supersedes", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name="fk_notices_learner_id"),
    )
    op.create_index("ix_notices_learner_id", "notices", ["learner_id"])
    guard_facts("notices")
    _logins_and_tries()


def _logins_and_tries() -> None:
    op.create_table(
        "logins",
        sa.Column("sid_hash", sa.String(64), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("seen_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("sid_hash", name="pk_logins"),
    )
    op.create_index("ix_logins_subject_id", "logins", ["subject_id"])
    op.create_table(
        "tries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("address_hash", sa.String(64), nullable=False),
        sa.Column("tried_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tries"),
    )
    op.create_index("ix_tries_address_hash_tried_at", "tries", ["address_hash", "tried_at"])
