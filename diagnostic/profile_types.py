"""The profile type: named, exclusive, with its probability from the joint posterior.

The first rule of the framework that holds gives the type; facts that were stated may rule one out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diagnostic.answers import Given
from diagnostic.framework import Dimension, FloatArray, TypeRule
from diagnostic.posterior import Posterior
from diagnostic.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class ProfileType:
    """A type and how likely it is, in [0, 1]."""

    id: str
    probability: float


def stated_facts(questionnaire: Questionnaire, answers: Sequence[Given]) -> dict[str, str]:
    """Facts of the framework that the answers state, by name."""
    items = {item.id: item for item in questionnaire.items}
    return {
        fact: given.option
        for given in answers
        if (fact := items[given.item].fact) is not None
        and any(option.id == given.option for option in items[given.item].options)
    }


def type_cells(
    dimensions: tuple[Dimension, ...], rules: tuple[TypeRule, ...], facts: Mapping[str, str]
) -> NDArray[np.intp]:
    """For every combination of levels, the place of the first rule that holds (−1: none).

    A rule about a dimension that is not measured here never holds.

    Parameters
    ----------
    dimensions : tuple of Dimension
    rules : tuple of TypeRule
        In order.
    facts : mapping of fact to value
        Those that were stated.

    Returns
    -------
    (levels of dimension 1, …, levels of dimension d) array of int
    """
    shape = [len(d.levels) for d in dimensions]
    cells = np.full(shape, -1, dtype=np.intp)
    names = [d.id for d in dimensions]
    for place, rule in enumerate(rules):
        ruled_out = any(facts.get(fact) in values for fact, values in rule.unless_facts.items())
        if ruled_out or any(name not in names for name in rule.levels):
            continue
        holds = np.ones(shape, dtype=bool)
        for name, levels in rule.levels.items():
            axis = names.index(name)
            along = [-1 if i == axis else 1 for i in range(len(shape))]
            holds = holds & np.isin(np.arange(shape[axis]), levels).reshape(along)
        cells[holds & (cells < 0)] = place
    return cells


def level_joint(posterior: Posterior) -> FloatArray:
    """P(level of every dimension), (levels of dimension 1, …, levels of dimension d)."""
    joint = posterior.joint
    for place, dimension in enumerate(posterior.bank.dimensions):
        moved = np.tensordot(joint, dimension.level_shares(), axes=([place], [0]))
        joint = np.moveaxis(moved, -1, place)
    return joint


def profile_types(posterior: Posterior, answers: Sequence[Given]) -> tuple[ProfileType, ...]:
    """Every type with its probability, the likeliest first.

    Parameters
    ----------
    posterior : Posterior
        After `answers`.
    answers : sequence of Given

    Returns
    -------
    tuple of ProfileType
        Probabilities add up to 1 where the rules are complete; empty without rules.
    """
    questionnaire = posterior.bank.questionnaire
    rules = questionnaire.framework.type_rules
    facts = stated_facts(questionnaire, answers)
    cells = type_cells(posterior.bank.dimensions, rules, facts)
    mass = np.bincount(
        cells.ravel() + 1, weights=level_joint(posterior).ravel(), minlength=len(rules) + 1
    )
    by_type: dict[str, float] = {}
    for rule, probability in zip(rules, mass[1:], strict=True):
        by_type[rule.id] = by_type.get(rule.id, 0.0) + float(probability)
    types = [ProfileType(id, p) for id, p in by_type.items()]
    return tuple(sorted(types, key=lambda t: -t.probability))
