"""« Pourquoi pas ce module ? »: every reason why a plan goes without a module or an aid."""

from collections.abc import Iterator, Sequence

from pathway.aids import Aid
from pathway.modules import Module
from pathway.offer import Offer
from pathway.plan import PlanStep, StepState
from pathway.recommendation import Proposal
from pathway.why import Why, WhyNot

IN_THE_PLAN = {StepState.DONE: Why.DONE, StepState.DROPPED: Why.REFUSED}


def why_not(
    offer: Offer, proposal: Proposal, steps: Sequence[PlanStep], id: str
) -> tuple[WhyNot, ...]:
    """Why a module or an aid is not in a plan, the most decisive reason first.

    Parameters
    ----------
    offer : Offer
        The person, the means and what was decided.
    proposal : Proposal
        What the rules propose from it.
    steps : sequence of PlanStep
        The plan that is on the table.
    id : str
        Of a module or an aid of the catalogue.

    Returns
    -------
    tuple of WhyNot
        One reason at least.

    Raises
    ------
    KeyError
        If the catalogue has nothing of this name.
    """
    mine = next((step for step in steps if step.id == id), None)
    if mine is not None:
        return (WhyNot(IN_THE_PLAN.get(mine.state, Why.PLANNED)),)
    aids = {aid.id: aid for aid in offer.catalogue.aids}
    if id in aids:
        return tuple(_of_aid(offer, steps, aids[id]))
    return tuple(_of_module(offer, proposal, steps, offer.catalogue.module(id)))


def _of_module(
    offer: Offer, proposal: Proposal, steps: Sequence[PlanStep], module: Module
) -> Iterator[WhyNot]:
    wished = any(module.id in goal.through for goal in offer.goals)
    if offer.is_over(module) and not wished:
        yield WhyNot(Why.KNOWN)
    yield from offer.follower.hindrances(module)
    served = [left for left in proposal.left_out if _serves(module, left.wish.ways)]
    if any(left.because.why is Why.SESSIONS for left in served):
        yield WhyNot(Why.SESSIONS)
    elif not offer.is_over(module):
        yield _same(offer, steps, module) or WhyNot(Why.NOT_NEEDED)
    planned = {step.id for step in steps}
    for first, openers in zip(offer.before(module), offer.openers(module), strict=True):
        if planned.isdisjoint({first.id, *openers}):
            yield WhyNot(Why.PREREQUISITE, first.id)


def _serves(module: Module, ways: Sequence[Module]) -> bool:
    return any(way.id == module.id for way in ways)


def _same(offer: Offer, steps: Sequence[PlanStep], module: Module) -> WhyNot | None:
    """Another step that teaches all that this one would, or lifts the same obstacles."""
    missing = set(offer.follower.missing(module))
    shown = {obstacle.id for obstacle in offer.follower.person.obstacles}
    lifts = shown.intersection(module.lifts)
    planned = {step.id for step in steps if step.state is not StepState.DROPPED}
    for other in offer.catalogue.modules:
        brings = missing.issubset(other.teaches) and (missing or lifts.issubset(other.lifts))
        if other.id in planned and (missing or lifts) and brings:
            return WhyNot(Why.OTHER, other.id)
    return None


def _of_aid(offer: Offer, steps: Sequence[PlanStep], aid: Aid) -> Iterator[WhyNot]:
    shown = {obstacle.id for obstacle in offer.follower.person.obstacles}
    lifts = shown.intersection(aid.lifts)
    if not lifts:
        yield WhyNot(Why.NOT_NEEDED)
    if aid.is_local:
        yield WhyNot(Why.LOCAL)
    planned = {step.id for step in steps if step.state is not StepState.DROPPED}
    for other in offer.catalogue.aids:
        if other.id in planned and lifts.intersection(other.lifts):
            yield WhyNot(Why.OTHER, other.id)
            return
    if lifts and not aid.is_local:
        yield WhyNot(Why.ENOUGH)
