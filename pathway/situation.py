"""What the rules of the pathway read of a person: levels, obstacles, facts, what they do alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from diagnostic.answers import Given
from diagnostic.bank import Bank
from diagnostic.mastery import chances_alone
from diagnostic.obstacles import Obstacle
from diagnostic.past import NO_PAST, Past, beliefs, with_answers
from diagnostic.posterior import posterior_of
from diagnostic.profile import profile_of

KNOWN = 0.8  # P(done alone) from which a thing is held as known (the design's bar for a goal)


@dataclass(frozen=True, slots=True)
class Situation:
    """A person as the pathway sees them.

    Parameters
    ----------
    levels : mapping of axis or dimension id to level
        Those that are announced, and those only.
    obstacles : tuple of Obstacle
    facts : mapping of fact to value
        As told.
    chances : mapping of item id to float
        P(done alone), between 0 and 1.
    asked : mapping of item id to Given
        The answers on skills that say « pas encore » or « avec de l’aide », as they came.
    goals : tuple of goal id
    said : mapping of item id to option
        Every answer, as it came.
    """

    levels: Mapping[str, int]
    obstacles: tuple[Obstacle, ...]
    facts: Mapping[str, str]
    chances: Mapping[str, float]
    asked: Mapping[str, Given]
    goals: tuple[str, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)


def situation_of(
    bank: Bank, answers: Sequence[Given], goals: Sequence[str] = (), past: Past = NO_PAST
) -> Situation:
    """The situation that these answers show.

    Parameters
    ----------
    bank : Bank
    answers : sequence of Given
        That hold today.
    goals : sequence of goal id
        What the person wants to do.
    past : Past
        What was known before these answers: former sittings, observations.

    Returns
    -------
    Situation

    Raises
    ------
    UnknownItem, UnknownOption, ModeNotOffered
        If an answer does not belong to the questionnaire.
    """
    profile = profile_of(bank, answers, past=past)
    known = with_answers(past, bank, answers)
    facts = {bank.item(g.item).fact: g.option for g in known}
    wanted = [g for area in profile.areas for g in (*area.not_yet, *area.with_help)]
    return Situation(
        {
            found.axis: found.level
            for found in (*profile.axes, *profile.dimensions)
            if found.is_announced
        },
        profile.obstacles,
        {fact: value for fact, value in facts.items() if fact is not None},
        chances_alone(posterior_of(bank, answers, beliefs(bank, past)), known),
        {given.item: given for given in wanted},
        tuple(goals),
        {given.item: given.option for given in known},
    )
