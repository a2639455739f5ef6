"""Everything that can be proposed: modules from the easiest, aids, goals, and who can follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pathway.aids import Aid
from pathway.goals import Goal, GoalFamily
from pathway.modules import Device, Module


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the rules of the pathway choose from.

    Parameters
    ----------
    modules : tuple of Module
        From the easiest; prerequisites come before what they open.
    aids : tuple of Aid
        For one obstacle, the first that fits is proposed.
    goals : tuple of Goal
    devices : tuple of Device
    reading : mapping of dimension id to levels
        The levels at which a person can read a text alone.
    speaking : mapping of dimension id to levels
        The levels at which a person follows what is said in French.
    reading_elsewhere : mapping of item id to options
        Answers that say that the person reads in another language; never which one.
    blocking : tuple of axis id
        The axes that stand in the way of all the rest, in order.
    not_blocking : frozenset of obstacle id
        Those of these axes that stop some goals only, which name them (`Goal.hindered_by`).
    retired : frozenset of str
        Ids of what is proposed no more but may stand in old plans; their words are kept.
    families : tuple of GoalFamily
        Of the goals, in the order in which they are shown.
    """

    modules: tuple[Module, ...]
    aids: tuple[Aid, ...]
    goals: tuple[Goal, ...] = ()
    devices: tuple[Device, ...] = ()
    reading: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    blocking: tuple[str, ...] = ()
    retired: frozenset[str] = frozenset()
    speaking: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    reading_elsewhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    not_blocking: frozenset[str] = frozenset()
    families: tuple[GoalFamily, ...] = ()

    def module(self, id: str) -> Module:
        """The module of this name; `KeyError` if there is none, or none any more.

        An old plan may bear the id of a module that left the catalogue: test `id in names` before,
        and tell it with the words kept for it (`CatalogueWords.step`), which never fail.
        """
        return {module.id: module for module in self.modules}[id]

    def aid(self, id: str) -> Aid:
        """The aid of this name; `KeyError` if there is none, or none any more."""
        return {aid.id: aid for aid in self.aids}[id]

    def goal(self, id: str) -> Goal:
        """The goal of this name; `KeyError` if there is none."""
        return {goal.id: goal for goal in self.goals}[id]

    def goals_of(self, family: str) -> tuple[Goal, ...]:
        """The goals of a family, in the order of the catalogue."""
        return tuple(goal for goal in self.goals if goal.family == family)

    @property
    def names(self) -> frozenset[str]:
        """Every id that a new step may bear; an old plan may also bear a retired one."""
        modules = {module.id for module in self.modules}
        return frozenset(modules | {aid.id for aid in self.aids})
