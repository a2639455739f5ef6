"""Structures, the people who work there, and the links that let each of them in once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from diagnostic.errors import UnknownAccount
from diagnostic.people import Account, Role, Scope, Structure
from models import AccountRecord, InvitationRecord, StructureRecord
from store.erasure import erase_practice
from store.facts import add_once


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that lets one person choose a passphrase; the token itself is in the link alone."""

    token_hash: str
    account_id: UUID
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None

    def holds(self, *, at: datetime) -> bool:
        return self.used_at is None and at < self.expires_at


class Accounts:
    """Structures, accounts and invitations inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def is_empty(self) -> bool:
        """Whether nobody has an account yet: the only time the set-up code opens anything."""
        return not self._session.scalar(select(exists().select_from(AccountRecord)))

    def open_structure(self, structure: Structure) -> None:
        self._session.add(
            StructureRecord(
                id=structure.id,
                name=structure.name,
                department=structure.department,
                is_demonstration=structure.is_demonstration,
                created_at=structure.created_at,
            )
        )
        self._session.flush()

    def structure(self, structure_id: UUID) -> Structure:
        return _structure(self._session.get_one(StructureRecord, structure_id))

    def holds_demonstration(self) -> bool:
        """Whether an invented structure is kept here: every page says so.

        Those in which people practise are theirs alone.
        """
        practised = AccountRecord.structure_id == StructureRecord.id
        practice = exists().where(practised, AccountRecord.twin_of.is_not(None))
        invented = exists().where(StructureRecord.is_demonstration, ~practice)
        return bool(self._session.scalar(select(invented)))

    def open(self, account: Account, *, passphrase_hash: str | None = None) -> None:
        """Keep a new account; raises `AlreadyKept` if the login is taken."""
        add_once(
            self._session.connection(),
            AccountRecord(
                id=account.id,
                structure_id=account.structure_id,
                name=account.name,
                login=account.login,
                roles=_roles_kept(account.roles),
                passphrase_hash=passphrase_hash,
                created_at=account.created_at,
                closed_at=account.closed_at,
                twin_of=account.twin_of,
            ),
        )

    def find(self, account_id: UUID) -> Account | None:
        record = self._session.get(AccountRecord, account_id)
        return None if record is None else _account(record)

    def twin(self, account_id: UUID) -> Account | None:
        """Who somebody is in their practice, if they opened one."""
        wanted = select(AccountRecord).where(AccountRecord.twin_of == account_id)
        record = self._session.scalars(wanted).one_or_none()
        return None if record is None else _account(record)

    def wipe_practice(self, twin: Account) -> None:
        """Delete a practice whole: its people, its structure, who practised there."""
        erase_practice(self._session, twin.id, twin.structure_id)

    def get(self, account_id: UUID, *, visible_to: Scope) -> Account:
        """An account of the structure that this scope counts.

        Raises `UnknownAccount` if there is none there.
        """
        found = self.find(account_id)
        if found is None or found.structure_id != visible_to.counts_of:
            raise UnknownAccount
        return found

    def with_login(self, login: str) -> tuple[Account, str | None] | None:
        """Whose account a login is, with the hash of their passphrase if they chose one."""
        wanted = select(AccountRecord).where(AccountRecord.login == login)
        record = self._session.scalars(wanted).one_or_none()
        return None if record is None else (_account(record), record.passphrase_hash)

    def of_structure(self, structure_id: UUID | None) -> tuple[Account, ...]:
        """The team, closed accounts last, by name."""
        wanted = (
            select(AccountRecord)
            .where(AccountRecord.structure_id == structure_id)
            .order_by(AccountRecord.closed_at.is_not(None), AccountRecord.name, AccountRecord.id)
        )
        return tuple(map(_account, self._session.scalars(wanted)))

    def change_passphrase(self, account_id: UUID, passphrase_hash: str) -> None:
        same = update(AccountRecord).where(AccountRecord.id == account_id)
        self._session.execute(same.values(passphrase_hash=passphrase_hash))

    def close(self, account_id: UUID, *, at: datetime) -> None:
        """This account opens nothing any more; its links neither."""
        same = update(AccountRecord).where(AccountRecord.id == account_id)
        self._session.execute(same.values(closed_at=at, passphrase_hash=None))
        self._end_links(account_id, at)

    def invite(self, invitation: Invitation) -> None:
        """Keep a link; the former ones of the same person are over."""
        self._end_links(invitation.account_id, invitation.created_at)
        self._session.add(
            InvitationRecord(
                token_hash=invitation.token_hash,
                account_id=invitation.account_id,
                created_at=invitation.created_at,
                expires_at=invitation.expires_at,
                used_at=invitation.used_at,
            )
        )
        self._session.flush()

    def invitation(self, token_hash: str) -> Invitation | None:
        record = self._session.get(InvitationRecord, token_hash)
        return None if record is None else _invitation(record)

    def use(self, token_hash: str, *, at: datetime) -> bool:
        """This link has served, once; False if it had already."""
        same = update(InvitationRecord).where(
            InvitationRecord.token_hash == token_hash, InvitationRecord.used_at.is_(None)
        )
        used = same.values(used_at=at).returning(InvitationRecord.token_hash)
        return self._session.execute(used).one_or_none() is not None

    def _end_links(self, account_id: UUID, at: datetime) -> None:
        theirs = update(InvitationRecord).where(
            InvitationRecord.account_id == account_id, InvitationRecord.used_at.is_(None)
        )
        self._session.execute(theirs.values(used_at=at))


def _roles_kept(roles: frozenset[Role]) -> str:
    return " ".join(sorted(roles))


def _account(record: AccountRecord) -> Account:
    return Account(
        record.id,
        record.structure_id,
        record.name,
        record.login,
        frozenset(map(Role, record.roles.split())),
        record.created_at,
        record.closed_at,
        record.passphrase_hash is not None,
        record.twin_of,
    )


def _structure(record: StructureRecord) -> Structure:
    return Structure(
        record.id, record.name, record.department, record.is_demonstration, record.created_at
    )


def _invitation(record: InvitationRecord) -> Invitation:
    return Invitation(
        record.token_hash,
        record.account_id,
        record.created_at,
        record.expires_at,
        record.used_at,
    )
