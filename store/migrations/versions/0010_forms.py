"""The form of each sitting, and the one it starts from; sittings of before are whole and first.

Added in place: rebuilding a table of SQLite would drop the triggers of its facts.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    form = sa.Column("form", sa.String(length=160), server_default="standard", nullable=False)
    op.add_column("assessments", form)
    op.add_column("assessments", sa.Column("follows", sa.Uuid(), nullable=True))
