"""Whether the framework makes sense: axes, facts that give exactly one class, types."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from diagnostic.faults.fault import Fault, fault
from diagnostic.framework import DimensionKind, FactRules, Framework, TypeRule


def check_framework(framework: Framework) -> tuple[Fault, ...]:
    """Every fault of a framework.

    Parameters
    ----------
    framework : Framework
        As it was written.

    Returns
    -------
    tuple of Fault
        Names used twice, axes over unknown dimensions, rules from facts to classes that name
        what does not exist or leave a combination of facts without a class, types that name
        unknown dimensions, levels or facts, a pace of change that is none.
    """
    return (
        *_doubles(framework),
        *_axis_faults(framework),
        *(told for rules in framework.fact_rules for told in _fact_faults(rules, framework)),
        *(told for rule in framework.type_rules for told in _type_faults(rule, framework)),
        *_pace_faults(framework),
    )


def repeated(names: Iterable[str]) -> tuple[str, ...]:
    """Names that come more than once, in their order."""
    return tuple(name for name, count in Counter(names).items() if count > 1)


def _doubles(framework: Framework) -> Iterator[Fault]:
    families: dict[str, Sequence[str]] = {
        "dimensions": [d.id for d in framework.dimensions],
        "axes": [a.id for a in framework.axes],
        "areas": [a.id for a in framework.areas],
        "facts": [fact for rules in framework.fact_rules for fact in rules.facts],
        "obstacles": framework.obstacles,
    }
    for section, names in families.items():
        for name in repeated(names):
            yield fault("content.duplicate_name", section, name=name)


def _axis_faults(framework: Framework) -> Iterator[Fault]:
    sizes = {d.id: len(d.levels) for d in framework.dimensions}
    for axis in framework.axes:
        for name in axis.dimensions:
            if name not in sizes:
                known = tuple(sizes)
                yield fault("content.axis_dimension", axis.id, dimension=name, known=known)
            elif sizes[name] != len(axis.levels):
                yield fault("content.axis_levels", axis.id, dimension=name)
    measured = {name for axis in framework.axes for name in axis.dimensions}
    for name in sizes:
        if name not in measured:
            yield fault("content.dimension_without_axis", name)


def _fact_faults(rules: FactRules, framework: Framework) -> Iterator[Fault]:
    name = rules.dimension
    classes = {
        d.id: len(d.levels) for d in framework.dimensions if d.kind is DimensionKind.CLASSES
    }
    if name not in classes:
        yield fault("content.facts_dimension", name, known=tuple(classes))
        return
    top = classes[name] - 1
    for rule in rules.rules:
        if not 0 <= rule.level <= top:
            yield fault("content.rule_level", name, level=rule.level, top=top)
    unknown = tuple(_unknown_facts(rules))
    yield from unknown or _uncovered(rules)


def _unknown_facts(rules: FactRules) -> Iterator[Fault]:
    named = (
        (fact, v) for rule in rules.rules for fact, values in rule.when.items() for v in values
    )
    for fact, value in dict.fromkeys(named):
        if fact not in rules.facts:
            yield fault("content.rule_fact", rules.dimension, fact=fact, known=tuple(rules.facts))
        elif value not in rules.facts[fact]:
            said = {"fact": fact, "value": value, "known": rules.facts[fact]}
            yield fault("content.rule_value", rules.dimension, **said)


def _uncovered(rules: FactRules) -> Iterator[Fault]:
    """The first combination of facts that no rule covers, if there is one."""
    for facts in rules.combinations():
        if not any(rule.holds(facts) for rule in rules.rules):
            said = tuple(f"{fact} {value}" for fact, value in facts.items())
            yield fault("content.rules_incomplete", rules.dimension, facts=said)
            return


def _type_faults(rule: TypeRule, framework: Framework) -> Iterator[Fault]:
    sizes = {d.id: len(d.levels) for d in framework.dimensions}
    facts = {f: values for rules in framework.fact_rules for f, values in rules.facts.items()}
    for name, levels in rule.levels.items():
        if name not in sizes:
            yield fault("content.type_dimension", rule.id, dimension=name, known=tuple(sizes))
            continue
        for level in levels:
            if not 0 <= level < sizes[name]:
                said = {"dimension": name, "level": level, "top": sizes[name] - 1}
                yield fault("content.type_level", rule.id, **said)
    for fact, values in rule.unless_facts.items():
        if fact not in facts:
            yield fault("content.type_fact", rule.id, fact=fact, known=tuple(facts))
        for value in values:
            if value not in facts.get(fact, values):
                where = {"fact": fact, "value": value, "known": facts[fact]}
                yield fault("content.type_value", rule.id, **where)


def _pace_faults(framework: Framework) -> Iterator[Fault]:
    pace, known = framework.pace, tuple(d.id for d in framework.dimensions)
    for name, moves in pace.yearly.items():
        if name not in known:
            yield fault("content.pace_dimension", "pace", dimension=name, known=known)
        elif not 0.01 <= moves <= 10:
            yield fault("content.pace_value", "pace", name=name, value=moves, low=0.01, top=10)
    shares = {
        "observation": pace.observation,
        "likeness": pace.likeness,
        "renewal": pace.renewal,
    }
    for name, share in shares.items():
        if not 0 <= share <= 1:
            yield fault("content.pace_value", "pace", name=name, value=share, low=0, top=1)
