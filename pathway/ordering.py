"""The steps of a plan in order: nothing before what it needs, then what is most urgent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from pathway.modules import Module
from pathway.offer import Offer
from pathway.plan import PlanStep, Reason, ReasonKind, StepKind
from pathway.wishes import Wish

AIDS_MOST = 4  # places to go to: more than four are not remembered
Rank = tuple[int, int, int]  # the wish, an aid before a module, the place in the catalogue


@dataclass(frozen=True, slots=True)
class _Placed:
    rank: Rank
    step: PlanStep


def in_order(
    offer: Offer, wishes: Sequence[Wish], times: Mapping[str, int]
) -> tuple[PlanStep, ...]:
    """The steps for these modules, and the aids against the obstacles, in order.

    Parameters
    ----------
    offer : Offer
    wishes : sequence of Wish
        Those that are served, the most urgent first.
    times : mapping of module id to int
        How many times each module is followed.

    Returns
    -------
    tuple of PlanStep
        A module takes the rank of the first wish that it serves, or of the first step that it
        opens; among those whose prerequisites are placed, the smallest rank comes next.
    """
    chosen = [offer.usable[id] for id in offer.usable if id in times]
    before = {m.id: _before(offer, m, times) for m in chosen}
    served = {m.id: _served(m, wishes) for m in chosen}
    opened = _opened(chosen, before, served)
    placed = [*_aids(offer, wishes)]
    for place, module in enumerate(chosen):
        number, opens = opened[module.id]
        reason = _reason(wishes, number, opens)
        step = PlanStep(module.id, StepKind.MODULE, reason, times=times[module.id])
        placed.append(_Placed((number, 1, place), step))
    return tuple(_topological(placed, before))


def _before(offer: Offer, module: Module, times: Mapping[str, int]) -> frozenset[str]:
    """The chosen modules that come before this one; the catalogue's order has no cycle."""
    groups = offer.openers(module)
    return frozenset(id for group in groups for id in group if id in times and id != module.id)


def _served(module: Module, wishes: Sequence[Wish]) -> int:
    """The place of the first wish that a module serves; after all of them if none."""
    serves = (
        place
        for place, wish in enumerate(wishes)
        if any(module.id in target.weights for target in wish.targets)
    )
    return next(serves, len(wishes))


def _opened(
    chosen: Sequence[Module], before: Mapping[str, frozenset[str]], served: Mapping[str, int]
) -> dict[str, tuple[int, str]]:
    """For each module its urgency, and the module that it opens where that is what is urgent.

    The catalogue goes from the easiest: whatever a module opens stands after it.
    """
    found: dict[str, tuple[int, str]] = {}
    for module in reversed(chosen):
        opens = [(found[m.id][0], m.id) for m in chosen if module.id in before[m.id]]
        most_urgent = min(opens, key=lambda it: it[0], default=(served[module.id], ""))
        is_direct = served[module.id] <= most_urgent[0]
        found[module.id] = (served[module.id], "") if is_direct else most_urgent
    return found


def _reason(wishes: Sequence[Wish], place: int, opens: str) -> Reason:
    if opens:
        return Reason(ReasonKind.PREREQUISITE, opens)
    return wishes[place].reason if place < len(wishes) else Reason(ReasonKind.BY_HAND, "")


def _aids(offer: Offer, wishes: Sequence[Wish]) -> Iterator[_Placed]:
    """For each obstacle the first aid that fits, unless one is there already."""
    chosen: set[str] = set()
    obstacles = [
        (place, wish.reason) for place, wish in enumerate(wishes) if wish.lifts is not None
    ]
    told = {reason.about for _, reason in obstacles}
    obstacles += [
        (len(wishes), Reason(ReasonKind.OBSTACLE, obstacle.id, obstacle.shown_by))
        for obstacle in offer.follower.person.obstacles
        if obstacle.id not in told
    ]
    axes = {obstacle.id: obstacle.axis for obstacle in offer.follower.person.obstacles}
    for number, reason in obstacles:
        fitting = [aid.id for aid in offer.aids if reason.about in aid.lifts]
        if fitting and chosen.isdisjoint(fitting) and len(chosen) < AIDS_MOST:
            best = next((id for id in fitting if id in offer.decided.agreed), fitting[0])
            chosen.add(best)
            step = PlanStep(best, StepKind.AID, reason, track=axes[reason.about])
            yield _Placed((number, 0, len(chosen)), step)


def _topological(
    placed: Sequence[_Placed], before: Mapping[str, frozenset[str]]
) -> Iterator[PlanStep]:
    """The smallest order that respects what comes before (Kahn 1962, with a heap)."""
    waiting = {p.step.id: (p, set(before.get(p.step.id, ()))) for p in placed}
    ready = [(p.rank, id) for id, (p, first) in waiting.items() if not first]
    heapify(ready)
    while ready:
        _, id = heappop(ready)
        yield waiting.pop(id)[0].step
        for other, (p, first) in waiting.items():
            if id in first:
                first.discard(id)
                if not first:
                    heappush(ready, (p.rank, other))
