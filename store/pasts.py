"""What was known of a person: their sittings in a row and what was seen of them, made a past.

Each sitting speaks through its own revision. Nothing of this is kept: it is made from the facts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from diagnostic.answers import counting
from diagnostic.assessment import Assessment
from diagnostic.bank import Bank
from diagnostic.forms import FormKind
from diagnostic.observations import Observation, as_given
from diagnostic.past import Evidence, Moment, Past, observed, past_of
from diagnostic.people import Scope
from store.unit_of_work import Questionnaires, UnitOfWork

WHOLE = (FormKind.QUICK, FormKind.STANDARD)  # the forms that look at every axis


@dataclass(frozen=True, slots=True)
class Known:
    """Everything known of a person today.

    Parameters
    ----------
    latest : Assessment
        Their last sitting, with its past.
    sittings : tuple of Assessment
        It and those it follows, from the oldest; each with its past.
    bank : Bank
        The revision of the last sitting.
    past : Past
        All of their answers and observations, seen from the last of them.
    observations : tuple of Observation
        Those made after the last sitting that say something of its questions.
    """

    latest: Assessment
    sittings: tuple[Assessment, ...]
    bank: Bank
    past: Past
    observations: tuple[Observation, ...]

    @property
    def compared_with(self) -> Assessment | None:
        """The whole diagnosis to compare today with: the last one that something came after."""
        whole = [s for s in self.sittings if s.form.kind in WHOLE and s.answers]
        last = self.past.until
        return next((s for s in reversed(whole) if s.learnt_at < last), None)


def with_past(uow: UnitOfWork, assessment: Assessment, *, visible_to: Scope) -> Assessment:
    """A sitting with what was known when it started; a first one is given back as it is."""
    if assessment.follows is None:
        return assessment
    every = uow.assessments.of_learner(assessment.learner_id, visible_to=visible_to)
    seen = uow.observations.of_learner(assessment.learner_id, visible_to=visible_to)
    chain = chain_to(assessment, every)[:-1]
    bank = _asked(uow.questionnaires, assessment)
    past = _past(uow.questionnaires, bank, chain, seen, assessment.started_at)
    return replace(assessment, past=past)


def known_of(uow: UnitOfWork, learner_id: UUID, *, visible_to: Scope) -> Known | None:
    """All that a scope may know of a person today; None before the first sitting."""
    every = uow.assessments.of_learner(learner_id, visible_to=visible_to)
    if not every:
        return None
    seen = uow.observations.of_learner(learner_id, visible_to=visible_to)
    latest = next((sitting for sitting in every if sitting.answers), every[0])
    return _known(uow.questionnaires, latest, every, seen)


def _known(
    shelf: Questionnaires,
    latest: Assessment,
    every: Sequence[Assessment],
    seen: Sequence[Observation],
) -> Known:
    bank = _asked(shelf, latest)
    chain = chain_to(latest, every)
    after = tuple(o for o in seen if o.observed_at > latest.learnt_at and _says(bank, o))
    until = max([latest.learnt_at, *(o.observed_at for o in after)])
    sittings = tuple(
        replace(s, past=_past(shelf, _asked(shelf, s), chain[:place], seen, s.started_at))
        if place
        else s
        for place, s in enumerate(chain)
    )
    return Known(sittings[-1], sittings, bank, _past(shelf, bank, chain, seen, until), after)


def chain_to(latest: Assessment, every: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """A sitting and those it follows, from the oldest; one that was erased ends the chain."""
    by_id = {sitting.id: sitting for sitting in every}
    chain: list[Assessment] = []
    current: Assessment | None = latest
    while current is not None and current not in chain:
        chain.append(current)
        current = by_id.get(current.follows) if current.follows else None
    return tuple(reversed(chain))


def _past(
    shelf: Questionnaires,
    bank: Bank,
    sittings: Sequence[Assessment],
    seen: Iterable[Observation],
    until: datetime,
) -> Past:
    asked = [
        Moment(
            min(sitting.learnt_at, until),
            tuple(Evidence(given) for given in counting(sitting.given)),
            _asked(shelf, sitting),
        )
        for sitting in sittings
    ]
    return past_of([*asked, *observed(bank, (o for o in seen if o.observed_at <= until))], until)


def _says(bank: Bank, observation: Observation) -> bool:
    """Whether an observation is of something that these questions ask."""
    return as_given(observation) is not None and bool(observed(bank, [observation]))


def _asked(shelf: Questionnaires, sitting: Assessment) -> Bank:
    return shelf.at(sitting.questionnaire, sitting.revision).bank(sitting.questionnaire)
