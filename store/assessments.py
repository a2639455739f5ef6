"""Sittings: from their facts to the domain's object, and back."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, bindparam, select

from diagnostic.answers import Answer, AnswerMode, Given, Setting, SpokenBy
from diagnostic.assessment import Assessment
from diagnostic.errors import UnknownAssessment
from diagnostic.forms import STANDARD, Form, read_form
from diagnostic.people import Scope
from models import AnswerRecord, AssessmentEndRecord, AssessmentRecord, LearnerRecord
from store.facts import Facts, Stamp
from store.visibility import same_person, seen_by

Sittings = Select[Any]
SCOPES_REMEMBERED = 512  # as many people at once find their question written already
SITTINGS = (  # plain columns: read at every click, they come twice as fast as whole objects
    select(*AssessmentRecord.__table__.columns, AssessmentEndRecord.recorded_at.label("ended_at"))
    .join(LearnerRecord, LearnerRecord.id == AssessmentRecord.learner_id)
    .outerjoin(AssessmentEndRecord, AssessmentEndRecord.assessment_id == AssessmentRecord.id)
)
ANSWER = (  # what an answer says, in the order in which `from_row` reads it
    AnswerRecord.id,
    AnswerRecord.item,
    AnswerRecord.option,
    AnswerRecord.mode,
    AnswerRecord.recorded_by,
    AnswerRecord.recorded_at,
    AnswerRecord.recorded_where,
    AnswerRecord.supersedes,
    AnswerRecord.spoken_by,
    AnswerRecord.seconds,
)
AS_RECORDED = (AnswerRecord.recorded_at, AnswerRecord.id)
ANSWERS_OF_ONE = (
    select(*ANSWER)
    .where(AnswerRecord.assessment_id == bindparam("sitting"))
    .order_by(*AS_RECORDED)
)
ANSWERS_OF_MANY = (
    select(AnswerRecord.assessment_id, *ANSWER)
    .where(AnswerRecord.assessment_id.in_(bindparam("sittings", expanding=True)))
    .order_by(*AS_RECORDED)
)
NEWEST = (AssessmentRecord.recorded_at.desc(), AssessmentRecord.id.desc())


class Assessments:
    """The sittings inside one transaction."""

    def __init__(self, connection: Connection, facts: Facts) -> None:
        self._connection = connection
        self._facts = facts

    def start(
        self,
        learner_id: UUID,
        questionnaire: str,
        revision: int,
        setting: Setting,
        stamp: Stamp,
        *,
        form: Form = STANDARD,
        follows: UUID | None = None,
    ) -> Assessment:
        """Keep the fact that a sitting starts; `follows` is the one whose end it starts from."""
        record = AssessmentRecord(
            learner_id=learner_id,
            questionnaire=questionnaire,
            revision=revision,
            setting=str(setting),
            form=form.key,
            follows=follows,
            **stamp.columns,
        )
        self._facts.append(record)
        return from_records(record, (), None)

    def get(self, assessment_id: UUID, *, visible_to: Scope) -> Assessment:
        """A sitting that this scope may see.

        Raises `UnknownAssessment` if there is none, or none that may be seen.
        """
        found = self._connection.execute(
            _one_seen_by(visible_to), {"sitting": assessment_id}
        ).one_or_none()
        if found is None:
            raise UnknownAssessment
        kept = self._connection.execute(ANSWERS_OF_ONE, {"sitting": assessment_id})
        return from_records(found, tuple(map(from_row, kept)), found.ended_at)

    def latest(self, *, visible_to: Scope, learner_id: UUID | None = None) -> Assessment:
        """The sitting of one person that started last; by default, of the scope's own learner.

        Raises `UnknownAssessment` if there is none, or nobody is named.
        """
        whose = learner_id or visible_to.learner_id
        if whose is None:
            raise UnknownAssessment
        wanted = _seen_by(visible_to).where(same_person(whose))
        found = self._all(wanted.order_by(*NEWEST).limit(1))
        if not found:
            raise UnknownAssessment
        return found[0]

    def find(
        self, assessment_id: UUID | None, *, visible_to: Scope, learner_id: UUID | None = None
    ) -> Assessment:
        """This sitting, or a person's latest where none is named; raises `UnknownAssessment`."""
        if assessment_id is None:
            return self.latest(visible_to=visible_to, learner_id=learner_id)
        return self.get(assessment_id, visible_to=visible_to)

    def of_learner(self, learner_id: UUID, *, visible_to: Scope) -> tuple[Assessment, ...]:
        """Every sitting of a person that this scope may see, the latest first."""
        wanted = _seen_by(visible_to).where(same_person(learner_id)).order_by(*NEWEST)
        return self._all(wanted)

    def keep(self, answer: Answer, *, of: Assessment) -> None:
        """Keep an answer; raises `AlreadyKept` if the same question has just been answered."""
        self._facts.append_row(AnswerRecord, to_row(answer, of))

    def end(self, assessment: Assessment, stamp: Stamp) -> None:
        """Keep the fact that a sitting ends; raises `AlreadyKept` if it has ended."""
        self._facts.append(
            AssessmentEndRecord(
                assessment_id=assessment.id, learner_id=assessment.learner_id, **stamp.columns
            )
        )

    def _all(self, wanted: Sittings) -> tuple[Assessment, ...]:
        rows = self._connection
        found = rows.execute(wanted).all()
        answers: dict[UUID, list[Answer]] = {started.id: [] for started in found}
        for kept in rows.execute(ANSWERS_OF_MANY, {"sittings": list(answers)}) if answers else ():
            answers[kept[0]].append(from_row(kept[1:]))
        return tuple(from_records(one, tuple(answers[one.id]), one.ended_at) for one in found)


@lru_cache(maxsize=SCOPES_REMEMBERED)
def _seen_by(scope: Scope) -> Sittings:
    """Sittings and their ends, of the people whom this scope sees."""
    return SITTINGS.where(seen_by(scope))


@lru_cache(maxsize=SCOPES_REMEMBERED)
def _one_seen_by(scope: Scope) -> Sittings:
    """One of them, named at each execution: written once, it is also compiled once."""
    return _seen_by(scope).where(AssessmentRecord.id == bindparam("sitting"))


def to_row(answer: Answer, assessment: Assessment) -> dict[str, Any]:
    """An answer as it is kept."""
    return {
        "id": answer.id,
        "learner_id": assessment.learner_id,
        "assessment_id": assessment.id,
        "item": answer.given.item,
        "option": answer.given.option,
        "mode": str(answer.given.mode),
        "recorded_by": answer.recorded_by,
        "recorded_at": answer.recorded_at,
        "recorded_where": answer.recorded_where,
        "supersedes": answer.supersedes,
        "spoken_by": None if answer.spoken_by is None else str(answer.spoken_by),
        "seconds": answer.seconds,
    }


def from_row(row: Sequence[Any]) -> Answer:
    """An answer as it was given, from the columns of `ANSWER`."""
    id, item, option, mode, by, at, where, supersedes, spoken_by, seconds = row
    speaker = None if spoken_by is None else SpokenBy(spoken_by)
    given = Given(item, option, AnswerMode(mode))
    return Answer(id, given, by, at, where, supersedes, speaker, seconds)


def from_records(
    started: AssessmentRecord | Row[Any],
    answers: tuple[Answer, ...],
    ended_at: datetime | None,
) -> Assessment:
    """A sitting, rebuilt from its facts."""
    return Assessment(
        started.id,
        started.learner_id,
        started.questionnaire,
        started.revision,
        Setting(started.setting),
        started.recorded_at,
        answers,
        ended_at,
        read_form(started.form),
        started.follows,
    )
