"""What waits for an adviser today: no news, steps overdue, referrals without a word."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pathway.follow_up import Delays
from pathway.plan import PlanStep, StepState
from pathway.referrals import Referral


class TaskKind(StrEnum):
    """Why a person is in the list; in the order in which they are told."""

    STEP_OVERDUE = "step_overdue"
    REFERRAL_SILENT = "referral_silent"
    DIAGNOSIS_UNFINISHED = "diagnosis_unfinished"
    NO_NEWS = "no_news"
    DIAGNOSIS_DUE = "diagnosis_due"


ORDER = tuple(TaskKind)


@dataclass(frozen=True, slots=True)
class PersonNow:
    """What the list needs to know of one person whose follow-up is open.

    `diagnosed_at` is the end of their last diagnosis, `unfinished_since` the start of one that
    nobody ended, `seen_at` the last trace of them.
    """

    learner_id: UUID
    seen_at: datetime
    diagnosed_at: datetime | None = None
    unfinished_since: datetime | None = None
    steps: tuple[PlanStep, ...] = ()
    referrals: tuple[Referral, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do for one person; `about` a step or a referral.

    `since` is the day that a person would tell: when the step was due, when they were referred,
    seen last, diagnosed last, or began the diagnosis that nobody ended.
    """

    learner_id: UUID
    kind: TaskKind
    since: date
    about: str = field(default="")


def tasks(people: Iterable[PersonNow], now: datetime, delays: Delays) -> tuple[Task, ...]:
    """What waits, by kind, the oldest first.

    Parameters
    ----------
    people : iterable of PersonNow
        Whose follow-up is open.
    now : datetime
    delays : Delays

    Returns
    -------
    tuple of Task
        At most one of each kind for a person, the one that has waited longest.
    """
    found = [task for person in people for task in _of_one(person, now, delays)]
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.kind), one.since)))


def _of_one(person: PersonNow, now: datetime, delays: Delays) -> list[Task]:
    who = person.learner_id
    due = [
        Task(who, TaskKind.STEP_OVERDUE, step.due_on, step.id)
        for step in person.steps
        if step.state is StepState.PLANNED and step.due_on and step.due_on < now.date()
    ]
    silent = [
        Task(who, TaskKind.REFERRAL_SILENT, one.since.date(), str(one.id))
        for one in person.referrals
        if one.is_silent(now, after=delays.referral)
    ]
    firsts = [min(some, key=lambda one: one.since) for some in (due, silent) if some]
    return [*firsts, *_of_time(person, now, delays)]


def _of_time(person: PersonNow, now: datetime, delays: Delays) -> list[Task]:
    who, found = person.learner_id, []
    if now - person.seen_at >= delays.no_news:
        found.append(Task(who, TaskKind.NO_NEWS, person.seen_at.date()))
    elif person.unfinished_since is not None and person.unfinished_since.date() < now.date():
        found.append(Task(who, TaskKind.DIAGNOSIS_UNFINISHED, person.unfinished_since.date()))
    if person.diagnosed_at is not None and now - person.diagnosed_at >= delays.next_diagnosis:
        found.append(Task(who, TaskKind.DIAGNOSIS_DUE, person.diagnosed_at.date()))
    return found
