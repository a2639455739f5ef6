"""Plans: one fact for each version; what a version says is JSON that `pathway` reads."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from diagnostic.people import Scope
from models import LearnerRecord, PlanRecord
from store.facts import Facts, Stamp
from store.visibility import head_of, same_person, seen_by


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """One version of a person's plan, as it was kept."""

    id: UUID
    learner_id: UUID
    version: int
    steps: str
    recorded_by: str
    recorded_at: datetime
    recorded_where: str
    supersedes: UUID | None


class Plans:
    """The plans inside one transaction."""

    def __init__(self, session: Session, facts: Facts) -> None:
        self._session = session
        self._facts = facts

    def keep(
        self,
        learner_id: UUID,
        *,
        version: int,
        steps: str,
        supersedes: UUID | None,
        stamp: Stamp,
    ) -> None:
        """Keep a version; raises `AlreadyKept` if somebody has just kept that one."""
        self._facts.append(
            PlanRecord(
                learner_id=learner_id,
                version=version,
                steps=steps,
                supersedes=supersedes,
                **stamp.columns,
            )
        )

    def versions(self, learner_id: UUID, *, visible_to: Scope) -> tuple[KeptPlan, ...]:
        """Every version of a person's plan that this scope may see, the last one first."""
        wanted = (
            select(PlanRecord)
            .join(LearnerRecord, LearnerRecord.id == PlanRecord.learner_id)
            .where(seen_by(visible_to), same_person(learner_id))
            .order_by(PlanRecord.recorded_at.desc(), PlanRecord.version.desc())
        )
        return tuple(map(_kept, self._session.scalars(wanted)))

    def latest(self, *, visible_to: Scope) -> tuple[KeptPlan, ...]:
        """The last version of each person's plan that this scope may see."""
        wanted = (
            select(PlanRecord, head_of())
            .join(LearnerRecord, LearnerRecord.id == PlanRecord.learner_id)
            .where(seen_by(visible_to))
            .order_by(PlanRecord.recorded_at, PlanRecord.version)
        )
        last = {head: record for record, head in self._session.execute(wanted)}
        return tuple(replace(_kept(record), learner_id=head) for head, record in last.items())


def _kept(record: PlanRecord) -> KeptPlan:
    return KeptPlan(
        record.id,
        record.learner_id,
        record.version,
        record.steps,
        record.recorded_by,
        record.recorded_at,
        record.recorded_where,
        record.supersedes,
    )
