"""What an adviser saw a person do, on one scale for every skill and every démarche.

An observation is a fact: a later one does not undo it, it shows the way made since; only a
correction supersedes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from diagnostic.answers import AnswerMode, Given

DEMARCHE = "demarche:"  # what the subject of a démarche starts with; others are skills


class Autonomy(StrEnum):
    """How much the person did: fait à sa place, avec guidage, avec aide si besoin, seul.

    In this order, from the least to the most; `rung` is the place on that ladder, from 0 to 3.
    """

    DONE_FOR_THEM = "done_for_them"
    GUIDED = "guided"
    HELP_IF_NEEDED = "help_if_needed"
    ALONE = "alone"

    @property
    def rung(self) -> int:
        return tuple(Autonomy).index(self)


_AMOUNTS_TO = {
    Autonomy.DONE_FOR_THEM: "not_yet",
    Autonomy.GUIDED: "with_help",
    Autonomy.HELP_IF_NEEDED: "with_help",
    Autonomy.ALONE: "alone",
}


@dataclass(frozen=True, slots=True)
class Observation:
    """What one person was seen doing, once, with how much help.

    Parameters
    ----------
    id : UUID
        Of the fact.
    learner_id : UUID
        The person seen, whichever of their files it was written in.
    subject : str
        The id of a question about a skill, or `demarche:` and the id of a démarche.
    autonomy : Autonomy
        How much of it they did themselves.
    observed_at : datetime
        When it was seen, aware; it may be written down later.
    recorded_by : str
        Who wrote it, as in every fact.
    meeting_id : UUID or None
        The meeting or workshop where it was seen, if it was at one.
    supersedes : UUID or None
        The observation that this one corrects.
    """

    id: UUID
    learner_id: UUID
    subject: str
    autonomy: Autonomy
    observed_at: datetime
    recorded_by: str
    meeting_id: UUID | None = None
    supersedes: UUID | None = None

    @property
    def is_demarche(self) -> bool:
        """Whether a démarche was seen, rather than a skill."""
        return self.subject.startswith(DEMARCHE)


def as_given(observation: Observation) -> Given | None:
    """The answer that an observed skill amounts to, in the mode "observed".

    The scale has four rungs and a question about a skill three answers: *avec guidage* and *avec
    aide si besoin* are both help that was there, hence "with_help"; what was done in the person's
    place tells that they cannot yet. How much such an answer weighs is not said here.

    Parameters
    ----------
    observation : Observation
        Its subject must be a question answered by *seul, avec aide, pas encore*; that the
        questionnaire has such a question is for the reader of a questionnaire to check.

    Returns
    -------
    Given or None
        None for a démarche: it rests on many skills at once and measures none of them.
    """
    if observation.is_demarche:
        return None
    option = _AMOUNTS_TO[observation.autonomy]
    return Given(observation.subject, option, AnswerMode.OBSERVED)


def holding(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """The observations that nothing corrects, from the first seen to the last.

    Parameters
    ----------
    observations : iterable of Observation
        With the corrections among them, in any order.

    Returns
    -------
    tuple of Observation
        By `observed_at`, then by id, which sorts by the time of writing.
    """
    every = tuple(observations)
    corrected = {observation.supersedes for observation in every}
    held = (observation for observation in every if observation.id not in corrected)
    return tuple(sorted(held, key=lambda observation: (observation.observed_at, observation.id)))
