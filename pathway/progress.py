"""What a person can do now that they could not, since when; never what they no longer do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from diagnostic.answers import AnswerMode, Given
from diagnostic.observations import Autonomy, Observation

NOT_ALONE = frozenset({"with_help", "not_yet", "unsure"})
ALONE = "alone"


@dataclass(frozen=True, slots=True)
class SaidThen:
    """An answer of a sitting, and when it was given."""

    given: Given
    at: datetime


class SeenThen(Protocol):
    """What was seen, how much was done alone, and when; an observation is one."""

    @property
    def subject(self) -> str: ...
    @property
    def autonomy(self) -> Autonomy: ...
    @property
    def observed_at(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Achieved:
    """Something done alone now, that was not.

    Parameters
    ----------
    subject : str
        As in an observation: a question about a skill, or a démarche.
    since : datetime
        The first time it was done alone after it was not.
    was_seen : bool
        Whether it was seen or done on the screen, and not only said.
    """

    subject: str
    since: datetime
    was_seen: bool


@dataclass(frozen=True, slots=True)
class _Moment:
    subject: str
    at: datetime
    is_alone: bool
    was_seen: bool


def achieved(said: Iterable[SaidThen], observations: Iterable[SeenThen]) -> tuple[Achieved, ...]:
    """What can be done alone now and could not, the newest first.

    A subject counts when its last trace says "alone" and an earlier one said otherwise; what was
    only ever said alone is no progress, and nothing that slipped back is told.

    Parameters
    ----------
    said : iterable of SaidThen
        Answers that hold, of every sitting.
    observations : iterable of SeenThen
        Observations that nothing corrects.

    Returns
    -------
    tuple of Achieved
    """
    by_subject: dict[str, list[_Moment]] = {}
    for moment in sorted([*_answers(said), *_seen(observations)], key=lambda one: one.at):
        by_subject.setdefault(moment.subject, []).append(moment)
    found = [one for moments in by_subject.values() if (one := _achieved(moments)) is not None]
    return tuple(sorted(found, key=lambda one: (one.since, one.subject), reverse=True))


def _achieved(moments: Sequence[_Moment]) -> Achieved | None:
    last_not = max((n for n, one in enumerate(moments) if not one.is_alone), default=None)
    if last_not is None or last_not == len(moments) - 1:
        return None
    since = moments[last_not + 1 :]
    return Achieved(since[0].subject, since[0].at, any(one.was_seen for one in since))


def _answers(said: Iterable[SaidThen]) -> list[_Moment]:
    return [
        _Moment(
            one.given.item,
            one.at,
            one.given.option == ALONE,
            one.given.mode is not AnswerMode.DECLARED,
        )
        for one in said
        if one.given.option == ALONE or one.given.option in NOT_ALONE
    ]


def _seen(observations: Iterable[SeenThen]) -> list[_Moment]:
    return [
        _Moment(one.subject, one.observed_at, one.autonomy is Autonomy.ALONE, was_seen=True)
        for one in observations
    ]


def until_first_demarche_alone(
    observations: Iterable[Observation], since: datetime
) -> timedelta | None:
    """How long until a first démarche was done alone.

    Parameters
    ----------
    observations : iterable of Observation
        That nothing corrects.
    since : datetime
        When the follow-up began.

    Returns
    -------
    datetime.timedelta or None
        None while there is none.
    """
    alone = [
        one.observed_at
        for one in observations
        if one.is_demarche and one.autonomy is Autonomy.ALONE and one.observed_at >= since
    ]
    return min(alone) - since if alone else None
