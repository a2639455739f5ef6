"""Whether a question names only what exists: dimension, area, fact, obstacles, its own options."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from diagnostic.answers import ALWAYS_OFFERED
from diagnostic.faults.fault import Fault, fault
from diagnostic.faults.framework import repeated
from diagnostic.framework import DimensionKind, Framework

if TYPE_CHECKING:
    from diagnostic.questionnaire import Item


def item_faults(item: "Item", framework: Framework) -> Iterator[Fault]:
    """Faults of one question, its parameters apart.

    Parameters
    ----------
    item : Item
    framework : Framework
        What may be named.

    Yields
    ------
    Fault
    """
    yield from _names(item, framework)
    yield from _options(item)
    yield from _fact(item, framework)
    options = tuple(option.id for option in item.options)
    for obstacle, shown_by in item.obstacles.items():
        if obstacle not in framework.obstacles:
            yield fault("content.unknown_obstacle", item.id, obstacle=obstacle)
        for option in shown_by:
            if options and option not in (*options, *ALWAYS_OFFERED):
                where = {"obstacle": obstacle, "option": option}
                yield fault("content.obstacle_option", item.id, **where, known=options)


def _names(item: "Item", framework: Framework) -> Iterator[Fault]:
    dimensions = tuple(d.id for d in framework.dimensions)
    areas = tuple(a.id for a in framework.areas)
    if item.dimension not in dimensions:
        where = {"dimension": item.dimension, "known": dimensions}
        yield fault("content.unknown_dimension", item.id, **where)
    if item.area is not None and item.area not in areas:
        yield fault("content.unknown_area", item.id, area=item.area, known=areas)
    traits = {d.id for d in framework.dimensions if d.kind is DimensionKind.TRAIT}
    if item.dimension in traits and not item.ordered:
        yield fault("content.unordered_on_trait", item.id)


def _options(item: "Item") -> Iterator[Fault]:
    names = [option.id for option in item.options]
    for name in repeated(names):
        yield fault("content.duplicate_option", item.id, option=name)
    for name in ALWAYS_OFFERED:
        if name in names:
            yield fault("content.reserved_option", item.id, option=name)
    ranks = sorted({option.rank for option in item.options})
    if ranks != list(range(len(ranks))):
        yield fault("content.ranks_with_holes", item.id, ranks=tuple(map(str, ranks)))


def has_sound_options(item: "Item") -> bool:
    """Whether parameters can be read against its options at all."""
    return bool(item.options) and not tuple(_options(item))


def _fact(item: "Item", framework: Framework) -> Iterator[Fault]:
    if item.fact is None:
        return
    facts = {
        fact: values
        for rules in framework.fact_rules
        if rules.dimension == item.dimension
        for fact, values in rules.facts.items()
    }
    options = {option.id for option in item.options}
    if item.fact not in facts:
        yield fault("content.unknown_fact", item.id, fact=item.fact, known=tuple(facts))
    elif options and options != set(facts[item.fact]):
        where = {"fact": item.fact, "known": facts[item.fact]}
        yield fault("content.fact_options", item.id, **where)
