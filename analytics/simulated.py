"""How right the diagnosis is on drawn people whose truth is known, and is not the model's own.

Each study redraws the parameters by which people answer (`diagnostic.simulation`), gives everybody
the diagnosis, and compares it with the truth and with the best paper form of the same length.
"""

from collections.abc import Sequence
from statistics import fmean
from typing import Any

import numpy as np

from analytics.accuracy import Figures, Reference
from analytics.comparison import AxisComparison, Comparison, compare
from diagnostic.answers import Given, Setting
from diagnostic.bank import Bank
from diagnostic.framework import Axis, DimensionKind
from diagnostic.questionnaire import Questionnaire
from diagnostic.selection import Choice
from diagnostic.simulation import AnswerSheets, People, draw_people, draw_truth
from diagnostic.sitting import whole_sitting
from diagnostic.stopping import StoppingRule

BANKS = 10  # truths redrawn; the figures published are their averages


def study_of_one_truth(
    questionnaire: Questionnaire,
    count: int,
    setting: Setting,
    rule: StoppingRule,
    *,
    rng: np.random.Generator,
) -> Comparison:
    """The figures of the diagnosis on people who answer by one redrawn set of parameters.

    Parameters
    ----------
    questionnaire : Questionnaire
        What the diagnosis believes.
    count : int
        People drawn, at least two.
    setting : Setting
        Where the sittings take place.
    rule : StoppingRule
    rng : numpy Generator
        Draws the truth, the people, their answers, the draws among
        near-equal questions, and the half that makes the paper form.

    Returns
    -------
    Comparison
    """
    bank, truth = Bank(questionnaire), draw_truth(questionnaire, rng=rng)
    people = draw_people(questionnaire.prior, count, rng=rng)
    sheets = AnswerSheets(truth, people, rng=rng)
    seeds = rng.integers(2**63, size=count).tolist()
    sittings = [
        _sitting(bank, sheets, person, setting, rule, seed) for person, seed in enumerate(seeds)
    ]
    papers = [_paper_answers(bank, sheets, person, setting) for person in range(count)]
    references = {axis.id: _truth_of(bank, axis, people) for axis in bank.axes}
    return compare(bank, papers, sittings, references, rule.certainty, rng=rng)


def _sitting(
    bank: Bank,
    sheets: AnswerSheets,
    person: int,
    setting: Setting,
    rule: StoppingRule,
    seed: int,
) -> tuple[Given, ...]:
    def reply(choice: Choice) -> Given:
        return sheets.given(person, choice.item.id, choice.mode)

    return whole_sitting(bank, reply, setting, rule, seed=seed)[0]


def _paper_answers(
    bank: Bank, sheets: AnswerSheets, person: int, setting: Setting
) -> dict[str, Given]:
    """What a person answers to every question of the setting, each in its usual mode."""
    return {
        item.id: sheets.given(person, item.id, item.usual_mode(setting))
        for item in bank.items_for(setting)
    }


def _truth_of(bank: Bank, axis: Axis, people: People) -> Reference:
    """True levels, and places in the unit of `AxisOutcomes.expected`."""
    members = [bank.dimensions[bank.dimension_place[d]] for d in axis.dimensions]
    levels = np.min([people.levels(dimension) for dimension in members], axis=0)
    only_trait = len(members) == 1 and members[0].kind is DimensionKind.TRAIT
    places = people.values[members[0].id] if only_trait else levels.astype(float)
    return Reference(levels, places)


def averaged(studies: Sequence[Comparison], *, seconds: float) -> Comparison:
    """The mean of each figure over studies of as many people each.

    Parameters
    ----------
    studies : sequence of Comparison
        Of the same questionnaire.
    seconds : float
        That all of them took.

    Returns
    -------
    Comparison
        `respondents` of one study; a figure that some studies could not tell is averaged over
        the others; the order of the paper form differs by study and is left out.
    """
    first = studies[0]
    return Comparison(
        respondents=first.respondents,
        seconds=seconds,
        questions_mean=fmean(s.questions_mean for s in studies),
        questions_p90=fmean(s.questions_p90 for s in studies),
        ece=fmean(s.ece for s in studies),
        axes={axis: _averaged_axis([s.axes[axis] for s in studies]) for axis in first.axes},
    )


def _averaged_axis(found: list[AxisComparison]) -> AxisComparison:
    errors = np.array([own.advantage_error for own in found])
    return AxisComparison(
        _averaged_figures([own.adaptive for own in found]),
        _averaged_figures([own.fixed_order for own in found]),
        (),
        fmean(own.advantage for own in found),
        float(np.sqrt((errors**2).sum()) / len(errors)),
    )


def _averaged_figures(found: list[Figures]) -> Figures:
    told = [own.as_mapping() for own in found]
    return Figures(**{name: _mean([one[name] for one in told]) for name in told[0]})


def _mean(values: list[float | None]) -> Any:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None
