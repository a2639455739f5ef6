"""How right the diagnosis is on drawn people whose truth is known, and is not the model's own.

Each study redraws the parameters by which people answer (`diagnostic.simulation`), gives everybody
the diagnosis, and compares it with the truth and with the best paper form of the same length.
"""

from collections.abc import Sequence
from statistics import fmean
from typing import Any

import numpy as np

from analytics.accuracy import Figures
from analytics.comparison import AxisComparison, Comparison, compare
from analytics.trials import Case, Crowd
from diagnostic.questionnaire import Questionnaire

BANKS = 10  # truths redrawn; the figures published are their averages


def study_of_one_truth(
    questionnaire: Questionnaire, count: int, case: Case, *, rng: np.random.Generator
) -> Comparison:
    """The figures of the diagnosis on people who answer by one redrawn set of parameters.

    Parameters
    ----------
    questionnaire : Questionnaire
        What the diagnosis believes.
    count : int
        People drawn, at least two.
    case : Case
        The form, where the sittings take place, what is wrong with the answers.
    rng : numpy Generator
        Draws the truth, the people, their answers, the draws among near-equal questions, and the
        half that makes the paper form.

    Returns
    -------
    Comparison
    """
    crowd = Crowd(questionnaire, case, count, rng=rng)
    certainty = case.form.rule.certainty
    return compare(
        crowd.bank, crowd.papers(), crowd.sittings(), crowd.references, certainty, rng=rng
    )


def averaged(studies: Sequence[Comparison], *, seconds: float) -> Comparison:
    """The mean of each figure over studies of as many people each; the p90 of all people together.

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
        questions_p90=_p90([count for s in studies for count in s.lengths]),
        minutes_mean=fmean(s.minutes_mean for s in studies),
        minutes_p90=_p90([one for s in studies for one in s.minutes]),
        ece=fmean(s.ece for s in studies),
        axes={axis: _averaged_axis([s.axes[axis] for s in studies]) for axis in first.axes},
    )


def _p90(every: Sequence[float]) -> float:
    return float(np.quantile(every, 0.9))


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
