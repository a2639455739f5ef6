"""Profile, goals and means → the shortest ordered plan, each step with its reason.

The problem solved, for one person and one proposal. Let times(m) say how many times each module m
that they can follow is followed (0 to 3), p(i) their chance of doing skill i alone, gain(m) the
chance that m gives it to somebody who did not have it. Wishes come in order: what blocks, then
each goal with what hinders it, in the order in which they were picked; without any goal, the other
obstacles and the skills they said they lack.

1. Keep wishes in that order, each one that still fits with those kept before it:
   every skill it needs is likely, 1 - (1 - p(i)) Π (1 - gain(m))^times(m) ≥ 0.8; every module
   that a goal goes through, and one module against each obstacle, is followed once;
   what a module asks for is known or followed before it; Σ times(m) ≤ sessions.
2. Among all choices that serve the wishes kept, take the fewest minutes Σ minutes(m) × times(m),
   then the fewest sessions Σ times(m).
3. Order it: nothing before what it needs, otherwise the most urgent wish first, then the easiest.

Taking logarithms makes 1 linear, so that 1 and 2 are a small integer program, solved exactly
(`pathway.covering`). Aids are asked for elsewhere, take no session and go on beside the rest: the
first of the catalogue that fits each obstacle, four at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pathway.catalogue import Catalogue
from pathway.covering import Covering, Target, cheapest
from pathway.decided import NOTHING_YET, Decided
from pathway.following import Follower
from pathway.means import NO_LIMIT, Means
from pathway.offer import Offer
from pathway.ordering import in_order
from pathway.plan import PlanStep, ReasonKind
from pathway.situation import Situation
from pathway.why import Why, WhyNot
from pathway.wishes import Wish, wishes_of

FIRST_SESSIONS = 6  # modules in a plan without a goal: enough to begin with


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A wish that the plan does not serve, and why."""

    wish: Wish
    because: WhyNot


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rules propose.

    Parameters
    ----------
    steps : tuple of PlanStep
        In order; what was agreed already is among them.
    left_out : tuple of LeftOut
        Goals and obstacles that these means cannot serve.
    ready : tuple of goal id
        Goals that need no step: the person is likely to manage them today.
    is_shortest : bool
        Whether it is proved that no plan serves the same wishes in less time.
    """

    steps: tuple[PlanStep, ...]
    left_out: tuple[LeftOut, ...] = ()
    ready: tuple[str, ...] = ()
    is_shortest: bool = True


def recommend(
    catalogue: Catalogue,
    person: Situation,
    means: Means = NO_LIMIT,
    decided: Decided = NOTHING_YET,
) -> Proposal:
    """The steps to propose, in order, and what could not be served.

    Parameters
    ----------
    catalogue : Catalogue
        Without fault (`pathway.faults.check`).
    person : Situation
    means : Means
        Without a goal, six sessions at most are used.
    decided : Decided
        What was agreed stays and takes its sessions; what was refused is not proposed.

    Returns
    -------
    Proposal
    """
    offer = Offer(Follower(catalogue, person, means), decided)
    return propose_from(offer)


def propose_from(offer: Offer) -> Proposal:
    """The same, from an offer that is at hand.

    Parameters
    ----------
    offer : Offer

    Returns
    -------
    Proposal
    """
    wishes = wishes_of(offer)
    agreed = tuple(
        Target({id: 1.0}, float(times))
        for id, times in offer.decided.agreed.items()
        if id in offer.usable
    )
    left_out, covering = _fitted(offer, wishes, agreed)
    served = [replace(wish, wants=()) if wish in left_out else wish for wish in wishes]
    return Proposal(
        in_order(offer, served, covering.times),
        tuple(LeftOut(wish, _because(offer, wish)) for wish in left_out),
        tuple(wish.reason.about for wish in wishes if _is_ready(wish)),
        covering.is_proved,
    )


def _is_ready(wish: Wish) -> bool:
    return wish.reason.kind is ReasonKind.GOAL and not wish.wants


def _fitted(
    offer: Offer, wishes: Sequence[Wish], agreed: tuple[Target, ...]
) -> tuple[list[Wish], Covering]:
    """The wishes that do not fit, and the least that serves the others."""
    most = sessions_within(offer)
    everything = _least(offer, (*agreed, *(t for wish in wishes for t in wish.targets)), most)
    if everything is not None:
        return [], everything
    left_out: list[Wish] = []
    targets, least = agreed, _least(offer, agreed, most) or Covering({})
    for wish in wishes:
        found = _least(offer, (*targets, *wish.targets), most) if wish.targets else least
        if found is None:
            left_out.append(wish)
        else:
            targets, least = (*targets, *wish.targets), found
    return left_out, least


def sessions_within(offer: Offer) -> int | None:
    """How many times a module may be followed in this plan, what was agreed included.

    Parameters
    ----------
    offer : Offer

    Returns
    -------
    int or None
        None where nothing limits them.
    """
    sessions = offer.follower.means.sessions
    if not offer.goals:
        sessions = FIRST_SESSIONS if sessions is None else min(sessions, FIRST_SESSIONS)
    if sessions is None:
        return None
    agreed = sum(times for id, times in offer.decided.agreed.items() if id in offer.usable)
    return max(sessions, agreed)


def _least(offer: Offer, targets: tuple[Target, ...], most: int | None) -> Covering | None:
    return cheapest(offer.pieces, targets, count_most=most)


def _because(offer: Offer, wish: Wish) -> WhyNot:
    """Too few sessions, or what keeps the person from the modules that it takes."""
    for want in wish.wants:
        if _least(offer, (want.target,), None) is None:
            ways = [offer.obstructions(module) for module in want.ways]
            return next((found[0] for found in ways if found), want.without)
    return WhyNot(Why.SESSIONS)
