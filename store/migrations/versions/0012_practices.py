"""An account may be the twin of another, in a structure where people practise.

The column is added with its reference in it: rebuilding a table of SQLite would drop triggers.
"""

import sqlalchemy as sa
from alembic import op

from store.fact_guards import let_practices_go

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    kind = sa.Uuid().compile(dialect=op.get_bind().dialect)
    op.execute(
        f"ALTER TABLE accounts ADD COLUMN twin_of {kind} "
        "CONSTRAINT fk_accounts_twin_of REFERENCES accounts (id)"
    )
    op.create_index("ix_accounts_twin_of", "accounts", ["twin_of"], unique=True)
    let_practices_go("meetings")
