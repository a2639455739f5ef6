"""Whether a catalogue makes sense: every fault an author can make that still has its shape."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from diagnostic.faults import Fault, fault
from diagnostic.framework import Framework
from pathway.aids import Aid
from pathway.catalogue import Catalogue
from pathway.modules import Module


def check(catalogue: Catalogue, framework: Framework, items: Collection[str]) -> tuple[Fault, ...]:
    """Everything an author should correct before the catalogue is used.

    Parameters
    ----------
    catalogue : Catalogue
    framework : Framework
        Its obstacles, axes, dimensions and facts are what the catalogue may name.
    items : collection of item id
        The questions of every questionnaire that the catalogue may name.

    Returns
    -------
    tuple of Fault
        Empty when everything makes sense.
    """
    return (
        *_twice(catalogue),
        *_unknown_items(catalogue, items),
        *_aid_faults(catalogue),
        *_goal_faults(catalogue, framework),
        *_unknown_obstacles(catalogue, framework),
        *_module_faults(catalogue),
        *_devices(catalogue, framework),
        *_axes(catalogue, framework),
    )


def _twice(catalogue: Catalogue) -> Iterator[Fault]:
    parts: tuple[Module | Aid, ...] = (*catalogue.modules, *catalogue.aids)
    for id, count in Counter(part.id for part in parts).items():
        if count > 1:
            yield fault("catalogue.twice", id)
        if id in catalogue.retired:
            yield fault("catalogue.retired", id)


def _unknown_items(catalogue: Catalogue, items: Collection[str]) -> Iterator[Fault]:
    taught = {item for module in catalogue.modules for item in module.teaches}
    for module in catalogue.modules:
        for item in module.teaches:
            if item not in items:
                yield fault("catalogue.unknown_item", module.id, name=item)
    for item in catalogue.reading_elsewhere:
        if item not in items:
            yield fault("catalogue.unknown_item", "reading_elsewhere", name=item)
    for goal in catalogue.goals:
        for item in goal.needs:
            if item not in items:
                yield fault("catalogue.unknown_item", goal.id, name=item)
            elif item not in taught:
                yield fault("catalogue.goal_not_taught", goal.id, name=item)


def _aid_faults(catalogue: Catalogue) -> Iterator[Fault]:
    for aid in catalogue.aids:
        if not aid.lifts and not aid.conditions:
            yield fault("catalogue.useless_aid", aid.id)


def _goal_faults(catalogue: Catalogue, framework: Framework) -> Iterator[Fault]:
    """A goal names something to learn, and only what exists."""
    modules = {module.id for module in catalogue.modules}
    devices = {device.id for device in catalogue.devices}
    families = {family.id for family in catalogue.families}
    for goal in catalogue.goals:
        if families and goal.family not in families:
            yield fault("catalogue.unknown_family", goal.id, name=goal.family)
        if not goal.needs and not goal.through:
            yield fault("catalogue.empty_goal", goal.id)
        for id in goal.through:
            if id not in modules:
                yield fault("catalogue.unknown_module", goal.id, name=id)
        for obstacle in goal.hindered_by:
            if obstacle not in framework.obstacles:
                yield fault("catalogue.unknown_obstacle", goal.id, name=obstacle)
        for device in goal.on:
            if device not in devices:
                yield fault("catalogue.unknown_device", goal.id, name=device)


def _unknown_obstacles(catalogue: Catalogue, framework: Framework) -> Iterator[Fault]:
    parts: tuple[Module | Aid, ...] = (*catalogue.modules, *catalogue.aids)
    for part in parts:
        for obstacle in part.lifts:
            if obstacle not in framework.obstacles:
                yield fault("catalogue.unknown_obstacle", part.id, name=obstacle)
    lifted = {obstacle for part in parts for obstacle in part.lifts}
    for obstacle in framework.obstacles:
        if obstacle not in lifted:
            yield fault("catalogue.obstacle_without_help", obstacle)


def _module_faults(catalogue: Catalogue) -> Iterator[Fault]:
    """A prerequisite exists, comes before, and can be followed by whoever may follow the module.

    Coming before, it cannot lead back to itself: the prerequisites have no cycle.
    """
    wished = {id for goal in catalogue.goals for id in goal.through}
    devices = {device.id for device in catalogue.devices}
    before: dict[str, Module] = {}
    for module in catalogue.modules:
        for id in module.after:
            if id not in before:
                yield fault("catalogue.prerequisite", module.id, name=id)
                continue
            for condition in sorted(module.conditions - before[id].conditions):
                yield fault(
                    "catalogue.prerequisite_condition", module.id, name=id, condition=condition
                )
        for device in module.on:
            if device not in devices:
                yield fault("catalogue.unknown_device", module.id, name=device)
        if not module.teaches and not module.lifts and module.id not in wished:
            yield fault("catalogue.useless_module", module.id)
        before[module.id] = module


def _devices(catalogue: Catalogue, framework: Framework) -> Iterator[Fault]:
    facts = {
        name: values for rules in framework.fact_rules for name, values in rules.facts.items()
    }
    for device in catalogue.devices:
        for fact, values in device.shown_by.items():
            if not set(values) <= set(facts.get(fact, ())):
                known = _told(facts.get(fact, facts))
                yield fault("catalogue.unknown_fact", device.id, name=fact, known=known)


def _axes(catalogue: Catalogue, framework: Framework) -> Iterator[Fault]:
    axes = [axis.id for axis in framework.axes]
    for axis in catalogue.blocking:
        if axis not in axes:
            yield fault("catalogue.unknown_axis", "blocking", name=axis, known=_told(axes))
    for obstacle in sorted(catalogue.not_blocking):
        if obstacle not in framework.obstacles:
            yield fault("catalogue.unknown_obstacle", "not_blocking", name=obstacle)
    dimensions = {d.id: range(len(d.levels)) for d in framework.dimensions}
    for rule, wanted in (("reading", catalogue.reading), ("speaking", catalogue.speaking)):
        for dimension, levels in wanted.items():
            if dimension not in dimensions or not set(levels) <= set(dimensions[dimension]):
                known = _told(dimensions)
                yield fault("catalogue.reading", rule, name=dimension, known=known)


def _told(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)
