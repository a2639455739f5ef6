"""The one way facts enter: named by time, stamped with who, when, where, never changed."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Connection, Insert, Table, insert, inspect
from sqlalchemy.exc import IntegrityError

from diagnostic.people import Actor
from models import AuditRecord, Base, StampedRecord

Entropy = Callable[[int], bytes]  # so many bytes that nobody can guess: os.urandom
TWICE_THE_SAME = ("23505", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY")


class AlreadyKept(Exception):
    """Somebody was quicker with the same fact: read again, nothing is lost."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every fact carries: its id, and who recorded it, when and where."""

    id: UUID
    recorded_by: str
    recorded_at: datetime
    recorded_where: str

    @property
    def columns(self) -> dict[str, Any]:
        return asdict(self)


def uuid7(now: datetime, entropy: Entropy) -> UUID:
    """An id that sorts by time (RFC 9562, version 7).

    The twelve bits after the milliseconds hold their fraction (section 6.2, method 3), so that
    facts keep their order down to the microsecond.
    """
    microseconds = int(now.timestamp() * 1_000_000)
    milliseconds, rest = divmod(microseconds, 1000)
    fraction = (rest << 12) // 1000
    chance = int.from_bytes(entropy(8)) & ((1 << 62) - 1)
    return UUID(int=milliseconds << 80 | 7 << 76 | fraction << 64 | 0b10 << 62 | chance)


class Facts:
    """Appends facts inside one transaction."""

    def __init__(self, connection: Connection, *, where: str, entropy: Entropy) -> None:
        self._connection = connection
        self._where = where
        self._entropy = entropy

    def new_id(self, now: datetime) -> UUID:
        return uuid7(now, self._entropy)

    def stamp(self, actor: Actor, now: datetime) -> Stamp:
        """A new fact's id, author, instant and place."""
        return Stamp(self.new_id(now), actor.name_in_facts, now, self._where)

    def append(self, *facts: StampedRecord | AuditRecord) -> None:
        """Keep these facts, in this order.

        Raises `AlreadyKept` if one of them may exist only once and already does; the transaction
        is then over.
        """
        for fact in facts:
            add_once(self._connection, fact)

    def append_row(self, kind: type[StampedRecord], row: Mapping[str, Any]) -> None:
        """Keep one fact as plain columns, where it is kept at every click; raises the same."""
        _insert_once(self._connection, _table_of(kind), row)


def add_once(connection: Connection, record: StampedRecord | Base) -> None:
    """Add a row that may exist only once; raises `AlreadyKept` if it does.

    Written as a plain row: an object followed by a session costs three times as much, and a
    fact is never changed afterwards.
    """
    table = _table_of(type(record))
    row = {column.name: getattr(record, column.name) for column in table.columns}
    _insert_once(connection, table, row)


def _insert_once(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    try:
        connection.execute(_insertion(table), row)
    except IntegrityError as error:
        if _error_name(error) in TWICE_THE_SAME:
            raise AlreadyKept from error
        raise


def _table_of(kind: type[StampedRecord | Base]) -> Table:
    return cast(Table, inspect(kind).local_table)


@cache
def _insertion(table: Table) -> Insert:
    """Written once a table."""
    return insert(table)


def _error_name(error: IntegrityError) -> object:
    return getattr(error.orig, "sqlstate", None) or getattr(error.orig, "sqlite_errorname", None)
