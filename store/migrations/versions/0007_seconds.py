"""The time of each answer, for the seconds that a question is expected to take.

Added in place: rebuilding a table of SQLite would drop the triggers of its facts.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("answers", sa.Column("seconds", sa.Integer(), nullable=True))
