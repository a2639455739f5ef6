"""The devices that were let in, and the codes that were tried in vain."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, delete, insert, or_, select, update

from diagnostic.people import Role
from models import AccountRecord, LoginRecord, TryRecord
from store.facts import Facts

LOGIN = select(*LoginRecord.__table__.columns).where(LoginRecord.sid_hash == bindparam("token"))


@dataclass(frozen=True, slots=True)
class Login:
    """A device that was let in; the token itself is in its cookie and nowhere else."""

    sid_hash: str
    role: Role
    subject_id: UUID
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None

    def holds(self, *, at: datetime) -> bool:
        return self.ended_at is None and at < self.expires_at


class Logins:
    """Logins and failed tries inside one transaction."""

    def __init__(self, connection: Connection, facts: Facts) -> None:
        self._connection = connection
        self._facts = facts

    def open(self, login: Login) -> None:
        self._connection.execute(
            insert(LoginRecord).values(
                sid_hash=login.sid_hash,
                role=str(login.role),
                subject_id=login.subject_id,
                created_at=login.created_at,
                seen_at=login.seen_at,
                expires_at=login.expires_at,
                ended_at=login.ended_at,
            )
        )

    def find(self, sid_hash: str) -> Login | None:
        found = self._connection.execute(LOGIN, {"token": sid_hash})
        record = found.one_or_none()
        return None if record is None else _login(record)

    def saw(self, sid_hash: str, *, at: datetime, expires_at: datetime) -> None:
        """This device came back: it is remembered a while longer."""
        same = update(LoginRecord).where(LoginRecord.sid_hash == sid_hash)
        self._connection.execute(same.values(seen_at=at, expires_at=expires_at))

    def end(self, sid_hash: str, *, at: datetime) -> None:
        """This device is let out, once."""
        same = update(LoginRecord).where(
            LoginRecord.sid_hash == sid_hash, LoginRecord.ended_at.is_(None)
        )
        self._connection.execute(same.values(ended_at=at))

    def tries(self, address_hash: str, *, since: datetime) -> tuple[datetime, ...]:
        """When codes were tried in vain from this address, the oldest first."""
        wanted = (
            select(TryRecord.tried_at)
            .where(TryRecord.address_hash == address_hash, TryRecord.tried_at > since)
            .order_by(TryRecord.tried_at)
        )
        return tuple(self._connection.scalars(wanted))

    def note_try(self, address_hash: str, *, at: datetime, kept_for: timedelta) -> UUID:
        """Keep a try in vain, and forget those that no longer slow anybody."""
        self._connection.execute(delete(TryRecord).where(TryRecord.tried_at <= at - kept_for))
        id = self._facts.new_id(at)
        tried = insert(TryRecord).values(id=id, address_hash=address_hash, tried_at=at)
        self._connection.execute(tried)
        return id

    def forgive(self, tries: Iterable[UUID]) -> None:
        """These tries were not in vain after all."""
        self._connection.execute(delete(TryRecord).where(TryRecord.id.in_(tuple(tries))))

    def end_all(self, subject_id: UUID, *, at: datetime) -> None:
        """Every device of this person is let out, of their practice too."""
        twin = select(AccountRecord.id).where(AccountRecord.twin_of == subject_id)
        them = or_(LoginRecord.subject_id == subject_id, LoginRecord.subject_id.in_(twin))
        theirs = update(LoginRecord).where(them, LoginRecord.ended_at.is_(None))
        self._connection.execute(theirs.values(ended_at=at))


def _login(record: Row[Any]) -> Login:
    return Login(
        record.sid_hash,
        Role(record.role),
        record.subject_id,
        record.created_at,
        record.seen_at,
        record.expires_at,
        record.ended_at,
    )
