"""What a person answered, and how we came to know it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

UNSURE = "unsure"  # « je ne sais pas »: a category of its own, with its own curve
RATHER_NOT_SAY = "rather_not_say"  # « je préfère ne pas répondre »: carries no information
ALWAYS_OFFERED = (UNSURE, RATHER_NOT_SAY)
LONGEST_SECONDS = 300  # what is kept of a longer time


class AnswerMode(StrEnum):
    """Declared by the person, observed by the adviser, or done on the screen."""

    DECLARED = "declared"
    OBSERVED = "observed"
    DONE = "done"


SHOWN = (AnswerMode.OBSERVED, AnswerMode.DONE)  # seen, not only said


class SpokenBy(StrEnum):
    """Who said the words of the answer; the answer is the person's all the same."""

    SELF = "self"
    INTERPRETER = "interpreter"
    RELATIVE = "relative"


class Setting(StrEnum):
    """Where the sitting takes place, hence which modes of answer are possible."""

    ALONE = "alone"
    DESK = "desk"
    PHONE = "phone"

    @property
    def modes(self) -> tuple[AnswerMode, ...]:
        return _MODES[self]


_MODES = {
    Setting.ALONE: (AnswerMode.DECLARED, AnswerMode.DONE),
    Setting.DESK: (AnswerMode.DECLARED, AnswerMode.OBSERVED, AnswerMode.DONE),
    Setting.PHONE: (AnswerMode.DECLARED,),
}


@dataclass(frozen=True, slots=True)
class Given:
    """What the engine reads of an answer: the question, the option, the mode."""

    item: str
    option: str
    mode: AnswerMode = AnswerMode.DECLARED


def seconds_kept(elapsed: timedelta) -> int:
    """The time of an answer as it is kept: whole seconds, from 0 to `LONGEST_SECONDS`.

    A longer time is that of somebody who went away: how long is nobody's business.
    """
    return min(max(round(elapsed.total_seconds()), 0), LONGEST_SECONDS)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as a fact: given once, by someone, somewhere; a correction supersedes it.

    `seconds` runs from the question shown to its answer, as `seconds_kept` says; None where it
    was not measured, or where a former answer was changed. Nobody is ever shown it.
    """

    id: UUID
    given: Given
    recorded_by: str
    recorded_at: datetime
    recorded_where: str
    supersedes: UUID | None = None
    spoken_by: SpokenBy | None = None
    seconds: int | None = None


def counting(answers: Sequence[Given]) -> Sequence[Given]:
    """The answers that count, one a question: what was seen or done counts over what was said.

    Of two answers to a question seen or done, or both said, the later counts; it keeps the place
    of the first. Not wanting to answer again withdraws nothing: a correction does.

    Parameters
    ----------
    answers : sequence of Given
        In the order in which they were given.

    Returns
    -------
    sequence of Given
        The same one where no question was answered twice.
    """
    if len({given.item for given in answers}) == len(answers):
        return answers
    kept: dict[str, Given] = {}
    for given in answers:
        former = kept.get(given.item)
        if former is None or _counts_over(given, former):
            kept[given.item] = given
    return tuple(kept.values())


def _counts_over(given: Given, former: Given) -> bool:
    if given.option == RATHER_NOT_SAY:
        return False
    return given.mode is not AnswerMode.DECLARED or former.mode is AnswerMode.DECLARED


def standing(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The answers that hold today, each corrected one replaced by its correction, in its place."""
    by_former = {a.supersedes: a for a in answers if a.supersedes is not None}
    held = []
    for answer in (a for a in answers if a.supersedes is None):
        last = answer
        while last.id in by_former:
            last = by_former[last.id]
        held.append(last)
    return tuple(held)
