"""People who do not exist, to practise on: drawn by chance, they answer as they are.

Nothing of them is kept: drawn from the same chance, they are the same person.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

import numpy as np

from diagnostic.answers import AnswerMode, Given
from diagnostic.profile import AxisLevel
from diagnostic.questionnaire import Questionnaire
from diagnostic.simulation import AnswerSheets, People, draw_people, draw_truth


@dataclass(frozen=True, slots=True, eq=False)
class InventedPerson:
    """Somebody whom the questionnaire could meet, and who does not exist.

    Parameters
    ----------
    questionnaire : Questionnaire
    they : People
        One person alone: where they truly stand on every dimension.
    """

    questionnaire: Questionnaire
    they: People

    @classmethod
    def drawn(cls, questionnaire: Questionnaire, *, rng: np.random.Generator) -> Self:
        """A person drawn from the prior of a questionnaire.

        Parameters
        ----------
        questionnaire : Questionnaire
        rng : numpy Generator

        Returns
        -------
        InventedPerson
        """
        return cls(questionnaire, draw_people(questionnaire.prior, 1, rng=rng))

    def levels(self) -> dict[str, int]:
        """Their hidden level on each axis: the lowest of its dimensions.

        Returns
        -------
        dict of axis id to int
        """
        framework = self.questionnaire.framework
        levels = {d.id: int(self.they.levels(d)[0]) for d in framework.dimensions}
        return {axis.id: min(levels[id] for id in axis.dimensions) for axis in framework.axes}

    def replies(self, item: str, *, rng: np.random.Generator) -> dict[AnswerMode, Given]:
        """What they say, show or do at a question.

        Parameters
        ----------
        item : str
        rng : numpy Generator
            The same chance gives the same replies.

        Returns
        -------
        dict of AnswerMode to Given
            One for each mode of the question, drawn from parameters redrawn around ours
            (`simulation.draw_truth`).

        Raises
        ------
        UnknownItem
        """
        asked = self.questionnaire.item(item)
        truth = draw_truth(replace(self.questionnaire, items=(asked,)), rng=rng)
        answers = AnswerSheets(truth, self.they, rng=rng)
        return {mode: answers.given(0, item, mode) for mode in asked.modes}


class Match(StrEnum):
    """How near a diagnosis came to an invented person, on one axis."""

    FOUND = "found"
    NEAR = "near"
    FAR = "far"
    UNTOLD = "untold"


def match_of(axis: AxisLevel, hidden: int) -> Match:
    """What was found, beside what was hidden.

    Parameters
    ----------
    axis : AxisLevel
        As the profile tells it.
    hidden : int
        The true level.

    Returns
    -------
    Match
        `UNTOLD` where no level is announced; `NEAR` one level away.
    """
    if not axis.is_announced:
        return Match.UNTOLD
    away = abs(axis.level - hidden)
    return (Match.FOUND, Match.NEAR)[away] if away <= 1 else Match.FAR
