"""What was known of a person before: former sittings and observations, each faded by its age.

A diagnosis starts from it, and the profile lives on it between two diagnoses. Nothing is kept:
it is made again from the facts.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np

from diagnostic.answers import RATHER_NOT_SAY, Given
from diagnostic.bank import Bank
from diagnostic.drift import faded
from diagnostic.errors import ContentError
from diagnostic.framework import Dimension, FloatArray
from diagnostic.observations import Observation, as_given

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One answer, and how much it weighs; 1 is an answer of a diagnosis."""

    given: Given
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Moment:
    """What was learnt at one time, in the questions of that time.

    Parameters
    ----------
    at : datetime
        Aware.
    evidence : tuple of Evidence
        In the order in which it came.
    bank : Bank
        The revision that was asked: an old answer means what it meant.
    """

    at: datetime
    evidence: tuple[Evidence, ...]
    bank: Bank


@dataclass(frozen=True, slots=True)
class Past:
    """Everything known before an instant, from the oldest.

    Parameters
    ----------
    moments : tuple of Moment
        By `at`, none after `until`.
    until : datetime
        The instant from which they are seen.
    """

    moments: tuple[Moment, ...] = ()
    until: datetime = LONG_AGO

    def __bool__(self) -> bool:
        return bool(self.moments)

    def then(self, moment: Moment) -> "Past":
        """The same with one more moment, seen from it; an empty one adds nothing."""
        moments = (*self.moments, moment) if moment.evidence else self.moments
        return Past(moments, moment.at)

    def seen_from(self, instant: datetime) -> "Past":
        """The same moments, seen later."""
        return replace(self, until=instant)

    def up_to(self, instant: datetime) -> "Past":
        """What was known then."""
        return Past(tuple(m for m in self.moments if m.at <= instant), instant)

    def given(self, bank: Bank) -> tuple[Given, ...]:
        """The latest answer to each question that this questionnaire still asks so.

        Parameters
        ----------
        bank : Bank
            The present questionnaire; what it no longer asks is left out.

        Returns
        -------
        tuple of Given
            In the order in which they were last answered.
        """
        latest: dict[str, Given] = {}
        for moment in self.moments:
            for evidence in moment.evidence:
                if evidence.given.option != RATHER_NOT_SAY and _is_asked(bank, evidence.given):
                    latest.pop(evidence.given.item, None)
                    latest[evidence.given.item] = evidence.given
        return tuple(latest.values())


NO_PAST = Past()


def past_of(moments: Iterable[Moment], until: datetime) -> Past:
    """These moments in order, but those that are empty or come after `until`.

    Parameters
    ----------
    moments : iterable of Moment
    until : datetime

    Returns
    -------
    Past
    """
    told = (m for m in moments if m.evidence and m.at <= until)
    return Past(tuple(sorted(told, key=lambda m: m.at)), until)


def with_answers(past: Past, bank: Bank, answers: Sequence[Given]) -> tuple[Given, ...]:
    """What is known of a person in a sitting: the past, then its own answers, which replace it.

    Parameters
    ----------
    past : Past
    bank : Bank
    answers : sequence of Given
        Of the sitting.

    Returns
    -------
    tuple of Given
    """
    if not past:
        return tuple(answers)
    again = {given.item for given in answers}
    return (*(g for g in past.given(bank) if g.item not in again), *answers)


def observed(bank: Bank, observations: Iterable[Observation]) -> tuple[Moment, ...]:
    """Observations as evidence, one moment a day; those that measure nothing here are left out.

    Ten observations of one skill are not ten answers: together they weigh at most as much as
    `Pace.observation` / `Pace.likeness` of one.

    Parameters
    ----------
    bank : Bank
    observations : iterable of Observation
        That nothing corrects (`observations.holding`).

    Returns
    -------
    tuple of Moment
        By day, each at its last observation.
    """
    asked = [(o.observed_at, g) for o in observations if (g := as_given(o)) and _is_asked(bank, g)]
    asked.sort(key=lambda one: one[0])
    times = Counter(given.item for _, given in asked)
    pace = bank.questionnaire.framework.pace
    days: dict[object, Moment] = {}
    for at, given in asked:
        day = days.get(at.date(), Moment(at, (), bank))
        told = (*day.evidence, Evidence(given, pace.weight(times[given.item])))
        days[at.date()] = Moment(at, told, bank)
    return tuple(days.values())


def _is_asked(bank: Bank, given: Given) -> bool:
    """Whether a questionnaire asks this, so, with this answer."""
    try:
        bank.likelihood(given)
    except ContentError:
        return False
    return True


def beliefs(bank: Bank, past: Past) -> FloatArray:
    """What is believed of a person at `past.until`, before anything more is asked.

    Parameters
    ----------
    bank : Bank
    past : Past

    Returns
    -------
    (n1, …, nd) array
        The prior of anybody where there is no past; adds up to 1.
    """
    if not past:
        return bank.prior
    found: FloatArray = bank.recent_beliefs.get(past, lambda: beliefs_anew(bank, past))
    return found


def beliefs_anew(bank: Bank, past: Past) -> FloatArray:
    """The same as `beliefs`, remembered by nobody."""
    joint = bank.prior * seen_at(bank, past)
    joint /= joint.sum()
    return joint


def seen_at(
    bank: Bank, past: Past, start: tuple[FloatArray, datetime] | None = None
) -> FloatArray:
    """Likelihood of the past at each combination of nodes, faded up to `past.until`.

    Parameters
    ----------
    bank : Bank
    past : Past
    start : ((n1, …, nd) array, datetime) or None
        What was known before its first moment, and when.

    Returns
    -------
    (n1, …, nd) array
        Not normalised.
    """
    seen, since = start or (np.ones(bank.prior.shape), None)
    for moment in past.moments:
        seen = _aged(bank, seen, since, moment.at) * _likelihood(bank, moment)
        since = moment.at
    return _aged(bank, seen, since, past.until)


def _aged(bank: Bank, seen: FloatArray, since: datetime | None, now: datetime) -> FloatArray:
    return seen if since is None or now <= since else faded(seen, bank.drifts, now - since)


def _likelihood(bank: Bank, moment: Moment) -> FloatArray:
    """Likelihood of one moment; what was measured on other nodes than today's says nothing."""
    result = np.ones([1] * len(bank.dimensions))
    for evidence in moment.evidence:
        row = moment.bank.likelihood(evidence.given)
        measured = moment.bank.dimension_of(evidence.given.item)
        place = bank.dimension_place.get(measured.id)
        if row is not None and place is not None and _alike(measured, bank.dimensions[place]):
            shape = [-1 if k == place else 1 for k in range(result.ndim)]
            result = result * (row**evidence.weight).reshape(shape)
    return result


def _alike(one: Dimension, other: Dimension) -> bool:
    return (one.kind, one.nodes, one.size) == (other.kind, other.nodes, other.size)
