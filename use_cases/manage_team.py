"""Who works here: the first account of an empty service, colleagues by a link, resets, closings.

Nobody ever knows the passphrase of somebody else: a link, used once, lets each choose their own.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from diagnostic.errors import (
    AlreadySetUp,
    JalonsError,
    LastCoordinator,
    LoginTaken,
    NameMissing,
    SetUpRefused,
    UnknownAccount,
    UnknownDepartment,
    UnknownInvitation,
    WeakPassphrase,
    WrongSetUpCode,
)
from diagnostic.people import Account, Actor, Role, Structure
from security.access import allow, counts_scope_of
from security.audit import Act, Result, line, refusals_noted
from security.identity import Codes, hash_sid, new_invitation, plain_login, staff_login
from security.passwords import check_strength, hash_passphrase
from store.facts import AlreadyKept
from store.unit_of_work import UnitOfWork

ANYBODY = (Role.VISITOR, Role.LEARNER, Role.ADVISER, Role.COORDINATOR)
DEPARTMENT = re.compile(r"0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5]|97[1-8]|98[678]")  # INSEE's codes
OF_STAFF = frozenset({Role.ADVISER, Role.COORDINATOR})


@dataclass(frozen=True, slots=True)
class Team:
    """A structure and those who work there."""

    structure: Structure
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom a link lets in, and where."""

    account: Account
    structure: Structure


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What somebody writes of themselves: their name, what they sign in with."""

    name: str
    login: str
    passphrase: str

    def checked(self, structure_name: str) -> "Newcomer":
        """The same, as it is kept; raises `NameMissing` or `WeakPassphrase`."""
        name, login = self.name.strip(), plain_login(self.login)
        if not name or not login:
            raise NameMissing
        check_strength(self.passphrase, about=(name, login, structure_name))
        return Newcomer(name, login, self.passphrase)


@allow(*ANYBODY)
def is_set_up(uow: UnitOfWork, actor: Actor, *, now: datetime | None = None) -> bool:
    """Whether somebody has an account here: until then, only the set-up code opens anything."""
    with uow.reading():
        return not uow.accounts.is_empty()


@allow(*ANYBODY)
def set_up(
    uow: UnitOfWork,
    actor: Actor,
    *,
    code: str,
    first: Newcomer,
    structure_name: str,
    department: str,
    is_demonstration: bool = False,
    codes: Codes,
    now: datetime,
) -> str:
    """Open the structure and its first account; the token of this device is given once.

    Raises `AlreadySetUp` once there is an account, and `SetUpRefused` with all that is wrong, by
    field: `WrongSetUpCode`, `NameMissing`, `UnknownDepartment`, `WeakPassphrase`.
    """
    name, department = structure_name.strip(), department.strip().upper()
    wrong = _wrong(name, department, first)
    if not codes.is_set_up_code(code):
        wrong = {"code": WrongSetUpCode(), **wrong}
        with uow:
            uow.audit.append(line(Act.SET_UP, actor, now=now, result=Result.REFUSED))
            uow.commit()
    if wrong:
        raise SetUpRefused(**wrong)
    first = first.checked(name)
    kept, sid = hash_passphrase(first.passphrase), codes.new_sid()
    with uow:
        if not uow.accounts.is_empty():
            raise AlreadySetUp
        structure = Structure(uow.facts.new_id(now), name, department, is_demonstration, now)
        account = Account(
            uow.facts.new_id(now), structure.id, first.name, first.login, OF_STAFF, now
        )
        uow.accounts.open_structure(structure)
        uow.accounts.open(account, passphrase_hash=kept)
        uow.logins.open(staff_login(account, sid, now=now))
        uow.audit.append(line(Act.SET_UP, account.actor, now=now))
        uow.commit()
    return sid


def _wrong(name: str, department: str, first: Newcomer) -> dict[str, JalonsError]:
    """What is missing or unfit, by the name of its field."""
    needed = {"structure": name, "name": first.name, "login": plain_login(first.login)}
    wrong: dict[str, JalonsError] = {
        field: NameMissing() for field, typed in needed.items() if not typed.strip()
    }
    if not DEPARTMENT.fullmatch(department):
        wrong["department"] = UnknownDepartment()
    try:
        check_strength(first.passphrase, about=(first.name, first.login, name))
    except WeakPassphrase as weak:
        wrong["passphrase"] = weak
    return wrong


@allow(Role.COORDINATOR)
def team(uow: UnitOfWork, actor: Actor, *, now: datetime) -> Team:
    """The structure of a coordinator and everybody who works or worked there."""
    with uow.reading():
        structure_id = counts_scope_of(actor).counts_of
        if structure_id is None:
            raise UnknownAccount
        return Team(uow.accounts.structure(structure_id), uow.accounts.of_structure(structure_id))


@allow(Role.COORDINATOR)
def invite(
    uow: UnitOfWork,
    actor: Actor,
    *,
    name: str,
    login: str,
    roles: frozenset[Role],
    codes: Codes,
    now: datetime,
) -> str:
    """Add somebody to one's own structure; the token of their link is given once.

    Raises `NameMissing` without a name, a login or a role, and `LoginTaken`.
    """
    name, login, roles = name.strip(), plain_login(login), roles & OF_STAFF
    structure_id = counts_scope_of(actor).counts_of
    if not name or not login or not roles or structure_id is None:
        raise NameMissing
    token = codes.new_sid()
    with uow:
        account = Account(uow.facts.new_id(now), structure_id, name, login, roles, now)
        try:
            uow.accounts.open(account)
        except AlreadyKept:
            raise LoginTaken from None
        uow.accounts.invite(new_invitation(account.id, token, now=now))
        uow.audit.append(line(Act.INVITE, actor, now=now, subject_id=account.id))
        uow.commit()
    return token


@allow(*ANYBODY)
def read_invitation(uow: UnitOfWork, actor: Actor, *, token: str, now: datetime) -> Invited:
    """Whom a link is for; raises `UnknownInvitation` if it was used or has grown old."""
    with uow.reading():
        return _invited(uow, token, now)


@allow(*ANYBODY)
def accept_invitation(
    uow: UnitOfWork, actor: Actor, *, token: str, passphrase: str, codes: Codes, now: datetime
) -> str:
    """Choose one's passphrase by a link, once; every other device is let out, this one comes in.

    Raises `UnknownInvitation` and `WeakPassphrase`; the link then still serves.
    """
    with uow.reading():
        found = _invited(uow, token, now)
    told = (found.account.name, found.account.login, found.structure.name)
    check_strength(passphrase, about=told)
    kept, sid = hash_passphrase(passphrase), codes.new_sid()
    with uow:
        account = _invited(uow, token, now).account
        if not uow.accounts.use(hash_sid(token), at=now):
            raise UnknownInvitation
        uow.accounts.change_passphrase(account.id, kept)
        uow.logins.end_all(account.id, at=now)
        uow.logins.open(staff_login(account, sid, now=now))
        uow.audit.append(line(Act.CHOOSE_PASSPHRASE, account.actor, now=now))
        uow.commit()
    return sid


@allow(Role.COORDINATOR)
def give_new_link(
    uow: UnitOfWork, actor: Actor, *, account_id: UUID, codes: Codes, now: datetime
) -> str:
    """A new link for somebody who lost their passphrase, or their first link.

    Raises `UnknownAccount` for anybody of another structure, or whose account is closed.
    """
    token = codes.new_sid()
    with refusals_noted(uow, Act.RESET, actor, now=now), uow:
        account = uow.accounts.get(account_id, visible_to=counts_scope_of(actor))
        _new_link(uow, actor, account, token, now)
    return token


@allow(Role.OPERATOR)
def reset_from_terminal(
    uow: UnitOfWork, actor: Actor, *, login: str, codes: Codes, now: datetime
) -> str:
    """The same, by whoever runs the machine: when no coordinator is left to ask.

    Raises `UnknownAccount` if nobody has this login.
    """
    token = codes.new_sid()
    with uow:
        found = uow.accounts.with_login(plain_login(login))
        if found is None:
            raise UnknownAccount
        _new_link(uow, actor, found[0], token, now)
    return token


@allow(Role.COORDINATOR)
def close_account(uow: UnitOfWork, actor: Actor, *, account_id: UUID, now: datetime) -> None:
    """Somebody has left: their account opens nothing from now on, on any device.

    Their practice, if they had one, is wiped.

    Raises `UnknownAccount` for anybody of another structure, and `LastCoordinator`.
    """
    with refusals_noted(uow, Act.CLOSE, actor, now=now), uow:
        account = uow.accounts.get(account_id, visible_to=counts_scope_of(actor))
        others = (a for a in uow.accounts.of_structure(account.structure_id) if a != account)
        if not any(Role.COORDINATOR in a.actor.roles and a.has_passphrase for a in others):
            raise LastCoordinator
        if account.closed_at is None:
            uow.accounts.close(account.id, at=now)
            uow.logins.end_all(account.id, at=now)
            if twin := uow.accounts.twin(account.id):
                uow.accounts.wipe_practice(twin)
            uow.audit.append(line(Act.CLOSE, actor, now=now, subject_id=account.id))
            uow.commit()


def _invited(uow: UnitOfWork, token: str, now: datetime) -> Invited:
    invitation = uow.accounts.invitation(hash_sid(token))
    account = invitation and uow.accounts.find(invitation.account_id)
    if not invitation or not account or account.closed_at or not invitation.holds(at=now):
        raise UnknownInvitation
    return Invited(account, uow.accounts.structure(account.structure_id))


def _new_link(uow: UnitOfWork, actor: Actor, account: Account, token: str, now: datetime) -> None:
    if account.closed_at or account.twin_of:
        raise UnknownAccount
    uow.accounts.invite(new_invitation(account.id, token, now=now))
    uow.audit.append(line(Act.RESET, actor, now=now, subject_id=account.id))
    uow.commit()
