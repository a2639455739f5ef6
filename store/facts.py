"""The one way facts enter: named by time, stamped with who, when, where, never changed."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, inspect
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

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

    def __init__(self, session: Session, *, where: str, entropy: Entropy) -> None:
        self._session = session
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
            add_once(self._session, fact)


def add_once(session: Session, record: StampedRecord | Base) -> None:
    """Add a row that may exist only once; raises `AlreadyKept` if it does.

    Written as a plain row: an object followed by the session costs three times as much, and a
    fact is never changed afterwards.
    """
    table = cast(Table, inspect(type(record)).local_table)
    row = {column.name: getattr(record, column.name) for column in table.columns}
    try:
        session.connection().execute(table.insert(), row)
    except IntegrityError as error:
        if _error_name(error) in TWICE_THE_SAME:
            raise AlreadyKept from error
        raise


def _error_name(error: IntegrityError) -> object:
    return getattr(error.orig, "sqlstate", None) or getattr(error.orig, "sqlite_errorname", None)
