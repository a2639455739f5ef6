"""Plans: one fact for each version; what a version says is JSON that `pathway` reads."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from diagnostic.people import Scope
from models import PlanRecord
from store.facts import Facts, Stamp
from store.visibility import facts_about, head_of


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
        wanted = facts_about(PlanRecord, learner_id, visible_to=visible_to).order_by(
            PlanRecord.recorded_at.desc(), PlanRecord.version.desc()
        )
        return tuple(map(_kept, self._session.scalars(wanted)))

    def latest(self, *, visible_to: Scope) -> tuple[KeptPlan, ...]:
        """The last version of each person's plan that this scope may see."""
        wanted = (
            facts_about(PlanRecord, visible_to=visible_to)
            .add_columns(head_of())
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
