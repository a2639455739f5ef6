"""Coming in by a passphrase or a code, being recognised on one's device, and leaving it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

from diagnostic.errors import TooManyTries, UnknownCode, WrongSignIn
from diagnostic.people import VISITOR, Actor, Role
from security.access import allow
from security.audit import Act, Result, line
from security.identity import (
    Codes,
    hash_sid,
    learner_actor,
    let_in_until,
    new_login,
    plain_login,
    staff_login,
)
from security.passwords import is_passphrase
from security.throttling import REMEMBERED, SIGN_IN_ALLOWED, waiting_time
from store.logins import Login
from store.unit_of_work import UnitOfWork

ANYBODY = (Role.VISITOR, Role.LEARNER, Role.ADVISER, Role.COORDINATOR)
MINUTE = timedelta(minutes=1)


@allow(*ANYBODY)
def return_by_code(
    uow: UnitOfWork, actor: Actor, *, code: str, address: str, codes: Codes, now: datetime
) -> str:
    """Let a learner in by their code; the token of this device is given once.

    Raises `TooManyTries` with the minutes to wait, and `UnknownCode` without saying more.
    """
    with uow:
        refusal = _throttled(uow, actor, codes.hash_address(address), now)
        learner = None if refusal else uow.learners.with_code(codes.hash_code(code))
        if learner is None:
            refused = refusal or _in_vain(uow, actor, codes.hash_address(address), now)
            uow.commit()
            raise refused
        sid = codes.new_sid()
        uow.logins.open(new_login(learner.id, sid, now=now))
        uow.audit.append(line(Act.RETURN_BY_CODE, learner_actor(learner.id), now=now))
        uow.commit()
    return sid


def _throttled(
    uow: UnitOfWork, actor: Actor, address_hash: str, now: datetime
) -> TooManyTries | None:
    tries = uow.logins.tries(address_hash, since=now - REMEMBERED)
    waiting = waiting_time(tries, now)
    if not waiting:
        return None
    uow.audit.append(line(Act.RETURN_BY_CODE, actor, now=now, result=Result.THROTTLED))
    return TooManyTries(count=ceil(waiting / MINUTE))


def _in_vain(uow: UnitOfWork, actor: Actor, address_hash: str, now: datetime) -> UnknownCode:
    uow.logins.note_try(address_hash, at=now, kept_for=REMEMBERED)
    uow.audit.append(line(Act.RETURN_BY_CODE, actor, now=now, result=Result.REFUSED))
    return UnknownCode()


@allow(*ANYBODY)
def enter(
    uow: UnitOfWork,
    actor: Actor,
    *,
    login: str,
    passphrase: str,
    address: str,
    codes: Codes,
    now: datetime,
) -> str:
    """Let somebody in who works here; the token of this device is given once.

    Raises `TooManyTries` with the minutes to wait, and `WrongSignIn` without saying which part was
    wrong, after as long as for a right one.
    """
    login = plain_login(login)
    with uow:
        noted = _count_try(uow, actor, codes.hash_tries(login, address), now)
        found = uow.accounts.with_login(login)
    account, kept = found or (None, None)
    if not is_passphrase(passphrase, kept) or account is None or account.closed_at:
        with uow:
            uow.audit.append(line(Act.SIGN_IN, actor, now=now, result=Result.REFUSED))
            uow.commit()
        raise WrongSignIn
    sid = codes.new_sid()
    with uow:
        uow.logins.forgive(noted)
        uow.logins.open(staff_login(account, sid, now=now))
        uow.audit.append(line(Act.SIGN_IN, account.actor, now=now))
        uow.commit()
    return sid


def _count_try(uow: UnitOfWork, actor: Actor, keys: Sequence[str], now: datetime) -> list[UUID]:
    """Count a try before it is made, so that many at once count too; forgiven if it was right."""
    waits = [
        waiting_time(uow.logins.tries(key, since=now - REMEMBERED), now, allowed)
        for key, allowed in zip(keys, SIGN_IN_ALLOWED, strict=True)
    ]
    if any(waits):
        uow.audit.append(line(Act.SIGN_IN, actor, now=now, result=Result.THROTTLED))
        uow.commit()
        raise TooManyTries(count=ceil(max(waits) / MINUTE))
    noted = [uow.logins.note_try(key, at=now, kept_for=REMEMBERED) for key in keys]
    uow.commit()
    return noted


@allow(*ANYBODY)
def who_is(uow: UnitOfWork, actor: Actor = VISITOR, *, sid: str | None, now: datetime) -> Actor:
    """Who holds this device's token: asked at every screen, so that leaving holds everywhere."""
    if not sid:
        return VISITOR
    with uow.reading():
        login = uow.logins.find(hash_sid(sid))
        if login is None or not login.holds(at=now):
            return VISITOR
        holder = _holder(uow, login)
    until = let_in_until(login, now=now)
    if until is not None:
        with uow:
            uow.logins.saw(login.sid_hash, at=now, expires_at=until)
            uow.commit()
    return holder


@allow(*ANYBODY)
def leave(uow: UnitOfWork, actor: Actor, *, sid: str, now: datetime) -> None:
    """Let this device out at once; leaving twice changes nothing."""
    with uow:
        login = uow.logins.find(hash_sid(sid))
        if login is None or not login.holds(at=now):
            return
        uow.logins.end(login.sid_hash, at=now)
        uow.audit.append(line(Act.LEAVE, _holder(uow, login), now=now))
        uow.commit()


def _holder(uow: UnitOfWork, login: Login) -> Actor:
    """A learner, or somebody who works here with the roles of their account today."""
    if login.role is Role.LEARNER:
        return learner_actor(login.subject_id)
    account = uow.accounts.find(login.subject_id)
    return VISITOR if account is None or account.closed_at else account.actor
