"""What can be measured: dimensions, the axes that rest on them, areas, facts and their classes.

The content folder fills these shapes; the engine takes any number of dimensions of either kind.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray

from diagnostic.errors import MalformedItem

FloatArray = NDArray[np.float64]
CLASS_MOVES = 0.3  # levels changed in a year where the content says nothing
TRAIT_SD = 0.5  # standard deviation of a year's change, likewise


class DimensionKind(StrEnum):
    """Classes are ordered situations; a trait is a continuum cut into levels."""

    CLASSES = "classes"
    TRAIT = "trait"


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing that is measured, on a finite set of nodes.

    Parameters
    ----------
    id : str
        Name used by items and axes.
    kind : DimensionKind
        For classes a node *is* a level; for a trait nodes are points of the continuum.
    levels : tuple of str
        Names of the levels, from the lowest.
    nodes : tuple of float
        Trait only: the points, in units of the reference population's standard deviation,
        equally spaced and increasing.
    cuts : tuple of float
        Trait only: ``len(levels) - 1`` increasing cuts between levels, in the same unit.
    """

    id: str
    kind: DimensionKind
    levels: tuple[str, ...]
    nodes: tuple[float, ...] = ()
    cuts: tuple[float, ...] = ()

    @property
    def size(self) -> int:
        """Number of nodes."""
        return len(self.levels) if self.kind is DimensionKind.CLASSES else len(self.nodes)

    def level_shares(self) -> FloatArray:
        """Share of each node that lies in each level, (n nodes, n levels), rows adding up to 1.

        A trait's node stands for the interval half a step around it; a cut inside that interval
        shares the node between two levels, so that a coarse grid announces no false certainty.
        """
        if self.kind is DimensionKind.CLASSES:
            return np.eye(self.size)
        points = np.asarray(self.nodes)
        half = (points[1] - points[0]) / 2
        below = np.clip(
            (np.asarray(self.cuts)[None, :] - points[:, None] + half) / (2 * half), 0, 1
        )
        bounds = np.hstack([np.zeros((self.size, 1)), below, np.ones((self.size, 1))])
        return np.diff(bounds, axis=1)

    def at_or_above(self) -> FloatArray:
        """Share of each node at or above each level, (n nodes, n levels)."""
        result: FloatArray = np.cumsum(self.level_shares()[:, ::-1], axis=1)[:, ::-1]
        return result


def class_dimension(id: str, levels: tuple[str, ...]) -> Dimension:
    """A dimension whose nodes are ordered situations."""
    return Dimension(id, DimensionKind.CLASSES, levels)


def trait_dimension(
    id: str,
    levels: tuple[str, ...],
    *,
    low: float,
    high: float,
    count: int,
    cuts: tuple[float, ...],
) -> Dimension:
    """A continuum seen at `count` equally spaced points from `low` to `high`.

    Raises
    ------
    MalformedItem
        If the cuts do not increase strictly or do not match the levels.
    """
    if len(cuts) != len(levels) - 1 or any(b <= a for a, b in pairwise(cuts)):
        raise MalformedItem(item=id)
    nodes = tuple(float(x) for x in np.linspace(low, high, count))
    return Dimension(id, DimensionKind.TRAIT, levels, nodes, cuts)


@dataclass(frozen=True, slots=True)
class Axis:
    """One of the things that stand between a person and the digital world.

    Its level is the lowest of its dimensions' levels; they share the same level names count.
    """

    id: str
    dimensions: tuple[str, ...]
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A DigComp area of the skills (0 stands for the gestures that come before DigComp)."""

    id: str
    digcomp: str


@dataclass(frozen=True, slots=True)
class ClassRule:
    """The first rule whose facts all hold gives the class; no condition = always holds."""

    level: int
    when: Mapping[str, tuple[str, ...]]

    def holds(self, facts: Mapping[str, str]) -> bool:
        return all(facts[fact] in values for fact, values in self.when.items())


@dataclass(frozen=True, slots=True)
class FactRules:
    """Facts of a class dimension and the ordered rules from facts to exactly one class."""

    dimension: str
    facts: Mapping[str, tuple[str, ...]]
    rules: tuple[ClassRule, ...]

    def level_of(self, facts: Mapping[str, str]) -> int:
        """Class of one combination of facts.

        Raises
        ------
        MalformedItem
            If no rule holds: the rules are not complete.
        """
        for rule in self.rules:
            if rule.holds(facts):
                return rule.level
        raise MalformedItem(item=self.dimension)

    def combinations(self) -> tuple[dict[str, str], ...]:
        """Every combination of facts, in the order of the framework."""
        return tuple(
            dict(zip(self.facts, values, strict=True)) for values in product(*self.facts.values())
        )


@dataclass(frozen=True, slots=True)
class TypeRule:
    """A profile type holds where these dimensions are at these levels, unless a fact says no.

    `unless_facts` names facts whose stated values rule the type out (a shared computer is still
    a computer).
    """

    id: str
    levels: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    unless_facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast people change, and what one observation weighs; assumptions of the content.

    Parameters
    ----------
    yearly : mapping of dimension id to float
        For classes, the mean number of moves to a neighbouring level in a year; for a trait, the
        standard deviation of a year's change. Above zero; a dimension left out has the default.
    observation : float
        Weight of one observation of a skill outside a diagnosis, in (0, 1]: its likelihood is
        raised to this power (power prior, Ibrahim & Chen 2000, *Statistical Science* 15, 46-60).
    renewal : float
        How often in a year a person's situation on a dimension is another one altogether (a
        computer bought, a move), whatever it was; not below zero.
    likeness : float
        How alike two observations of the same skill are, in [0, 1]: n of them weigh as much as
        n / (1 + (n − 1) · likeness) that would be independent (Kish 1965, design effect).
    """

    yearly: Mapping[str, float] = field(default_factory=dict)
    observation: float = 0.7
    likeness: float = 0.5
    renewal: float = 0.1

    def of(self, dimension: Dimension) -> float:
        """The pace of one dimension."""
        usual = CLASS_MOVES if dimension.kind is DimensionKind.CLASSES else TRAIT_SD
        return self.yearly.get(dimension.id, usual)

    def weight(self, count: int) -> float:
        """Weight of each of `count` observations of the same skill, at least one."""
        return self.observation / (1 + (count - 1) * self.likeness)


@dataclass(frozen=True, slots=True)
class Framework:
    """Everything that can be measured, in the order in which it is shown."""

    dimensions: tuple[Dimension, ...]
    axes: tuple[Axis, ...]
    areas: tuple[Area, ...] = ()
    fact_rules: tuple[FactRules, ...] = ()
    type_rules: tuple[TypeRule, ...] = ()
    obstacles: tuple[str, ...] = ()
    pace: Pace = field(default_factory=Pace)

    def dimension(self, id: str) -> Dimension:
        return next(d for d in self.dimensions if d.id == id)

    def axis(self, id: str) -> Axis:
        return next(a for a in self.axes if a.id == id)

    def axis_of(self, dimension: str) -> Axis:
        return next(a for a in self.axes if dimension in a.dimensions)

    def restricted_to(self, axis: str) -> "Framework":
        """The same framework seen through one axis alone."""
        kept = self.axis(axis)
        dimensions = tuple(d for d in self.dimensions if d.id in kept.dimensions)
        return Framework(dimensions, (kept,), self.areas, (), (), self.obstacles, self.pace)
