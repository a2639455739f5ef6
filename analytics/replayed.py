"""The diagnosis given again to people whose answers we already have, beside a paper form."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import fmean
from typing import Any

import numpy as np

from analytics.accuracy import Reference
from analytics.comparison import AxisComparison, Comparison, compare
from analytics.outcomes import outcomes, sit
from diagnostic.answers import Given, Setting
from diagnostic.bank import Bank
from diagnostic.stopping import StoppingRule

Person = Mapping[str, Given]
Told = Callable[[tuple[Person, ...]], Iterable[Person]]


def replayed(
    bank: Bank,
    people: Iterable[Person],
    rule: StoppingRule,
    *,
    rng: np.random.Generator,
    told: Told = iter,
) -> Comparison:
    """What the diagnosis would have said, compared with what all their answers say.

    Parameters
    ----------
    bank : Bank
    people : iterable of mappings of item id to Given
        Answers to other questions than the bank's are left out.
    rule : StoppingRule
    rng : numpy Generator
        Draws the half on which the paper form is made.
    told : callable
        Follows the people.

    Returns
    -------
    Comparison
    """
    known = {item.id for item in bank.items}
    own = tuple({i: g for i, g in person.items() if i in known} for person in people)
    sittings = [sit(bank, person, Setting.ALONE, rule) for person in told(own)]
    everything = outcomes(bank, [tuple(person.values()) for person in own], rule.certainty)
    references = {a: Reference(whole.levels, whole.expected) for a, whole in everything.items()}
    return compare(bank, own, sittings, references, rule.certainty, rng=rng)


def replay_figures(found: Sequence[Comparison]) -> dict[str, Any]:
    """What the method report publishes of a replay.

    Parameters
    ----------
    found : sequence of Comparison
        Of the same people, each with other makers of the paper form.

    Returns
    -------
    dict
        `people`, `questions_mean`, `ece`, and by axis the figures, with how far ahead of the
        paper form (`ahead`, its mean) and the mean standard error of one (`ahead_error`).
    """
    first = found[0]
    return {
        "people": first.respondents,
        "questions_mean": first.questions_mean,
        "ece": first.ece,
        "axes": {axis: _axis([one.axes[axis] for one in found]) for axis in first.axes},
    }


def _axis(found: list[AxisComparison]) -> dict[str, Any]:
    return {
        **found[0].adaptive.as_mapping(),
        "ahead": fmean(one.advantage for one in found),
        "ahead_error": fmean(one.advantage_error for one in found),
    }
