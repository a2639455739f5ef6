"""Closing a follow-up with its bilan, opening it again, handing a person to a colleague."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from diagnostic.errors import UnknownAccount
from diagnostic.people import Account, Actor, Learner, Role
from pathway.errors import AlreadyClosed
from pathway.follow_up import EndReason, FollowUpEnd, closed_by
from pathway.plan import PlanStep, StepState
from pathway.referrals import Referral
from security.access import allow, scope_of
from security.audit import Act, line, refusals_noted
from store.plan_steps import plan_of
from store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Where the follow-up of a person stands: since when, by whom, closed or not.

    `colleagues` are those to whom the person may be handed.
    """

    learner: Learner
    closed: FollowUpEnd | None
    followed_by: Account | None
    colleagues: tuple[Account, ...]
    diagnoses_count: int
    done: tuple[PlanStep, ...]
    ahead: tuple[PlanStep, ...]
    referrals: tuple[Referral, ...]


@allow(Role.ADVISER)
def read_follow_up(uow: UnitOfWork, actor: Actor, *, learner_id: UUID, now: datetime) -> FollowUp:
    """All that a bilan tells. Raises `UnknownLearner`."""
    scope = scope_of(actor)
    with refusals_noted(uow, Act.READ, actor, now=now), uow.reading():
        learner = uow.learners.get(learner_id, visible_to=scope)
        closed = closed_by(uow.follow_ups.ends_of(learner.id, visible_to=scope))
        whose = uow.follow_ups.followed_by(visible_to=scope).get(learner.id)
        team = _advisers(uow, actor)
        sittings = uow.assessments.of_learner(learner.id, visible_to=scope)
        versions = uow.plans.versions(learner.id, visible_to=scope)
        steps = plan_of(versions[0]).steps if versions else ()
        referrals = uow.referrals.of_learner(learner.id, visible_to=scope)
    return FollowUp(
        learner,
        closed,
        next((one for one in team if one.id == whose), None),
        tuple(one for one in team if one.id != whose),
        sum(one.finished_at is not None for one in sittings),
        tuple(step for step in steps if step.state is StepState.DONE),
        tuple(s for s in steps if s.state not in (StepState.DONE, StepState.DROPPED)),
        referrals,
    )


@allow(Role.ADVISER)
def close_follow_up(
    uow: UnitOfWork, actor: Actor, *, learner_id: UUID, why: EndReason, now: datetime
) -> None:
    """Close a follow-up; nothing is erased. Raises `UnknownLearner` and `AlreadyClosed`."""
    _end(uow, actor, learner_id, why, now)


@allow(Role.ADVISER)
def reopen_follow_up(uow: UnitOfWork, actor: Actor, *, learner_id: UUID, now: datetime) -> None:
    """Walk with a person again; a follow-up that is open stays so. Raises `UnknownLearner`."""
    _end(uow, actor, learner_id, None, now)


def _end(
    uow: UnitOfWork, actor: Actor, learner_id: UUID, why: EndReason | None, now: datetime
) -> None:
    scope = scope_of(actor)
    with refusals_noted(uow, Act.FOLLOW_UP, actor, now=now), uow:
        learner = uow.learners.get(learner_id, visible_to=scope)
        closed = closed_by(uow.follow_ups.ends_of(learner.id, visible_to=scope))
        if why is None and closed is None:
            return
        if why is not None and closed is not None:
            raise AlreadyClosed
        uow.follow_ups.end(learner.id, why, uow.facts.stamp(actor, now))
        uow.audit.append(line(Act.FOLLOW_UP, actor, now=now, subject_id=learner.id))
        uow.commit()


@allow(Role.ADVISER)
def hand_over(
    uow: UnitOfWork, actor: Actor, *, learner_id: UUID, account_id: UUID, now: datetime
) -> None:
    """This colleague follows the person from now on.

    Raises `UnknownLearner`, and `UnknownAccount` for whoever does not advise in this structure.
    """
    with refusals_noted(uow, Act.FOLLOW_UP, actor, now=now), uow:
        learner = uow.learners.get(learner_id, visible_to=scope_of(actor))
        if account_id not in {one.id for one in _advisers(uow, actor)}:
            raise UnknownAccount
        uow.follow_ups.hand_over(learner.id, account_id, uow.facts.stamp(actor, now))
        uow.audit.append(line(Act.FOLLOW_UP, actor, now=now, subject_id=learner.id))
        uow.commit()


def _advisers(uow: UnitOfWork, actor: Actor) -> tuple[Account, ...]:
    if actor.structure_id is None:
        return ()
    team = uow.accounts.of_structure(actor.structure_id)
    return tuple(a for a in team if a.closed_at is None and Role.ADVISER in a.roles)
