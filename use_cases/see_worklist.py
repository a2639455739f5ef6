"""What waits for an adviser today, and after how long a structure wants to be reminded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from diagnostic.errors import Forbidden
from diagnostic.people import Actor, FollowedLearner, Role, Scope
from pathway.errors import UnfitDelays
from pathway.follow_up import Delays
from pathway.plan import PlanStep
from pathway.referrals import Referral
from pathway.worklist import PersonNow, Task, tasks
from security.access import allow, scope_of
from security.audit import Act, line
from security.encryption import Sealer
from security.told import Told, opened
from store.plan_steps import plan_of
from store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to do, for whom; `is_mine` when the actor follows them, or nobody does."""

    task: Task
    told: Told
    is_mine: bool
    step: PlanStep | None
    place_name: str | None


@allow(Role.ADVISER)
def worklist(uow: UnitOfWork, actor: Actor, *, sealer: Sealer, now: datetime) -> tuple[ToDo, ...]:
    """What waits in the actor's structure, by kind, the oldest first."""
    scope = scope_of(actor)
    with uow.reading():
        people = uow.learners.followed(visible_to=scope)
        closed = uow.follow_ups.closed(visible_to=scope)
        traces = uow.follow_ups.last_traces(visible_to=scope)
        whose = uow.follow_ups.followed_by(visible_to=scope)
        delays = uow.follow_ups.delays(actor.structure_id)
        referrals = _by_person(uow.referrals.all(visible_to=scope))
        steps = _steps(uow, scope)
        places = {one.id: one.name for one in uow.places.of_structure(actor.structure_id)}
    followed = {one.learner.id: one for one in people if one.learner.id not in closed}
    now_of = [
        _person(one, traces, steps.get(id, ()), referrals.get(id, ()))
        for id, one in followed.items()
    ]
    named = {str(r.id): places.get(r.place_id) for some in referrals.values() for r in some}
    return tuple(
        ToDo(
            task,
            opened(followed[task.learner_id].details, sealer),
            whose.get(task.learner_id) in (None, actor.id),
            next((s for s in steps.get(task.learner_id, ()) if s.id == task.about), None),
            named.get(task.about),
        )
        for task in tasks(now_of, now, delays)
    )


def _person(
    one: FollowedLearner,
    traces: dict[UUID, datetime],
    steps: Sequence[PlanStep],
    referrals: Sequence[Referral],
) -> PersonNow:
    is_open = one.started_at is not None and one.finished_at is None
    return PersonNow(
        one.learner.id,
        max(one.seen_at, traces.get(one.learner.id, one.seen_at)),
        one.finished_at,
        one.started_at if is_open else None,
        tuple(steps),
        tuple(referrals),
    )


def _by_person(referrals: Sequence[Referral]) -> dict[UUID, list[Referral]]:
    found: dict[UUID, list[Referral]] = {}
    for one in referrals:
        found.setdefault(one.learner_id, []).append(one)
    return found


def _steps(uow: UnitOfWork, scope: Scope) -> dict[UUID, tuple[PlanStep, ...]]:
    return {kept.learner_id: plan_of(kept).steps for kept in uow.plans.latest(visible_to=scope)}


@allow(Role.ADVISER, Role.COORDINATOR)
def delays(uow: UnitOfWork, actor: Actor) -> Delays:
    """After how many weeks the actor's structure is reminded."""
    with uow.reading():
        return uow.follow_ups.delays(actor.structure_id)


@allow(Role.COORDINATOR)
def set_delays(
    uow: UnitOfWork,
    actor: Actor,
    *,
    no_news_weeks: int,
    referral_weeks: int,
    next_diagnosis_weeks: int,
    now: datetime,
) -> None:
    """Choose the delays of the actor's structure. Raises `UnfitDelays`."""
    try:
        chosen = Delays(no_news_weeks, referral_weeks, next_diagnosis_weeks)
    except ValueError as error:
        raise UnfitDelays from error
    if actor.structure_id is None:
        raise Forbidden(act="set_delays")
    with uow:
        uow.follow_ups.set_delays(actor.structure_id, chosen, uow.facts.stamp(actor, now))
        uow.audit.append(line(Act.DELAYS, actor, now=now))
        uow.commit()
