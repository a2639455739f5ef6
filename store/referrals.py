"""Who was sent where, and what became of it."""

from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from diagnostic.people import Scope
from models import ReferralRecord, ReferralStepRecord
from pathway.errors import UnknownReferral
from pathway.referrals import (
    Contact,
    Referral,
    ReferralReason,
    ReferralState,
    ReferralStep,
    RefusalReason,
)
from store.facts import Facts, Stamp
from store.visibility import facts_about, head_of, same_person


class Referrals:
    """The referrals inside one transaction."""

    def __init__(self, session: Session, facts: Facts) -> None:
        self._session = session
        self._facts = facts

    def propose(
        self,
        learner_id: UUID,
        place_id: UUID,
        *,
        reason: ReferralReason,
        contact: Contact,
        stamp: Stamp,
    ) -> None:
        """Keep the fact that a person is sent to a place."""
        self._facts.append(
            ReferralRecord(
                learner_id=learner_id,
                place_id=place_id,
                reason=str(reason),
                contact=str(contact),
                **stamp.columns,
            )
        )

    def note(
        self,
        referral: Referral,
        state: ReferralState,
        *,
        refused_because: RefusalReason | None,
        stamp: Stamp,
    ) -> None:
        """Keep what became of a referral."""
        self._facts.append(
            ReferralStepRecord(
                learner_id=referral.learner_id,
                referral_id=referral.id,
                state=str(state),
                refused_because=None if refused_because is None else str(refused_because),
                **stamp.columns,
            )
        )

    def get(self, referral_id: UUID, *, visible_to: Scope) -> Referral:
        """A referral that this scope may see; raises `UnknownReferral`."""
        found = self._read(visible_to, ReferralRecord.id == referral_id)
        if not found:
            raise UnknownReferral
        return found[0]

    def of_learner(self, learner_id: UUID, *, visible_to: Scope) -> tuple[Referral, ...]:
        """Those of a person, the latest first."""
        return self._read(visible_to, same_person(learner_id))

    def all(self, *, visible_to: Scope) -> tuple[Referral, ...]:
        """Every referral that this scope may see, the latest first."""
        return self._read(visible_to)

    def _read(self, scope: Scope, *which: ColumnElement[bool]) -> tuple[Referral, ...]:
        wanted = (
            facts_about(ReferralRecord, visible_to=scope)
            .add_columns(head_of())
            .where(*which)
            .order_by(ReferralRecord.recorded_at.desc(), ReferralRecord.id.desc())
        )
        found = self._session.execute(wanted).all()
        steps = self._steps([record.id for record, _ in found])
        return tuple(_referral(one, head, tuple(steps.get(one.id, ()))) for one, head in found)

    def _steps(self, referrals: list[UUID]) -> dict[UUID, list[ReferralStep]]:
        if not referrals:
            return {}
        wanted = (
            select(ReferralStepRecord)
            .where(ReferralStepRecord.referral_id.in_(referrals))
            .order_by(ReferralStepRecord.recorded_at, ReferralStepRecord.id)
        )
        found: dict[UUID, list[ReferralStep]] = {}
        for record in self._session.scalars(wanted):
            found.setdefault(record.referral_id, []).append(_step(record))
        return found


def _referral(
    record: ReferralRecord, learner_id: UUID, steps: tuple[ReferralStep, ...]
) -> Referral:
    return Referral(
        record.id,
        learner_id,
        record.place_id,
        ReferralReason(record.reason),
        Contact(record.contact),
        record.recorded_at,
        record.recorded_by,
        steps,
    )


def _step(record: ReferralStepRecord) -> ReferralStep:
    because = record.refused_because
    return ReferralStep(
        record.id,
        ReferralState(record.state),
        record.recorded_at,
        record.recorded_by,
        None if because is None else RefusalReason(because),
    )
