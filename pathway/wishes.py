"""What a plan has to bring, in order: blocking obstacles, goals, then the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from diagnostic.obstacles import Obstacle
from pathway.covering import Target
from pathway.goals import Goal
from pathway.modules import Module
from pathway.offer import Offer
from pathway.plan import Reason, ReasonKind
from pathway.situation import KNOWN
from pathway.why import Why, WhyNot

BLOCKING_LEVEL = 1  # an obstacle blocks where its axis stands at this level or below
NOT_TAUGHT = WhyNot(Why.NOT_TAUGHT)


@dataclass(frozen=True, slots=True)
class Want:
    """One requirement of a wish.

    Parameters
    ----------
    target : Target
        Over the modules that the person can follow.
    ways : tuple of Module
        All those of the catalogue that bring it, be they possible or not.
    without : WhyNot
        Why it cannot be met where there is no way at all.
    """

    target: Target
    ways: tuple[Module, ...]
    without: WhyNot = NOT_TAUGHT


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing a plan has to bring.

    Parameters
    ----------
    reason : Reason
        Told of the steps that serve it.
    wants : tuple of Want
        Empty where only an aid helps, or nothing is missing.
    lifts : str or None
        The obstacle against which an aid is worth proposing.
    """

    reason: Reason
    wants: tuple[Want, ...] = ()
    lifts: str | None = None

    @property
    def targets(self) -> tuple[Target, ...]:
        """What the modules have to add up to."""
        return tuple(want.target for want in self.wants)

    @property
    def ways(self) -> tuple[Module, ...]:
        """The modules of the catalogue that would serve it."""
        return tuple(module for want in self.wants for module in want.ways)


def wishes_of(offer: Offer) -> tuple[Wish, ...]:
    """What a plan for this person has to bring, the most urgent first.

    Parameters
    ----------
    offer : Offer

    Returns
    -------
    tuple of Wish
        Blocking obstacles, the lowest axis first; each goal in the order in which it was picked,
        after the obstacles that hinder it; where no goal was picked, the other obstacles and the
        skills that the person said they lack, from the easiest.
    """
    person = offer.follower.person
    wishes = [_lifted(offer, o, ReasonKind.BLOCKING) for o in blocking_obstacles(offer)]
    if person.goals:
        wishes += [wish for goal in offer.goals for wish in _reached(offer, goal)]
    else:
        others = [o for o in person.obstacles if not is_blocking(offer, o)]
        wishes += [_lifted(offer, o, ReasonKind.OBSTACLE) for o in others]
        wishes += _skills(offer)
    return tuple(wishes)


def is_blocking(offer: Offer, obstacle: Obstacle) -> bool:
    """Whether an obstacle stands in the way of all the rest.

    Parameters
    ----------
    offer : Offer
    obstacle : Obstacle

    Returns
    -------
    bool
        True on a blocking axis that is announced at level 0 or 1, unless the catalogue says that
        this one stops some goals only.
    """
    if obstacle.id in offer.catalogue.not_blocking:
        return False
    if obstacle.axis not in offer.catalogue.blocking:
        return False
    levels = offer.follower.person.levels
    return levels.get(obstacle.axis, BLOCKING_LEVEL + 1) <= BLOCKING_LEVEL


def blocking_obstacles(offer: Offer) -> list[Obstacle]:
    """Those that block, the lowest axis first."""
    person, order = offer.follower.person, offer.catalogue.blocking
    found = [o for o in person.obstacles if is_blocking(offer, o)]
    return sorted(found, key=lambda o: (person.levels[o.axis], order.index(o.axis)))


def skill_want(offer: Offer, item: str) -> Want | None:
    """What makes a skill likely.

    P(alone) after is 1 - (1 - p) Π (1 - gain)^times, each time independent of the others; it
    reaches `KNOWN` where Σ times × -log(1 - gain) ≥ log((1 - p) / (1 - KNOWN)).

    Parameters
    ----------
    offer : Offer
    item : str

    Returns
    -------
    Want or None
        None where it is likely already.
    """
    if offer.follower.knows(item) or item in offer.learnt:
        return None
    chance = offer.follower.person.chances.get(item, 0.0)
    ways = tuple(m for m in offer.catalogue.modules if item in m.teaches and offer.may_serve(m))
    weights = {m.id: -log(1 - m.gain) for m in ways if m.id in offer.usable}
    return Want(Target(weights, log((1 - chance) / (1 - KNOWN))), ways)


def _once(offer: Offer, ways: tuple[Module, ...]) -> Want:
    """One of these modules, once."""
    return Want(Target({m.id: 1.0 for m in ways if m.id in offer.usable}, 1.0), ways)


def _reached(offer: Offer, goal: Goal) -> Iterator[Wish]:
    """The obstacles that hinder a goal, then what it takes."""
    for obstacle in offer.follower.person.obstacles:
        if obstacle.id in goal.hindered_by and not is_blocking(offer, obstacle):
            yield _lifted(offer, obstacle, ReasonKind.OBSTACLE)
    device = [] if offer.follower.has_device_for(goal.on) else [_no_device(goal)]
    skills = [skill_want(offer, item) for item in goal.needs]
    modules = {module.id: module for module in offer.catalogue.modules}
    through = [_once(offer, (modules[id],)) for id in goal.through if id not in offer.decided.done]
    wants = (*device, *(want for want in skills if want), *through)
    yield Wish(Reason(ReasonKind.GOAL, goal.id), wants)


def _no_device(goal: Goal) -> Want:
    return Want(Target({}, 1.0), (), WhyNot(Why.DEVICE, goal.on[0]))


def _lifted(offer: Offer, obstacle: Obstacle, kind: ReasonKind) -> Wish:
    """What the modules against it teach of what showed it, or one of them; and an aid.

    Where no module can be followed against it, the aid is all there is.
    """
    reason = Reason(kind, obstacle.id, obstacle.shown_by)
    against = tuple(m for m in offer.usable.values() if obstacle.id in m.lifts)
    useful = tuple(m for m in against if not offer.is_over(m))
    shown = dict.fromkeys(given.item for given in obstacle.shown_by)
    taught = [item for item in shown if any(item in m.teaches for m in useful)]
    wants = [want for item in taught if (want := skill_want(offer, item))]
    is_done = any(obstacle.id in module.lifts for module in offer.done)
    if useful and not taught and not is_done:
        wants = [_once(offer, useful)]
    return Wish(reason, tuple(wants), obstacle.id)


def _skills(offer: Offer) -> Iterator[Wish]:
    """What they said they lack, from the easiest, as far as something they can follow helps."""
    asked = offer.follower.person.asked
    taught = dict.fromkeys(item for module in offer.usable.values() for item in module.teaches)
    for item in taught:
        want = skill_want(offer, item) if item in asked else None
        if want:
            yield Wish(Reason(ReasonKind.SKILL, item, (asked[item],)), (want,))
