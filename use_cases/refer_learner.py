"""Sending a person to a named place, and noting what became of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from diagnostic.people import Actor, Role
from pathway.errors import NotTheNextState, RefusalUnexplained
from pathway.places import Place
from pathway.referrals import (
    Contact,
    Referral,
    ReferralReason,
    ReferralState,
    RefusalReason,
    next_states,
)
from security.access import allow, scope_of
from security.audit import Act, line, refusals_noted
from store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Sent:
    """A referral and its place."""

    referral: Referral
    place: Place


@allow(Role.ADVISER)
def see_referrals(
    uow: UnitOfWork, actor: Actor, *, learner_id: UUID, now: datetime
) -> tuple[Sent, ...]:
    """Where a person was sent, the latest first. Raises `UnknownLearner`."""
    scope = scope_of(actor)
    with refusals_noted(uow, Act.READ, actor, now=now), uow.reading():
        learner = uow.learners.get(learner_id, visible_to=scope)
        found = uow.referrals.of_learner(learner.id, visible_to=scope)
        return tuple(
            Sent(one, uow.places.get(one.place_id, structure_id=actor.structure_id))
            for one in found
        )


@allow(Role.ADVISER)
def refer(
    uow: UnitOfWork,
    actor: Actor,
    *,
    learner_id: UUID,
    place_id: UUID,
    reason: ReferralReason,
    contact: Contact,
    now: datetime,
) -> None:
    """Propose a place to a person. Raises `UnknownLearner` and `UnknownPlace`."""
    with refusals_noted(uow, Act.REFER, actor, now=now), uow:
        learner = uow.learners.get(learner_id, visible_to=scope_of(actor))
        place = uow.places.get(place_id, structure_id=actor.structure_id)
        uow.referrals.propose(
            learner.id,
            place.id,
            reason=reason,
            contact=contact,
            stamp=uow.facts.stamp(actor, now),
        )
        uow.audit.append(line(Act.REFER, actor, now=now, subject_id=learner.id))
        uow.commit()


@allow(Role.ADVISER)
def note_outcome(
    uow: UnitOfWork,
    actor: Actor,
    *,
    referral_id: UUID,
    outcome: ReferralState,
    refused_because: RefusalReason | None = None,
    now: datetime,
) -> None:
    """Note what became of a referral; the same outcome twice changes nothing.

    Raises `UnknownReferral`, `NotTheNextState` for what cannot follow, and `RefusalUnexplained`
    for a refusal without its reason.
    """
    with refusals_noted(uow, Act.REFER, actor, now=now), uow:
        referral = uow.referrals.get(referral_id, visible_to=scope_of(actor))
        if outcome is referral.state:
            return
        if outcome not in next_states(referral.state):
            raise NotTheNextState
        refused = outcome is ReferralState.REFUSED
        if refused and refused_because is None:
            raise RefusalUnexplained
        uow.referrals.note(
            referral,
            outcome,
            refused_because=refused_because if refused else None,
            stamp=uow.facts.stamp(actor, now),
        )
        uow.audit.append(line(Act.REFER, actor, now=now, subject_id=referral.learner_id))
        uow.commit()
