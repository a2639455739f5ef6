"""What blocks a person, each obstacle with the answers that show it."""

from collections.abc import Sequence
from dataclasses import dataclass

from diagnostic.answers import Given
from diagnostic.framework import Framework
from diagnostic.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that stands in the way, shown by at least one answer; axis = what it weighs on."""

    id: str
    axis: str
    shown_by: tuple[Given, ...]


def obstacles(questionnaire: Questionnaire, answers: Sequence[Given]) -> tuple[Obstacle, ...]:
    """The obstacles that the answers show, in the order of the framework.

    Parameters
    ----------
    questionnaire : Questionnaire
        Each of its items names the options that show an obstacle.
    answers : sequence of Given
        That hold today.

    Returns
    -------
    tuple of Obstacle
    """
    framework = questionnaire.framework
    shown: dict[str, list[Given]] = {}
    for given in answers:
        for obstacle, options in questionnaire.item(given.item).obstacles.items():
            if given.option in options:
                shown.setdefault(obstacle, []).append(given)
    return tuple(
        Obstacle(id, _axis(framework, questionnaire, shown[id]), tuple(shown[id]))
        for id in framework.obstacles
        if id in shown
    )


def _axis(framework: Framework, questionnaire: Questionnaire, shown: list[Given]) -> str:
    return framework.axis_of(questionnaire.item(shown[0].item).dimension).id
