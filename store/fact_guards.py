"""The triggers by which the database itself refuses to change or delete a fact.

Landed migrations call these functions: add one for a new need, never change what one does.
The one exception is erasure: the learner's id stands in `erasing` for the time of a transaction.
"""

from alembic import op

REFUSAL = "a fact is never changed nor deleted"
NEVER = "1 = 0"
ERASING_THE_LEARNER = "EXISTS (SELECT 1 FROM erasing WHERE learner_id = OLD.learner_id)"
OF_A_PRACTICE = (
    "EXISTS (SELECT 1 FROM accounts"
    " WHERE accounts.structure_id = OLD.structure_id AND accounts.twin_of IS NOT NULL)"
)
ONLY_THEIR_IDS_LEAVE = (
    "EXISTS (SELECT 1 FROM erasing WHERE learner_id IN (OLD.actor_id, OLD.subject_id))"
    " AND NEW.id = OLD.id AND NEW.act = OLD.act AND NEW.actor_role = OLD.actor_role"
    " AND NEW.at = OLD.at AND NEW.result = OLD.result"
    " AND (NEW.actor_id IS NULL OR NEW.actor_id = OLD.actor_id)"
    " AND (NEW.subject_id IS NULL OR NEW.subject_id = OLD.subject_id)"
)


def guard_facts(table: str) -> None:
    """Refuse every change of this table's rows, and every deletion outside an erasure."""
    _guard(table, "update", unless=NEVER)
    _guard(table, "delete", unless=ERASING_THE_LEARNER)


def let_practices_go(table: str) -> None:
    """Rows of a structure of practice, those about nobody included, may be deleted too."""
    unless = f"{ERASING_THE_LEARNER} OR {OF_A_PRACTICE}"
    if op.get_bind().dialect.name != "postgresql":
        op.execute(f"DROP TRIGGER {table}_refuses_delete")
        _guard(table, "delete", unless=unless)
        return
    op.execute(
        f"CREATE OR REPLACE FUNCTION {table}_refuses_delete() RETURNS trigger LANGUAGE plpgsql "
        f"AS $$ BEGIN IF {unless} THEN RETURN OLD; END IF; "
        f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"
    )


def guard_journal(table: str) -> None:
    """Refuse every deletion, and every change but the ids that an erasure takes out."""
    _guard(table, "update", unless=ONLY_THEIR_IDS_LEAVE)
    _guard(table, "delete", unless=NEVER)


def _guard(table: str, act: str, *, unless: str) -> None:
    name = f"{table}_refuses_{act}"
    if op.get_bind().dialect.name != "postgresql":
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} WHEN NOT ({unless}) "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )
        return
    passes = "NEW" if act == "update" else "OLD"
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {unless} THEN RETURN {passes}; END IF; "
        f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    )
    if act == "delete":
        _guard_truncate(table)


def _guard_truncate(table: str) -> None:
    name = f"{table}_refuses_truncate"
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
    )
