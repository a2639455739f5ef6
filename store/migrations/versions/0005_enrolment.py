"""Whose learners are whose, two files of one person, what people say of themselves, who spoke.

Columns are added in place: rebuilding a table of SQLite would drop the triggers of its facts.
"""

import sqlalchemy as sa
from alembic import op

from models.base import Instant
from store.fact_guards import guard_facts

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _add_link("structure_id", "structures")
    _add_link("merged_into", "learners")
    op.add_column("answers", sa.Column("spoken_by", sa.String(20), nullable=True))
    op.create_table(
        "learner_details",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_name", sa.String(400), nullable=True),
        sa.Column("age_band", sa.String(40), nullable=True),
        sa.Column("commune", sa.String(20), nullable=True),
        sa.Column("gender", sa.String(20), nullable=True),
        sa.Column("social_status", sa.String(20), nullable=True),
        sa.Column("recorded_by", sa.String(60), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.Column("recorded_where", sa.String(60), nullable=False),
        sa.Column("supersedes", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_learner_details"),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], "fk_learner_details_learner_id"),
    )
    op.create_index("ix_learner_details_learner_id", "learner_details", ["learner_id"])
    guard_facts("learner_details")


def _add_link(column: str, table: str) -> None:
    """A reference in the column itself: the only way that SQLite adds one without a rebuild."""
    kind = sa.Uuid().compile(dialect=op.get_bind().dialect)
    op.execute(
        f"ALTER TABLE learners ADD COLUMN {column} {kind} "
        f"CONSTRAINT fk_learners_{column} REFERENCES {table} (id)"
    )
    op.create_index(f"ix_learners_{column}", "learners", [column])
