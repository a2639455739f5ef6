"""Objects and plain rows of one transaction: kept together, or undone together."""

from uuid import UUID

import pytest
from sqlalchemy import insert, select

from models import TryRecord
from store.database import READ_ONLY
from store.transaction import Transaction
from tests.factories import NOON

ALL = select(TryRecord)


def tries(engine):
    with engine.execution_options(**READ_ONLY).connect() as connection:
        return set(connection.scalars(select(TryRecord.address_hash)))


def write_both_ways(transaction):
    transaction.session.add(TryRecord(id=UUID(int=1), address_hash="object", tried_at=NOON))
    row = {"id": UUID(int=2), "address_hash": "row", "tried_at": NOON}
    transaction.connection.execute(insert(TryRecord), row)


def test_objects_and_rows_are_kept_together(engine):
    with Transaction(engine) as transaction:
        write_both_ways(transaction)
        assert tries(engine) == set()
        transaction.commit()

    assert tries(engine) == {"object", "row"}


def test_objects_and_rows_are_undone_together(engine):
    with Transaction(engine) as transaction:
        write_both_ways(transaction)
        transaction.session.flush()

    assert tries(engine) == set()


def test_each_sees_what_the_other_wrote(engine):
    with Transaction(engine) as transaction:
        write_both_ways(transaction)
        transaction.session.flush()

        by_objects = {record.address_hash for record in transaction.session.scalars(ALL)}
        by_rows = {row.address_hash for row in transaction.connection.execute(ALL)}

    assert by_objects == by_rows == {"object", "row"}


@pytest.mark.parametrize("first", ["session", "connection"])
def test_what_comes_after_a_commit_is_another_transaction(engine, first):
    with Transaction(engine) as transaction:
        if first == "session":
            transaction.session.add(TryRecord(id=UUID(int=3), address_hash="kept", tried_at=NOON))
        else:
            row = {"id": UUID(int=3), "address_hash": "kept", "tried_at": NOON}
            transaction.connection.execute(insert(TryRecord), row)
        transaction.commit()
        write_both_ways(transaction)

    assert tries(engine) == {"kept"}
