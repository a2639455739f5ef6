"""What counts are made of: every person of a structure, with their sittings, and no id at all.

Rows come out in no order that tells who is who; two files of one person are one row.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from diagnostic.answers import AnswerMode, Given
from diagnostic.observations import Autonomy
from diagnostic.people import Scope
from models import (
    AnswerRecord,
    AssessmentRecord,
    LearnerRecord,
    ObservationRecord,
    StructureRecord,
)
from store.observations import nothing_after

Kept = tuple[UUID, UUID, str, int, datetime, UUID | None]  # a person, a sitting, what it was


@dataclass(frozen=True, slots=True)
class SittingRow:
    """A sitting: which questions, when it started, the answers that hold today, by question.

    `follows` is the place, among the sittings of the person, of the one it starts from.
    """

    questionnaire: str
    revision: int
    started_at: datetime
    given: tuple[Given, ...]
    follows: int | None = None


@dataclass(frozen=True, slots=True)
class SeenRow:
    """What somebody was seen doing, how much of it alone, and when."""

    subject: str
    autonomy: Autonomy
    observed_at: datetime


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person that a structure follows: their sittings, the latest first, what was seen."""

    sittings: tuple[SittingRow, ...]
    seen: tuple[SeenRow, ...] = ()


@dataclass(frozen=True, slots=True)
class TimedAnswer:
    """One answer that holds, and its seconds where they were measured."""

    given: Given
    seconds: int | None


class Frames:
    """The readings that counts rest on, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def people(self, *, counted_by: Scope) -> tuple[PersonRow, ...]:
        """Everybody whom this scope counts, in four readings whatever their number.

        A scope that counts no structure counts nobody.
        """
        if counted_by.counts_of is None:
            return ()
        people = self._people(counted_by.counts_of)
        answers = self._answers(counted_by.counts_of)
        every = self._sittings(counted_by.counts_of)
        places: dict[UUID, int] = {}
        counts: Counter[UUID] = Counter()
        for person, id, *_ in every:
            places[id] = counts[person]
            counts[person] += 1
        for person, id, name, revision, at, follows in every:
            given = tuple(answers.get(id, ()))
            former = places.get(follows) if follows else None
            people[person].append(SittingRow(name, revision, at, given, former))
        seen = self._seen(counted_by.counts_of)
        return tuple(
            PersonRow(tuple(sittings), tuple(seen.get(id, ()))) for id, sittings in people.items()
        )

    def first_sittings(
        self, questionnaire: str, revision: int
    ) -> tuple[tuple[TimedAnswer, ...], ...]:
        """The answers of each person's first sitting, whoever follows them, nobody's id or date.

        People of invented structures are left out.
        """
        read, newer, kept = aliased(LearnerRecord), aliased(AnswerRecord), AnswerRecord
        person = func.coalesce(LearnerRecord.merged_into, LearnerRecord.id)
        wanted = (
            select(person, kept.assessment_id, kept.item, kept.option, kept.mode, kept.seconds)
            .join(AssessmentRecord, AssessmentRecord.id == kept.assessment_id)
            .join(LearnerRecord, LearnerRecord.id == AssessmentRecord.learner_id)
            .join(read, read.id == person)
            .outerjoin(StructureRecord, StructureRecord.id == read.structure_id)
            .where(
                AssessmentRecord.questionnaire == questionnaire,
                AssessmentRecord.revision == revision,
                StructureRecord.is_demonstration.is_not(True),
                ~exists().where(newer.supersedes == kept.id),
            )
            .order_by(AssessmentRecord.recorded_at, AssessmentRecord.id, kept.item)
        )
        first: dict[UUID, UUID] = {}
        found: dict[UUID, list[TimedAnswer]] = {}
        for who, sitting, item, option, mode, seconds in self._session.execute(wanted):
            if first.setdefault(who, sitting) == sitting:
                said = Given(item, option, AnswerMode(mode))
                found.setdefault(who, []).append(TimedAnswer(said, seconds))
        return tuple(tuple(answers) for answers in found.values())

    def _people(self, structure_id: UUID) -> dict[UUID, list[SittingRow]]:
        wanted = select(LearnerRecord.id).where(
            LearnerRecord.structure_id == structure_id, LearnerRecord.merged_into.is_(None)
        )
        return {id: [] for id in self._session.scalars(wanted)}

    def _sittings(self, structure_id: UUID) -> list[Kept]:
        file, read = aliased(LearnerRecord), aliased(LearnerRecord)
        wanted = (
            select(
                read.id,
                AssessmentRecord.id,
                AssessmentRecord.questionnaire,
                AssessmentRecord.revision,
                AssessmentRecord.recorded_at,
                AssessmentRecord.follows,
            )
            .join(file, file.id == AssessmentRecord.learner_id)
            .join(read, read.id == func.coalesce(file.merged_into, file.id))
            .where(read.structure_id == structure_id)
            .order_by(AssessmentRecord.recorded_at.desc(), AssessmentRecord.id.desc())
        )
        found = self._session.execute(wanted)
        return [
            (person, id, name, number, at, after) for person, id, name, number, at, after in found
        ]

    def _seen(self, structure_id: UUID) -> dict[UUID, list[SeenRow]]:
        """What was seen of each person and still holds, without the id of anybody."""
        file, read = aliased(LearnerRecord), aliased(LearnerRecord)
        wanted = (
            select(read.id, ObservationRecord)
            .join(file, file.id == ObservationRecord.learner_id)
            .join(read, read.id == func.coalesce(file.merged_into, file.id))
            .where(read.structure_id == structure_id, nothing_after())
            .order_by(ObservationRecord.observed_at, ObservationRecord.id)
        )
        found: dict[UUID, list[SeenRow]] = {}
        for person, record in self._session.execute(wanted):
            if record.autonomy is not None:
                row = SeenRow(record.subject, Autonomy(record.autonomy), record.observed_at)
                found.setdefault(person, []).append(row)
        return found

    def _answers(self, structure_id: UUID) -> dict[UUID, list[Given]]:
        """The answers that nothing supersedes, by sitting, by id of question."""
        file, read = aliased(LearnerRecord), aliased(LearnerRecord)
        kept, newer = AnswerRecord, aliased(AnswerRecord)
        wanted = (
            select(kept.assessment_id, kept.item, kept.option, kept.mode)
            .join(file, file.id == kept.learner_id)
            .join(read, read.id == func.coalesce(file.merged_into, file.id))
            .where(read.structure_id == structure_id)
            .where(~exists().where(newer.supersedes == kept.id))
            .order_by(kept.assessment_id, kept.item)
        )
        said = cache(lambda *words: Given(words[0], words[1], AnswerMode(words[2])))
        found: dict[UUID, list[Given]] = {}
        for sitting, *words in self._session.execute(wanted):
            found.setdefault(sitting, []).append(said(*words))
        return found
