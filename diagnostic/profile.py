"""What the person walks away with: a level by axis with its doubt, areas, type, obstacles.

Never a score: levels are situations, doubts are said, nothing is told from too few answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from diagnostic.answers import RATHER_NOT_SAY, UNSURE, Given, counting
from diagnostic.bank import Bank
from diagnostic.insee import InseeStatus, insee_status
from diagnostic.obstacles import Obstacle, obstacles
from diagnostic.past import NO_PAST, Past, beliefs, with_answers
from diagnostic.posterior import Posterior, posterior_of
from diagnostic.profile_types import ProfileType, profile_types
from diagnostic.questionnaire import Item
from diagnostic.standing import AxisStanding, standings
from diagnostic.stopping import FIRST_DIAGNOSIS, StoppingRule
from diagnostic.telling import told_levels

ANSWERS_PER_AREA = 2  # an area is told only from answers of its own, two at least


@dataclass(frozen=True, slots=True)
class AxisLevel:
    """The level reached on one axis or dimension, and how far we may believe it."""

    axis: str
    probabilities: tuple[float, ...]
    answers_count: int
    is_announced: bool
    is_decided: bool

    @property
    def level(self) -> int:
        """The level told (`telling.told_levels`): the likeliest, where it cannot be far off."""
        return int(told_levels(np.asarray(self.probabilities), self.answers_count))

    def between(self) -> tuple[int, int]:
        """The level told and its likelier neighbour, in order: « entre … et … »."""
        best, p = self.level, self.probabilities
        near = [n for n in (best - 1, best + 1) if 0 <= n < len(p)]
        other = max(near, key=lambda n: p[n])
        return min(best, other), max(best, other)


@dataclass(frozen=True, slots=True)
class AreaReading:
    """One DigComp area, in what the person said or showed; told from two answers at least."""

    area: str
    alone: tuple[Given, ...]
    with_help: tuple[Given, ...]
    not_yet: tuple[Given, ...]

    @property
    def is_told(self) -> bool:
        return len(self.alone + self.with_help + self.not_yet) >= ANSWERS_PER_AREA


@dataclass(frozen=True, slots=True)
class Profile:
    """All that a set of answers says of a person."""

    axes: tuple[AxisLevel, ...]
    dimensions: tuple[AxisLevel, ...]
    types: tuple[ProfileType, ...]
    obstacles: tuple[Obstacle, ...]
    areas: tuple[AreaReading, ...]
    insee: InseeStatus

    @property
    def type(self) -> ProfileType | None:
        """The likeliest type, once every axis it may rest on is announced."""
        announced = all(axis.is_announced for axis in self.axes)
        return self.types[0] if self.types and announced else None


def profile_of(
    bank: Bank,
    answers: Sequence[Given],
    rule: StoppingRule = FIRST_DIAGNOSIS,
    past: Past = NO_PAST,
) -> Profile:
    """The profile that these answers give.

    Parameters
    ----------
    bank : Bank
    answers : sequence of Given
        That hold today.
    rule : StoppingRule
        Its certainty tells « entre … et … » from a level.
    past : Past
        What was known before these answers; without any, it is the profile between two diagnoses.

    Returns
    -------
    Profile

    Raises
    ------
    UnknownItem, UnknownOption, ModeNotOffered
        If an answer does not belong to the questionnaire.
    """
    answers = counting(answers)
    posterior = posterior_of(bank, answers, beliefs(bank, past))
    known = with_answers(past, bank, answers)
    now = standings(posterior, known, rule.certainty)
    questionnaire = bank.questionnaire
    return Profile(
        tuple(_axis_level(standing) for standing in now),
        tuple(level for standing in now for level in _dimension_levels(posterior, standing)),
        profile_types(posterior, known),
        obstacles(questionnaire, known),
        tuple(_reading(bank, area.id, known) for area in questionnaire.framework.areas),
        insee_status(questionnaire, known),
    )


def _axis_level(s: AxisStanding) -> AxisLevel:
    return AxisLevel(
        s.axis.id, s.probabilities, s.answers_count, s.has_enough_answers, s.is_decided
    )


def _dimension_levels(posterior: Posterior, standing: AxisStanding) -> tuple[AxisLevel, ...]:
    """The dimensions of an axis that rests on several: both are shown."""
    if len(standing.axis.dimensions) == 1:
        return ()
    return tuple(
        AxisLevel(
            dimension,
            tuple(float(p) for p in posterior.dimension_levels(dimension)),
            count,
            count > 0,
            standing.is_decided,
        )
        for dimension, count in zip(
            standing.axis.dimensions, standing.answers_by_dimension, strict=True
        )
    )


def _reading(bank: Bank, area: str, answers: Sequence[Given]) -> AreaReading:
    items = {item.id: item for item in bank.items if item.area == area}
    mine = [g for g in answers if g.item in items and g.option != RATHER_NOT_SAY]
    parts: dict[str, list[Given]] = {"alone": [], "with_help": [], "not_yet": []}
    for given in mine:
        parts[_part(items[given.item], given)].append(given)
    return AreaReading(
        area, tuple(parts["alone"]), tuple(parts["with_help"]), tuple(parts["not_yet"])
    )


def _part(item: Item, given: Given) -> str:
    rank = None if given.option == UNSURE else item.rank_of(given.option)
    if not rank:
        return "not_yet"
    return "alone" if rank == item.ranks - 1 else "with_help"
