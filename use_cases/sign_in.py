"""Coming back with one's code, being recognised on one's device, and leaving it."""

from datetime import datetime, timedelta
from math import ceil

from diagnostic.errors import TooManyTries, UnknownCode
from diagnostic.people import VISITOR, Actor, Role
from security.access import allow
from security.audit import Act, Result, line
from security.identity import (
    DEVICE_REMEMBERED,
    SEEN_AGAIN,
    Codes,
    hash_sid,
    learner_actor,
    new_login,
)
from security.throttling import REMEMBERED, waiting_time
from store.logins import Login
from store.unit_of_work import UnitOfWork

ANYBODY = (Role.VISITOR, Role.LEARNER)
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
def who_is(uow: UnitOfWork, actor: Actor = VISITOR, *, sid: str | None, now: datetime) -> Actor:
    """Who holds this device's token: asked at every screen, so that leaving holds everywhere."""
    if not sid:
        return VISITOR
    with uow.reading():
        login = uow.logins.find(hash_sid(sid))
    if login is None or not login.holds(at=now):
        return VISITOR
    if now - login.seen_at >= SEEN_AGAIN:
        _remember(uow, login, now)
    return _holder(login)


def _remember(uow: UnitOfWork, login: Login, now: datetime) -> None:
    with uow:
        uow.logins.saw(login.sid_hash, at=now, expires_at=now + DEVICE_REMEMBERED)
        uow.commit()


@allow(*ANYBODY)
def leave(uow: UnitOfWork, actor: Actor, *, sid: str, now: datetime) -> None:
    """Let this device out at once; leaving twice changes nothing."""
    with uow:
        login = uow.logins.find(hash_sid(sid))
        if login is None or not login.holds(at=now):
            return
        uow.logins.end(login.sid_hash, at=now)
        uow.audit.append(line(Act.LEAVE, _holder(login), now=now))
        uow.commit()


def _holder(login: Login) -> Actor:
    return Actor(frozenset({login.role}), login.subject_id)
