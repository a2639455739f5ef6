"""What the person wants to do, in their own terms, and what it takes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pathway.errors import TooManyGoals, UnknownGoal

GOALS_MOST = 3  # a plan for everything is a plan for nothing


@dataclass(frozen=True, slots=True)
class GoalFamily:
    """What goals have in common: one opens a family to find one's own among a few.

    Parameters
    ----------
    id : str
        Readable, kebab-case, never reused.
    picture : str
        Name of its drawing, which may also be that of one of its goals.
    """

    id: str
    picture: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A wish of the person's, in their own words.

    Parameters
    ----------
    id : str
        Readable, kebab-case, never reused.
    needs : tuple of item id
        The questions that ask for the skills it takes; may be empty where `through` says it all.
    through : tuple of module id
        Modules that the wish itself is made of, whatever is known already: the démarche, the call.
    hindered_by : tuple of obstacle id
        Obstacles that, where they were shown, have to be lifted first.
    on : tuple of device id
        Devices it can be done on, one is enough; empty where any will do.
    picture : str
        Name of its drawing.
    family : family id
        Where it is looked for.
    """

    id: str
    needs: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    hindered_by: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    picture: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True)
class ChosenGoals:
    """What a person wants to do, as a fact: another choice is a new fact that supersedes it.

    Parameters
    ----------
    id : UUID
    learner_id : UUID
    goals : tuple of goal id
        In the order in which they were picked; three at most, none is a choice too.
    sessions : int or None
        How many there are: what is left on a pass, a number of visits; None where nothing limits.
    recorded_by : str
    recorded_at : datetime.datetime
    """

    id: UUID
    learner_id: UUID
    goals: tuple[str, ...]
    sessions: int | None
    recorded_by: str
    recorded_at: datetime


def checked_goals(goals: Sequence[str], known: Collection[str]) -> tuple[str, ...]:
    """The goals, each once, if they may be chosen.

    Parameters
    ----------
    goals : sequence of goal id
    known : collection of goal id
        Those of the catalogue.

    Returns
    -------
    tuple of goal id

    Raises
    ------
    UnknownGoal
        If one of them is not in the catalogue.
    TooManyGoals
        If there are more than three.
    """
    chosen = tuple(dict.fromkeys(goals))
    if not set(chosen) <= set(known):
        raise UnknownGoal
    if len(chosen) > GOALS_MOST:
        raise TooManyGoals(most=GOALS_MOST)
    return chosen
