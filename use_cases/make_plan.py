"""A plan with a person: proposed from their answers, changed with them, every version kept.

Each act is done to the version that was on the screen. What a colleague changed meanwhile is
merged where it is about other steps, and refused with a clear sentence where it is about the same.
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import date, datetime
from uuid import UUID

from diagnostic.errors import UnknownAssessment
from diagnostic.people import Actor, Role
from i18n.formats import local_day
from pathway.by_hand import by_hand, marked
from pathway.changes import Change, Steps, added, in_state, moved, renewed, replaced
from pathway.errors import DayGone, PlanChanged, UnknownPlan
from pathway.goals import checked_goals
from pathway.means import NO_LIMIT, Means
from pathway.merging import Kept
from pathway.plan import DropReason, StepState
from security.access import allow, scope_of
from security.audit import Act, line, refusals_noted
from store.facts import AlreadyKept
from store.plan_changes import keep_change
from store.plan_reading import start_of_plan
from store.unit_of_work import UnitOfWork

TRIES = 5  # two people at the same instant: the second begins again on what the first kept


@allow(Role.LEARNER, Role.ADVISER)
def choose_goals(
    uow: UnitOfWork,
    actor: Actor,
    *,
    learner_id: UUID,
    goals: Sequence[str],
    sessions: int | None = None,
    now: datetime,
) -> tuple[str, ...]:
    """Keep what the person wants to do, and how many sessions there are; a plan is not touched.

    The sessions are the adviser's to say: otherwise those agreed on stay. Raises `UnknownLearner`,
    `UnknownGoal`, and `TooManyGoals` beyond three.
    """
    with refusals_noted(uow, Act.PLAN, actor, now=now), uow:
        learner = uow.learners.get(learner_id, visible_to=scope_of(actor))
        if _choose(uow, actor, learner.id, goals, sessions, now):
            uow.audit.append(line(Act.PLAN, actor, now=now, subject_id=learner.id))
            uow.commit()
    return tuple(dict.fromkeys(goals))


@allow(Role.ADVISER)
def propose(
    uow: UnitOfWork,
    actor: Actor,
    *,
    learner_id: UUID,
    version: int,
    goals: Sequence[str] | None = None,
    means: Means = NO_LIMIT,
    now: datetime,
) -> Kept:
    """Keep these goals, or go on with those that were chosen, and a new proposal for them.

    What was accepted, planned or done stays, what was dropped stays out. Raises `UnknownLearner`,
    `UnknownGoal`, `TooManyGoals`, `UnknownAssessment` before the first diagnosis, `PlanChanged` on
    a version that is no longer the last one.
    """
    scope = scope_of(actor)
    with refusals_noted(uow, Act.PLAN, actor, now=now), uow:
        learner = uow.learners.get(learner_id, visible_to=scope)
        if goals is not None:
            _choose(uow, actor, learner.id, goals, means.sessions, now)
        start = start_of_plan(uow, learner.id, visible_to=scope)
        if start.sitting is None:
            raise UnknownAssessment
        if version != (start.plan.version if start.plan else 0):
            raise PlanChanged
        proposed = start.proposal(means).steps

        def renew(former: Steps) -> Steps:
            return renewed(former, proposed)

        try:
            kept = keep_change(uow, actor, learner.id, renew, scope=scope, seen=version, now=now)
        except AlreadyKept:
            raise PlanChanged from None
        uow.audit.append(line(Act.PLAN, actor, now=now, subject_id=learner.id))
        uow.commit()
    return kept


@allow(Role.ADVISER)
def decide(
    uow: UnitOfWork,
    actor: Actor,
    *,
    learner_id: UUID,
    version: int,
    step_ids: Collection[str],
    state: StepState,
    because: DropReason | None = None,
    due_on: date | None = None,
    now: datetime,
) -> Kept:
    """Accept these steps, plan them for a day, say them done, drop them, or take them back.

    Raises `UnknownLearner`, `UnknownPlan`, `UnknownStep`, `PlanChanged`, `ReasonMissing` for one
    dropped without a reason, `DayMissing` or `DayGone` for one planned without a day to come.
    """
    if state is StepState.PLANNED and due_on is not None and due_on < local_day(now):
        raise DayGone

    def change(steps: Steps) -> Steps:
        return in_state(steps, step_ids, state, due_on=due_on, because=because)

    return _change(uow, actor, learner_id, version, change, now)


@allow(Role.ADVISER)
def move(
    uow: UnitOfWork,
    actor: Actor,
    *,
    learner_id: UUID,
    version: int,
    step_id: str,
    to: int,
    now: datetime,
) -> Kept:
    """Put a step at another place, from 0, among those that were not dropped.

    Raises `UnknownLearner`, `UnknownPlan`, `UnknownStep`, and `PlanChanged`.
    """
    return _change(uow, actor, learner_id, version, lambda s: moved(s, step_id, to=to), now)


@allow(Role.ADVISER)
def add(
    uow: UnitOfWork,
    actor: Actor,
    *,
    learner_id: UUID,
    version: int,
    step_id: str,
    instead_of: str | None = None,
    now: datetime,
) -> Kept:
    """Put any module or aid of the catalogue into the plan, agreed on; or in place of a step.

    Raises `UnknownLearner`, `UnknownStep` for what the catalogue does not have, `UnknownPlan`, and
    `PlanChanged`.
    """

    def change(steps: Steps) -> Steps:
        new = by_hand(uow.questionnaires.catalogue(), step_id)
        return added(steps, new) if instead_of is None else replaced(steps, instead_of, by=new)

    if instead_of is None and version == 0:
        return _keep(uow, actor, learner_id, version, change, now)
    return _change(uow, actor, learner_id, version, change, now)


@allow(Role.ADVISER)
def mark_step(
    uow: UnitOfWork,
    actor: Actor,
    *,
    learner_id: UUID,
    step_id: str,
    state: StepState = StepState.DONE,
    now: datetime,
) -> Kept:
    """Say a step done, or accepted again, from wherever one stands: whatever the version.

    What was done without being in the plan comes into it. Raises `UnknownLearner`, and
    `UnknownStep` for what neither the plan nor the catalogue has.
    """

    def change(steps: Steps) -> Steps:
        return marked(uow.questionnaires.catalogue(), steps, step_id, state)

    return _keep(uow, actor, learner_id, None, change, now)


def _choose(
    uow: UnitOfWork,
    actor: Actor,
    learner_id: UUID,
    goals: Sequence[str],
    sessions: int | None,
    now: datetime,
) -> bool:
    """A new choice, as a fact, unless it says what the last one says."""
    chosen = checked_goals(goals, {goal.id for goal in uow.questionnaires.catalogue().goals})
    former = next(iter(uow.goals.chosen(learner_id, visible_to=scope_of(actor))), None)
    if Role.ADVISER not in actor.roles:
        sessions = former.sessions if former else None
    said = (former.goals, former.sessions) if former else ((), None)
    if said == (chosen, sessions):
        return False
    stamp = uow.facts.stamp(actor, now)
    supersedes = former.id if former else None
    uow.goals.keep(learner_id, chosen, sessions=sessions, supersedes=supersedes, stamp=stamp)
    return True


def _change(
    uow: UnitOfWork, actor: Actor, learner_id: UUID, version: int, change: Change, now: datetime
) -> Kept:
    if version < 1:
        with refusals_noted(uow, Act.PLAN, actor, now=now), uow.reading():
            uow.learners.get(learner_id, visible_to=scope_of(actor))
        raise UnknownPlan
    return _keep(uow, actor, learner_id, version, change, now)


def _keep(
    uow: UnitOfWork,
    actor: Actor,
    learner_id: UUID,
    version: int | None,
    change: Change,
    now: datetime,
) -> Kept:
    """The next version, unless nothing changes; tried again where a colleague was quicker."""
    for _ in range(TRIES):
        with suppress(AlreadyKept):
            return _keep_once(uow, actor, learner_id, version, change, now)
    raise PlanChanged


def _keep_once(
    uow: UnitOfWork,
    actor: Actor,
    learner_id: UUID,
    version: int | None,
    change: Change,
    now: datetime,
) -> Kept:
    scope = scope_of(actor)
    with refusals_noted(uow, Act.PLAN, actor, now=now), uow:
        learner = uow.learners.get(learner_id, visible_to=scope)
        kept = keep_change(uow, actor, learner.id, change, scope=scope, seen=version, now=now)
        if kept is not Kept.SAME:
            uow.audit.append(line(Act.PLAN, actor, now=now, subject_id=learner.id))
            uow.commit()
    return kept
