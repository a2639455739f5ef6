"""What people want to do: one fact for each choice, the last one holds."""

import json
from uuid import UUID

from sqlalchemy.orm import Session

from diagnostic.people import Scope
from models import GoalsRecord
from pathway.goals import ChosenGoals
from store.facts import Facts, Stamp
from store.visibility import facts_about


class Goals:
    """The choices of goals inside one transaction."""

    def __init__(self, session: Session, facts: Facts) -> None:
        self._session = session
        self._facts = facts

    def keep(
        self,
        learner_id: UUID,
        goals: tuple[str, ...],
        *,
        sessions: int | None,
        supersedes: UUID | None,
        stamp: Stamp,
    ) -> None:
        """Keep a choice."""
        self._facts.append(
            GoalsRecord(
                learner_id=learner_id,
                goals=json.dumps(goals),
                sessions=sessions,
                supersedes=supersedes,
                **stamp.columns,
            )
        )

    def chosen(self, learner_id: UUID, *, visible_to: Scope) -> tuple[ChosenGoals, ...]:
        """Every choice of a person that this scope may see, the last one first."""
        wanted = facts_about(GoalsRecord, learner_id, visible_to=visible_to).order_by(
            GoalsRecord.recorded_at.desc(), GoalsRecord.id.desc()
        )
        return tuple(map(_chosen, self._session.scalars(wanted)))


def _chosen(record: GoalsRecord) -> ChosenGoals:
    return ChosenGoals(
        record.id,
        record.learner_id,
        tuple(json.loads(record.goals)),
        record.sessions,
        record.recorded_by,
        record.recorded_at,
    )
