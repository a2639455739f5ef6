"""Sittings: from their facts to the domain's object, and back."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from diagnostic.answers import Answer, AnswerMode, Given, Setting
from diagnostic.assessment import Assessment
from diagnostic.errors import UnknownAssessment
from diagnostic.people import Scope
from models import AnswerRecord, AssessmentEndRecord, AssessmentRecord
from store.facts import Facts, Stamp


class Assessments:
    """The sittings inside one transaction."""

    def __init__(self, session: Session, facts: Facts) -> None:
        self._session = session
        self._facts = facts

    def start(
        self, learner_id: UUID, questionnaire: str, revision: int, setting: Setting, stamp: Stamp
    ) -> Assessment:
        """Keep the fact that a sitting starts."""
        record = AssessmentRecord(
            learner_id=learner_id,
            questionnaire=questionnaire,
            revision=revision,
            setting=str(setting),
            **stamp.columns,
        )
        self._facts.append(record)
        return from_records(record, (), None)

    def get(self, assessment_id: UUID, *, visible_to: Scope) -> Assessment:
        """A sitting that this scope may see.

        Raises `UnknownAssessment` if there is none, or none that may be seen.
        """
        return self._one(_seen_by(visible_to).where(AssessmentRecord.id == assessment_id))

    def latest(self, *, visible_to: Scope) -> Assessment:
        """The sitting that started last; raises `UnknownAssessment` if there is none."""
        newest = (AssessmentRecord.recorded_at.desc(), AssessmentRecord.id.desc())
        return self._one(_seen_by(visible_to).order_by(*newest).limit(1))

    def find(self, assessment_id: UUID | None, *, visible_to: Scope) -> Assessment:
        """This sitting, or the latest where none is named; raises `UnknownAssessment`."""
        if assessment_id is None:
            return self.latest(visible_to=visible_to)
        return self.get(assessment_id, visible_to=visible_to)

    def keep(self, answer: Answer, *, of: Assessment) -> None:
        """Keep an answer; raises `AlreadyKept` if the same question has just been answered."""
        self._facts.append(to_record(answer, of))

    def end(self, assessment: Assessment, stamp: Stamp) -> None:
        """Keep the fact that a sitting ends; raises `AlreadyKept` if it has ended."""
        self._facts.append(
            AssessmentEndRecord(
                assessment_id=assessment.id, learner_id=assessment.learner_id, **stamp.columns
            )
        )

    def _one(self, wanted: Select[AssessmentRecord, AssessmentEndRecord]) -> Assessment:
        found = self._session.execute(wanted).one_or_none()
        if found is None:
            raise UnknownAssessment
        started, ended = found
        answers = self._session.scalars(
            select(AnswerRecord)
            .where(AnswerRecord.assessment_id == started.id)
            .order_by(AnswerRecord.recorded_at, AnswerRecord.id)
        )
        return from_records(started, tuple(answers), ended)


def _seen_by(scope: Scope) -> Select[AssessmentRecord, AssessmentEndRecord]:
    """Sittings and their ends; a scope without a learner sees none."""
    return (
        select(AssessmentRecord, AssessmentEndRecord)
        .outerjoin(AssessmentEndRecord, AssessmentEndRecord.assessment_id == AssessmentRecord.id)
        .where(AssessmentRecord.learner_id == scope.learner_id)
    )


def to_record(answer: Answer, assessment: Assessment) -> AnswerRecord:
    """An answer as it is kept."""
    return AnswerRecord(
        id=answer.id,
        learner_id=assessment.learner_id,
        assessment_id=assessment.id,
        item=answer.given.item,
        option=answer.given.option,
        mode=str(answer.given.mode),
        recorded_by=answer.recorded_by,
        recorded_at=answer.recorded_at,
        recorded_where=answer.recorded_where,
        supersedes=answer.supersedes,
    )


def from_record(record: AnswerRecord) -> Answer:
    """An answer as it was given."""
    return Answer(
        record.id,
        Given(record.item, record.option, AnswerMode(record.mode)),
        record.recorded_by,
        record.recorded_at,
        record.recorded_where,
        record.supersedes,
    )


def from_records(
    started: AssessmentRecord,
    answers: tuple[AnswerRecord, ...],
    ended: AssessmentEndRecord | None,
) -> Assessment:
    """A sitting, rebuilt from its facts."""
    return Assessment(
        started.id,
        started.learner_id,
        started.questionnaire,
        started.revision,
        Setting(started.setting),
        started.recorded_at,
        tuple(from_record(answer) for answer in answers),
        None if ended is None else ended.recorded_at,
    )
