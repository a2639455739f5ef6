"""Where a sitting stands: for each axis, what is known, from how many answers, decided or not."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from diagnostic.answers import RATHER_NOT_SAY, SHOWN, Given
from diagnostic.bank import Bank
from diagnostic.framework import Axis, DimensionKind, FloatArray
from diagnostic.posterior import Posterior

FEWEST_ANSWERS = 2  # no level is told on an axis where fewer questions were answered


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure a level must be before its axis is decided, by kind of dimension.

    Probabilities in (0, 1]; 1 means never decided by certainty alone.
    """

    classes: float = 0.90
    traits: float = 0.80

    def asked_of(self, axis: Axis, bank: Bank) -> float:
        kinds = {bank.dimensions[bank.dimension_place[d]].kind for d in axis.dimensions}
        return self.traits if DimensionKind.TRAIT in kinds else self.classes


@dataclass(frozen=True, slots=True)
class AxisStanding:
    """One axis, now.

    Parameters
    ----------
    axis : Axis
    probabilities : tuple of float
        Of each level, adding up to 1.
    answers_by_dimension : tuple of int
        Informative answers on each of its dimensions.
    shown_count : int
        Answers that were observed or done on screen.
    is_decided : bool
        Sure enough, and from enough answers.
    is_sought : bool
        Whether the form is after this level at all.
    is_heard : bool
        Whether something was asked on it this time; of somebody known, an axis of which nothing
        is heard is not decided, however sure it was.
    """

    axis: Axis
    probabilities: tuple[float, ...]
    answers_by_dimension: tuple[int, ...]
    shown_count: int
    is_decided: bool
    is_sought: bool = True
    is_heard: bool = True

    @property
    def is_open(self) -> bool:
        """Whether a question may still be asked for its sake."""
        return self.is_sought and not self.is_decided

    @property
    def answers_count(self) -> int:
        return sum(self.answers_by_dimension)

    @property
    def has_enough_answers(self) -> bool:
        """Two answers at least; where the axis has several dimensions, one on each."""
        return self.answers_missing <= 0

    @property
    def answers_missing(self) -> int:
        """How many more answers it takes before its level may be told."""
        missing = answers_missing(self.answers_by_dimension)
        return max(missing, 0 if self.is_heard else 1)

    @property
    def missing_dimensions(self) -> tuple[str, ...]:
        """Dimensions on which the next compulsory answer must be."""
        if self.has_enough_answers or not self.is_sought:
            return ()
        bare = zip(self.axis.dimensions, self.answers_by_dimension, strict=True)
        return tuple(d for d, count in bare if count == 0) or self.axis.dimensions


def standings(
    posterior: Posterior, answers: Sequence[Given], certainty: Certainty
) -> tuple[AxisStanding, ...]:
    """Every axis of the questionnaire, in its order.

    Parameters
    ----------
    posterior : Posterior
        After these answers.
    answers : sequence of Given
    certainty : Certainty

    Returns
    -------
    tuple of AxisStanding
    """
    bank = posterior.bank
    told, shown = _counted(bank, answers)
    return tuple(
        _standing(axis, levels, told, shown, certainty.asked_of(axis, bank))
        for axis, levels in zip(bank.axes, posterior.axis_levels(), strict=True)
    )


def _counted(bank: Bank, answers: Sequence[Given]) -> tuple[Counter[str], Counter[str]]:
    """Informative answers on each dimension, and how many of them were observed or done."""
    told, shown = Counter[str](), Counter[str]()
    for given in answers:
        if given.option != RATHER_NOT_SAY:
            dimension = bank.item(given.item).dimension
            told[dimension] += 1
            shown[dimension] += given.mode in SHOWN
    return told, shown


def _standing(
    axis: Axis, levels: FloatArray, told: Counter[str], shown: Counter[str], wanted: float
) -> AxisStanding:
    counts = tuple(told[dimension] for dimension in axis.dimensions)
    probabilities = tuple(levels.tolist())
    is_sure = max(probabilities) >= wanted and wanted < 1
    return AxisStanding(
        axis,
        probabilities,
        counts,
        sum(shown[dimension] for dimension in axis.dimensions),
        is_decided=is_sure and answers_missing(counts) <= 0,
    )


def answers_missing(counts: tuple[int, ...]) -> int:
    """How many more answers an axis takes, from those on each of its dimensions."""
    return max(counts.count(0), FEWEST_ANSWERS - sum(counts))
