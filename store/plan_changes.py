"""The next version of a plan: the one way a step changes, whatever the act that changes it.

Inside the transaction of the act, which commits it.
"""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from diagnostic.people import Actor, Scope
from pathway.changes import Change, Steps
from pathway.errors import UnknownPlan
from pathway.merging import Kept, merged
from pathway.plan import Plan
from store.catalogue_words import CatalogueWords
from store.plan_steps import plan_of, to_text
from store.unit_of_work import UnitOfWork


def plans_of(uow: UnitOfWork, learner_id: UUID, *, visible_to: Scope) -> tuple[Plan, ...]:
    """Every version of a person's plan, the last one first; of two merged files, both."""
    kept = uow.plans.versions(learner_id, visible_to=visible_to)
    return tuple(plan_of(plan) for plan in sorted(kept, key=lambda p: p.version, reverse=True))


def keep_change(
    uow: UnitOfWork,
    actor: Actor,
    learner_id: UUID,
    change: Change,
    *,
    scope: Scope,
    seen: int | None = None,
    now: datetime,
) -> Kept:
    """Do this to the last version of a plan, and keep what comes out as the next one.

    `seen` is the version that was on the screen: what others changed since is merged, or refused
    with `PlanChanged` where it clashes. Without it, the change is done to whatever stands there;
    a person without a plan then has a first one. Raises `UnknownPlan` for an unknown version, and
    `AlreadyKept` where somebody keeps the same version at this very instant: begin again.
    """
    plans = plans_of(uow, learner_id, visible_to=scope)
    newest = plans[0] if plans else None
    former = newest.steps if newest else ()
    steps = _changed(plans, former, change, seen)
    if newest is not None and steps == former:
        return Kept.SAME
    version = newest.version + 1 if newest else 1
    words = uow.questionnaires.catalogue_words("fr")
    uow.plans.keep(
        learner_id,
        version=version,
        steps=to_text(named(steps, words)),
        supersedes=newest.id if newest else None,
        stamp=uow.facts.stamp(actor, now),
    )
    return Kept.KEPT if seen in (None, version - 1) else Kept.MERGED


def _changed(plans: tuple[Plan, ...], former: Steps, change: Change, seen: int | None) -> Steps:
    newest = plans[0].version if plans else 0
    if seen is None or seen == newest:
        return change(former)
    on_screen = next((plan.steps for plan in plans if plan.version == seen), None)
    if on_screen is None and seen != 0:
        raise UnknownPlan
    return merged(on_screen or (), former, change)


def named(steps: Steps, words: CatalogueWords) -> Steps:
    """The steps with the names that the catalogue gives them today, or those they had."""
    return tuple(
        replace(step, name=words.steps[step.id].name) if step.id in words.steps else step
        for step in steps
    )
