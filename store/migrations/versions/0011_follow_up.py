"""Places, referrals, ends of follow-ups, handovers, and the delays of a structure."""

import sqlalchemy as sa
from alembic import op

from models.base import Instant
from store.fact_guards import guard_facts

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    _places()
    _fact(
        "referrals",
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(30), nullable=False),
        sa.Column("contact", sa.String(20), nullable=False),
        refers={"place_id": "places"},
    )
    _fact(
        "referral_steps",
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("refused_because", sa.String(30), nullable=True),
        refers={"referral_id": "referrals"},
    )
    _fact("follow_up_ends", sa.Column("reason", sa.String(30), nullable=True), refers={})
    _fact(
        "handovers",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        refers={"account_id": "accounts"},
    )
    _delays()


def _places() -> None:
    lengths = {"source_id": 200, "name": 200, "address": 200, "postal_code": 5, "commune": 100}
    lengths |= {"phone": 20, "website": 300, "hours": 300, "services": 1000, "publics": 500}
    op.create_table(
        "places",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("structure_id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.String(most), nullable=False) for name, most in lengths.items()),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.Column("removed_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_places"),
        sa.ForeignKeyConstraint(["structure_id"], ["structures.id"], "fk_places_structure_id"),
        sa.UniqueConstraint("structure_id", "source_id", name="uq_places_structure_id_source_id"),
    )
    op.create_index("ix_places_structure_id", "places", ["structure_id"])


def _fact(table: str, *columns: sa.Column[object], refers: dict[str, str]) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        *columns,
        sa.Column("recorded_by", sa.String(60), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.Column("recorded_where", sa.String(60), nullable=False),
        sa.Column("supersedes", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        *(
            sa.ForeignKeyConstraint([column], [f"{target}.id"], f"fk_{table}_{column}")
            for column, target in {"learner_id": "learners", **refers}.items()
        ),
    )
    for column in ("learner_id", *refers):
        op.create_index(f"ix_{table}_{column}", table, [column])
    guard_facts(table)


def _delays() -> None:
    weeks = ("no_news_weeks", "referral_weeks", "next_diagnosis_weeks")
    op.create_table(
        "delays",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("structure_id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in weeks),
        sa.Column("recorded_by", sa.String(60), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_delays"),
        sa.ForeignKeyConstraint(["structure_id"], ["structures.id"], "fk_delays_structure_id"),
    )
    op.create_index("ix_delays_structure_id", "delays", ["structure_id"])
