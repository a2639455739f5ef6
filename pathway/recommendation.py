"""Profile, goals and constraints → the steps to propose, each with its reason.

First what blocks all the rest, then what the person wants, then the other obstacles, then what
they said they cannot do alone yet. Nothing is proposed before what it needs, nothing that cannot
be followed with the person's devices and reading, nothing that they already do alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from diagnostic.obstacles import Obstacle
from pathway.catalogue import Catalogue
from pathway.modules import Module
from pathway.plan import PlanStep, Reason, ReasonKind, StepKind
from pathway.situation import Situation

KNOWN = 0.8  # P(done alone) from which a thing is held as known (the design's bar for a goal)
BLOCKING_LEVEL = 1  # an obstacle blocks where its axis stands at this level or below
SITTINGS = 6  # modules in a first plan: a pass of five to ten workshops
MOST_AIDS = 4  # places to go to: more than four are not remembered


def recommend(
    catalogue: Catalogue, person: Situation, *, sittings: int = SITTINGS
) -> tuple[PlanStep, ...]:
    """The steps to propose, in order.

    Parameters
    ----------
    catalogue : Catalogue
        Without fault (`pathway.faults.check`).
    person : Situation
    sittings : int
        How many modules there is time for.

    Returns
    -------
    tuple of PlanStep
        At most `sittings` modules and four aids; empty when nothing is needed.
    """
    draft = _Draft(catalogue, person, sittings)
    for obstacle, kind in _ordered_obstacles(catalogue, person, blocking=True):
        draft.lift(obstacle, kind)
    for goal in catalogue.goals:
        if goal.id in person.goals:
            reason = Reason(ReasonKind.GOAL, goal.id)
            draft.teach(goal.needs, reason)
            draft.go_through(goal.through, reason)
    for obstacle, kind in _ordered_obstacles(catalogue, person, blocking=False):
        draft.lift(obstacle, kind)
    for module in catalogue.modules:
        for item in module.teaches:
            if item in person.asked:
                reason = Reason(ReasonKind.SKILL, item, (person.asked[item],))
                draft.teach((item,), reason)
    return tuple(draft.steps.values())


def is_blocking(catalogue: Catalogue, person: Situation, obstacle: Obstacle) -> bool:
    """Whether an obstacle stands in the way of all the rest.

    Parameters
    ----------
    catalogue : Catalogue
    person : Situation
    obstacle : Obstacle

    Returns
    -------
    bool
        True on a blocking axis that is announced at level 0 or 1.
    """
    if obstacle.axis not in catalogue.blocking:
        return False
    return person.levels.get(obstacle.axis, BLOCKING_LEVEL + 1) <= BLOCKING_LEVEL


def _ordered_obstacles(
    catalogue: Catalogue, person: Situation, *, blocking: bool
) -> list[tuple[Obstacle, ReasonKind]]:
    """Those that block, the lowest axis first; or the others, in the order of the framework."""
    found = [o for o in person.obstacles if is_blocking(catalogue, person, o) is blocking]
    if blocking:
        order = catalogue.blocking
        found.sort(key=lambda o: (person.levels[o.axis], order.index(o.axis)))
    kind = ReasonKind.BLOCKING if blocking else ReasonKind.OBSTACLE
    return [(obstacle, kind) for obstacle in found]


def suits(catalogue: Catalogue, person: Situation, module: Module) -> bool:
    """Whether the person can follow a module, with their devices and their reading.

    Parameters
    ----------
    catalogue : Catalogue
    person : Situation
    module : Module

    Returns
    -------
    bool
        Somebody who has no device yet practises on a lent one; a level that is not announced
        closes no door.
    """
    reads = module.without_reading or all(
        person.levels.get(dimension, levels[0]) in levels
        for dimension, levels in catalogue.reading.items()
    )
    return reads and _has_device_for(catalogue, person, module)


def _has_device_for(catalogue: Catalogue, person: Situation, module: Module) -> bool:
    owned = {device.id for device in catalogue.devices if device.is_owned(person.facts)}
    return not module.on or not owned or bool(owned & set(module.on))


def is_known(person: Situation, module: Module) -> bool:
    """Whether a module has nothing more to teach this person.

    Parameters
    ----------
    person : Situation
    module : Module

    Returns
    -------
    bool
        A module that no question asks for is known unless one of its obstacles was shown.
    """
    if module.teaches:
        return all(person.chances.get(item, 0.0) >= KNOWN for item in module.teaches)
    return not any(obstacle.id in module.lifts for obstacle in person.obstacles)


@dataclass(slots=True)
class _Draft:
    """The steps chosen so far, by id, in order."""

    catalogue: Catalogue
    person: Situation
    sittings: int
    steps: dict[str, PlanStep] = field(default_factory=dict)

    def lift(self, obstacle: Obstacle, kind: ReasonKind) -> None:
        """One aid against an obstacle, unless one is there already; then what can be learnt."""
        reason = Reason(kind, obstacle.id, obstacle.shown_by)
        aids = [a.id for a in self.catalogue.aids if obstacle.id in a.lifts and not a.is_local]
        if aids and not self.steps.keys() & set(aids) and self._count(StepKind.AID) < MOST_AIDS:
            self.steps[aids[0]] = PlanStep(aids[0], StepKind.AID, reason)
        for module in self._against(obstacle):
            self._add(module, reason)

    def teach(self, items: tuple[str, ...], reason: Reason) -> None:
        """The modules that teach what is not known of these."""
        for module in self.catalogue.modules:
            wanted = set() if module.on_request else set(module.teaches) & set(items)
            if any(self.person.chances.get(item, 0.0) < KNOWN for item in wanted):
                self._add(module, reason)

    def go_through(self, ids: tuple[str, ...], reason: Reason) -> None:
        """The modules that a goal is made of, whatever is known already."""
        for id in ids:
            self._add(self.catalogue.module(id), reason)

    def _against(self, obstacle: Obstacle) -> list[Module]:
        """The modules that teach what showed the obstacle, or the first that helps against it."""
        shown = {given.item for given in obstacle.shown_by}
        helping = [
            module
            for module in self.catalogue.modules
            if obstacle.id in module.lifts
            and not module.on_request
            and suits(self.catalogue, self.person, module)
            and not is_known(self.person, module)
        ]
        return [module for module in helping if shown & set(module.teaches)] or helping[:1]

    def _add(self, module: Module, reason: Reason) -> None:
        """A module after what it needs, as far as there is time."""
        if not suits(self.catalogue, self.person, module):
            return
        for needed in self._before(module):
            self._put(needed, Reason(ReasonKind.PREREQUISITE, module.id))
        self._put(module, reason)

    def _before(self, module: Module) -> Iterator[Module]:
        """What has to be learnt first, the deepest first."""
        for id in module.after:
            needed = self.catalogue.module(id)
            if _has_device_for(self.catalogue, self.person, needed):
                yield from self._before(needed)
                if not is_known(self.person, needed):
                    yield needed

    def _put(self, module: Module, reason: Reason) -> None:
        if module.id not in self.steps and self._count(StepKind.MODULE) < self.sittings:
            self.steps[module.id] = PlanStep(module.id, StepKind.MODULE, reason)

    def _count(self, kind: StepKind) -> int:
        return sum(step.kind is kind for step in self.steps.values())
