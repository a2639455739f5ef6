"""What of the catalogue can be proposed to a person, after what was decided with them."""

from dataclasses import dataclass
from functools import cached_property

from pathway.aids import Aid
from pathway.catalogue import Catalogue
from pathway.covering import Piece
from pathway.decided import NOTHING_YET, Decided
from pathway.following import Follower
from pathway.goals import Goal
from pathway.modules import Module
from pathway.why import Why, WhyNot

TIMES_MOST = 3  # the same module a fourth time would be another module


@dataclass(frozen=True)
class Offer:
    """The modules that a person can follow, and how each opens others."""

    follower: Follower
    decided: Decided = NOTHING_YET

    @property
    def catalogue(self) -> Catalogue:
        return self.follower.catalogue

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """The goals of the person that the catalogue knows, in the order of their choice."""
        known = {goal.id: goal for goal in self.catalogue.goals}
        return tuple(known[id] for id in self.follower.person.goals if id in known)

    @cached_property
    def usable(self) -> dict[str, Module]:
        """The modules that may be proposed, by id, from the easiest.

        They can be followed, were not refused or done, and so it is for what comes before them;
        what was agreed on stays, whatever the rules say.
        """
        found: dict[str, Module] = {}
        for module in self.catalogue.modules:
            is_open = all(self._group(found, first) for first in self.before(module))
            if module.id in self.decided.agreed or (is_open and self._may_be_proposed(module)):
                found[module.id] = module
        return found

    @cached_property
    def pieces(self) -> dict[str, Piece]:
        """The usable modules as the planner weighs them: minutes, times, what comes before."""
        return {
            id: Piece(module.minutes, self._most(module), self._needs(module))
            for id, module in self.usable.items()
        }

    @cached_property
    def done(self) -> tuple[Module, ...]:
        """The modules that are done."""
        return tuple(m for m in self.catalogue.modules if m.id in self.decided.done)

    @cached_property
    def learnt(self) -> frozenset[str]:
        """What the modules that are done taught."""
        return frozenset(item for module in self.done for item in module.teaches)

    def may_serve(self, module: Module) -> bool:
        """Whether a module stands for itself: one on request only for a goal that names it."""
        wished = {id for goal in self.goals for id in goal.through}
        return not module.on_request or module.id in wished | self.decided.agreed.keys()

    def obstructions(self, module: Module) -> tuple[WhyNot, ...]:
        """What keeps this person from a module: refused, not for them, or what comes before."""
        refused = module.id in self.decided.refused
        before = zip(self.before(module), self.openers(module), strict=True)
        closed = [first for first, openers in before if not openers]
        return (
            *((WhyNot(Why.REFUSED),) if refused else ()),
            *self.follower.hindrances(module),
            *(WhyNot(Why.PREREQUISITE, first.id) for first in closed),
        )

    def is_over(self, module: Module) -> bool:
        """Whether a module has nothing more to bring: known, done, or done through others."""
        return module.id in self._over

    def before(self, module: Module) -> tuple[Module, ...]:
        """Its prerequisites that still have something to bring."""
        return self._before[module.id]

    def openers(self, module: Module) -> tuple[frozenset[str], ...]:
        """For each of its prerequisites, the usable modules of which one has to come first.

        They stand before it in the catalogue, so that nothing opens itself, however far around.
        """
        place = self._places[module.id]
        groups = (self._group(self.usable, first) for first in self.before(module))
        return tuple(frozenset(id for id in group if self._places[id] < place) for group in groups)

    @cached_property
    def aids(self) -> tuple[Aid, ...]:
        """The aids that may be proposed: not the local ones, nor those refused or done."""
        out = (self.decided.refused | self.decided.done) - self.decided.agreed.keys()
        return tuple(
            aid
            for aid in self.catalogue.aids
            if aid.id not in out and (not aid.is_local or aid.id in self.decided.agreed)
        )

    @cached_property
    def _over(self) -> frozenset[str]:
        return frozenset(m.id for m in self.catalogue.modules if self._brings_nothing(m))

    def _brings_nothing(self, module: Module) -> bool:
        if module.id in self.decided.done or self.follower.is_known(module):
            return True
        missing = self.follower.missing(module)
        return bool(missing) and self.learnt.issuperset(missing)

    @cached_property
    def _before(self) -> dict[str, tuple[Module, ...]]:
        return {
            module.id: tuple(m for m in self.follower.first(module) if m.id not in self._over)
            for module in self.catalogue.modules
        }

    @cached_property
    def _teaching(self) -> dict[str, frozenset[str]]:
        """The modules that teach each thing."""
        found: dict[str, set[str]] = {}
        for module in self.catalogue.modules:
            for item in module.teaches:
                found.setdefault(item, set()).add(module.id)
        return {item: frozenset(ids) for item, ids in found.items()}

    @cached_property
    def _places(self) -> dict[str, int]:
        return {module.id: place for place, module in enumerate(self.catalogue.modules)}

    def _needs(self, module: Module) -> tuple[frozenset[str], ...]:
        """What was agreed on is not undone by a prerequisite that cannot be followed."""
        return tuple(group for group in self.openers(module) if group)

    def _most(self, module: Module) -> int:
        helpful = TIMES_MOST if self.follower.missing(module) else 1
        return max(helpful, self.decided.agreed.get(module.id, 1))

    def _may_be_proposed(self, module: Module) -> bool:
        if module.id in self.decided.done or module.id in self.decided.refused:
            return False
        wished = any(module.id in goal.through for goal in self.goals)
        useful = wished or (not module.on_request and not self.is_over(module))
        return useful and self.follower.suits(module)

    def _group(self, among: dict[str, Module], first: Module) -> frozenset[str]:
        """The modules that open what this one opens: itself, and those that teach as much."""
        missing = set(self.follower.missing(first)) - self.learnt
        teaching = [self._teaching[item] for item in missing]
        same = frozenset.intersection(*teaching) if teaching else frozenset()
        return (same | {first.id}) & among.keys()
