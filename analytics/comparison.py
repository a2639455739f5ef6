"""The adaptive diagnosis beside the best paper form of the same length, axis by axis.

What `replay` and `simulate` publish: the same names, whether people are real or drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.accuracy import Figures, Reference, calibration_error, figures
from analytics.fixed_order import best_order, in_order
from analytics.outcomes import AxisOutcomes, outcomes
from diagnostic.answers import Given
from diagnostic.bank import Bank
from diagnostic.standing import Certainty

DECIMALS = 6  # of the figures written


@dataclass(frozen=True, slots=True)
class AxisComparison:
    """One axis: the diagnosis on everybody, the paper form on the half that did not make it.

    Parameters
    ----------
    adaptive, fixed_order : Figures
    order : tuple of str
        Questions of the paper form, in the order found.
    advantage : float
        Exact levels of the diagnosis less those of the paper form, both on the scored half, each
        judged on its likeliest level.
    advantage_error : float
        Paired standard error of this difference.
    """

    adaptive: Figures
    fixed_order: Figures
    order: tuple[str, ...]
    advantage: float
    advantage_error: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that is published of one study.

    Parameters
    ----------
    respondents : int
    seconds : float
        That the study took.
    questions_mean, questions_p90 : float
        Questions asked in all, by person.
    minutes_mean, minutes_p90 : float
        Time expected for these questions, by person.
    ece : float
        Expected calibration error, axes together.
    axes : mapping of axis id to AxisComparison
    lengths, minutes : tuple
        The questions and the minutes of each person; not published one by one.
    """

    respondents: int
    seconds: float
    questions_mean: float
    questions_p90: float
    minutes_mean: float
    minutes_p90: float
    ece: float
    axes: Mapping[str, AxisComparison]
    lengths: tuple[int, ...] = ()
    minutes: tuple[float, ...] = ()

    def as_mapping(self) -> dict[str, object]:
        """The names and figures of the JSON file."""
        return {
            "respondents": self.respondents,
            "seconds": round(self.seconds, 2),
            "questions_mean": round(self.questions_mean, DECIMALS),
            "questions_p90": round(self.questions_p90, DECIMALS),
            "minutes_mean": round(self.minutes_mean, DECIMALS),
            "minutes_p90": round(self.minutes_p90, DECIMALS),
            "ece": round(self.ece, DECIMALS),
            "axes": {
                axis: {**_written(found.adaptive), "fixed_order": _written(found.fixed_order)}
                for axis, found in self.axes.items()
            },
        }


def _written(told: Figures) -> dict[str, float | None]:
    return {
        name: None if value is None else round(value, DECIMALS)
        for name, value in told.as_mapping().items()
    }


def compare(
    bank: Bank,
    people: Sequence[Mapping[str, Given]],
    sittings: Sequence[Sequence[Given]],
    references: Mapping[str, Reference],
    certainty: Certainty,
    *,
    rng: np.random.Generator,
    seconds: float = 0.0,
) -> Comparison:
    """The figures of some sittings, and those of the paper form that would replace them.

    Parameters
    ----------
    bank : Bank
    people : sequence of n mappings of item id to Given
        What each person answers if asked.
    sittings : sequence of n sequences of Given
        What each person was asked by the diagnosis.
    references : mapping of axis id to Reference
        Of the n people.
    certainty : Certainty
        Of the diagnosis.
    rng : numpy Generator
        Draws the half on which the paper form is made.
    seconds : float
        That the study took.

    Returns
    -------
    Comparison
    """
    found = outcomes(bank, sittings, certainty)
    lengths = {axis: round(float(own.questions.mean())) for axis, own in found.items()}
    making = _half(len(people), rng)
    makers = [answers for answers, makes in zip(people, making, strict=True) if makes]
    orders = {
        axis: best_order(bank, axis, makers, references[axis].levels[making], length=length)
        for axis, length in lengths.items()
    }
    others = [answers for answers, makes in zip(people, making, strict=True) if not makes]
    papers = outcomes(bank, [in_order(orders, lengths, a) for a in others], certainty)
    asked = np.array([len(sitting) for sitting in sittings])
    lasted = np.array([sum(bank.item(g.item).seconds for g in s) / 60 for s in sittings])
    return Comparison(
        respondents=len(people),
        seconds=seconds,
        questions_mean=float(asked.mean()),
        questions_p90=float(np.quantile(asked, 0.9)),
        minutes_mean=float(lasted.mean()),
        minutes_p90=float(np.quantile(lasted, 0.9)),
        ece=calibration_error((own, references[axis]) for axis, own in found.items()),
        axes={
            axis: _compared(own, papers[axis], references[axis], ~making, orders[axis])
            for axis, own in found.items()
        },
        lengths=tuple(int(count) for count in asked),
        minutes=tuple(float(one) for one in lasted),
    )


def _half(count: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    chosen = np.zeros(count, dtype=np.bool_)
    chosen[rng.permutation(count)[: count // 2]] = True
    return chosen


def _compared(
    adaptive: AxisOutcomes,
    paper: AxisOutcomes,
    reference: Reference,
    scored: NDArray[np.bool_],
    order: tuple[str, ...],
) -> AxisComparison:
    left = reference.of(scored)
    differences = (adaptive.likeliest[scored] == left.levels).astype(float)
    differences -= paper.likeliest == left.levels
    return AxisComparison(
        figures(adaptive, reference),
        figures(paper, left),
        order,
        float(differences.mean()),
        float(differences.std() / np.sqrt(len(differences))),
    )
