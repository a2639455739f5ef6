"""Which acts leave a line in the journal, and what the line says: no answer, no name, no code."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from diagnostic.errors import Forbidden, UnknownAccount, UnknownAssessment, UnknownLearner
from diagnostic.people import Actor, Role
from pathway.errors import UnknownMeeting, UnknownPlace, UnknownReferral
from store.audit import AuditLine
from store.unit_of_work import UnitOfWork

NOT_THEIRS = (
    Forbidden,
    UnknownAccount,
    UnknownAssessment,
    UnknownLearner,
    UnknownMeeting,
    UnknownPlace,
    UnknownReferral,
)


class Act(StrEnum):
    """The acts that leave a line."""

    ENROL = "enrol"
    WELCOME = "welcome"
    EDIT_DETAILS = "edit-details"
    REISSUE_CODE = "reissue-code"
    MERGE = "merge"
    START = "start"
    RETURN_BY_CODE = "return-by-code"
    LEAVE = "leave"
    ANSWER = "answer"
    READ = "read"
    PLAN = "plan"
    MEET = "meet"
    OBSERVE = "observe"
    REFER = "refer"
    FOLLOW_UP = "follow-up"
    PLACES = "places"
    DELAYS = "delays"
    TAKE_AWAY = "take-away"
    ERASE = "erase"
    FORGET = "forget"
    SET_UP = "set-up"
    SIGN_IN = "sign-in"
    INVITE = "invite"
    RESET = "reset"
    CHOOSE_PASSPHRASE = "choose-passphrase"
    CLOSE = "close"
    COLLECT = "collect"
    PRACTISE = "practise"
    WIPE_PRACTICE = "wipe-practice"


class Result(StrEnum):
    """How it went."""

    DONE = "done"
    REFUSED = "refused"
    THROTTLED = "throttled"


def line(
    act: Act,
    actor: Actor,
    *,
    now: datetime,
    subject_id: UUID | None = None,
    result: Result = Result.DONE,
) -> AuditLine:
    """One line: who, what, about whom, when, how it went."""
    role = min(actor.roles, default=Role.VISITOR)
    return AuditLine(str(act), str(role), actor.id, subject_id, now, str(result))


@contextmanager
def refusals_noted(uow: UnitOfWork, act: Act, actor: Actor, *, now: datetime) -> Iterator[None]:
    """Whoever asks for a record that is not theirs leaves a line, and is refused all the same."""
    try:
        yield
    except NOT_THEIRS:
        with uow:
            uow.audit.append(line(act, actor, now=now, result=Result.REFUSED))
            uow.commit()
        raise
