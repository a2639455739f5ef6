"""Learners, known by the hash of their code: whose they are, what they said, what they were told.

Two files of one person stay two in the facts; whoever asks for one is given both.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session, aliased

from diagnostic.errors import UnknownLearner
from diagnostic.people import FollowedLearner, Learner, LearnerDetails, NoticeGiven, Scope
from models import AnswerRecord, AttendanceRecord, LearnerRecord, LoginRecord, NoticeRecord
from store.archive import Archive, everything_about
from store.details import from_record, latest_details, to_record
from store.erasure import erase_learner
from store.facts import Facts, Stamp, add_once
from store.followed import followed
from store.visibility import files_of, same_person, seen_by


class Learners:
    """The learners' records inside one transaction."""

    def __init__(self, session: Session, facts: Facts) -> None:
        self._session = session
        self._facts = facts

    def enrol(self, learner: Learner, *, code_hash: str) -> None:
        """Open a record; raises `AlreadyKept` if the code already opens another."""
        add_once(
            self._session.connection(),
            LearnerRecord(
                id=learner.id,
                code_hash=code_hash,
                enrolled_at=learner.enrolled_at,
                structure_id=learner.structure_id,
            ),
        )

    def get(self, learner_id: UUID, *, visible_to: Scope) -> Learner:
        """A learner that this scope may see; of two merged files, the one that is read.

        Raises `UnknownLearner` if there is none, or none that may be seen.
        """
        wanted = select(LearnerRecord).where(LearnerRecord.id == learner_id, seen_by(visible_to))
        record = self._session.scalars(wanted).one_or_none()
        if record is None:
            raise UnknownLearner
        return self._read_file(record)

    def with_code(self, code_hash: str) -> Learner | None:
        """Whose record a code opens, if any; the code of a merged file opens the other."""
        wanted = select(LearnerRecord).where(LearnerRecord.code_hash == code_hash)
        record = self._session.scalars(wanted).one_or_none()
        return None if record is None else self._read_file(record)

    def _read_file(self, record: LearnerRecord) -> Learner:
        if record.merged_into is not None:
            record = self._session.get_one(LearnerRecord, record.merged_into)
        return Learner(record.id, record.enrolled_at, record.structure_id)

    def followed(self, *, visible_to: Scope) -> tuple[FollowedLearner, ...]:
        """Everybody this scope sees, one line a person, the last seen first."""
        return followed(self._session, visible_to)

    def change_code(self, learner_id: UUID, code_hash: str) -> None:
        """The former code of this file opens nothing any more."""
        same = update(LearnerRecord).where(LearnerRecord.id == learner_id)
        self._session.execute(same.values(code_hash=code_hash))

    def welcome(self, learner_id: UUID, structure_id: UUID) -> None:
        """Somebody who had started alone is now followed by a structure."""
        free = LearnerRecord.structure_id.is_(None)
        same = update(LearnerRecord).where(same_person(learner_id), free)
        self._session.execute(same.values(structure_id=structure_id))

    def merge(self, learner_id: UUID, *, into: UUID) -> None:
        """Two files of one person become one to read; both codes and devices open it.

        Raises `UnknownLearner` if both are the same file.
        """
        if learner_id == into:
            raise UnknownLearner
        moved = files_of(self._session, learner_id)
        self._session.execute(
            update(LearnerRecord).where(LearnerRecord.id.in_(moved)).values(merged_into=into)
        )
        self._session.execute(
            update(LoginRecord).where(LoginRecord.subject_id.in_(moved)).values(subject_id=into)
        )

    def keep_details(self, learner_id: UUID, details: LearnerDetails, stamp: Stamp) -> None:
        """Keep what a person says of themselves today; what they said before stays a fact."""
        former = latest_details(self._session, learner_id)
        record = to_record(learner_id, details, stamp)
        record.supersedes = None if former is None else former.id
        self._facts.append(record)

    def details(self, learner_id: UUID) -> LearnerDetails:
        """What a person last said of themselves; nothing at all if nothing was asked."""
        record = latest_details(self._session, learner_id)
        return LearnerDetails() if record is None else from_record(record)

    def unseen_since(self, at: datetime) -> tuple[UUID, ...]:
        """Who has neither come, come back, answered nor been on a list since then."""
        file = aliased(LearnerRecord)
        theirs = (file.id == LearnerRecord.id) | (file.merged_into == LearnerRecord.id)
        late = exists().where(theirs, file.enrolled_at > at)
        seen = exists().where(LoginRecord.subject_id == LearnerRecord.id, LoginRecord.seen_at > at)
        said = exists().where(
            theirs, AnswerRecord.learner_id == file.id, AnswerRecord.recorded_at > at
        )
        met = exists().where(
            theirs, AttendanceRecord.learner_id == file.id, AttendanceRecord.recorded_at > at
        )
        wanted = select(LearnerRecord.id).where(LearnerRecord.merged_into.is_(None))
        wanted = wanted.where(~late, ~seen, ~said, ~met)
        return tuple(self._session.scalars(wanted.order_by(LearnerRecord.id)))

    def give_notice(self, learner_id: UUID, version: str, stamp: Stamp) -> None:
        """Keep the fact that this person was told what we keep and why."""
        self._facts.append(NoticeRecord(learner_id=learner_id, version=version, **stamp.columns))

    def notices(self, learner_id: UUID) -> tuple[NoticeGiven, ...]:
        """Every notice this person was given, the oldest first."""
        wanted = (
            select(NoticeRecord)
            .where(NoticeRecord.learner_id.in_(files_of(self._session, learner_id)))
            .order_by(NoticeRecord.recorded_at, NoticeRecord.id)
        )
        return tuple(_notice(record) for record in self._session.scalars(wanted))

    def erase(self, learner_id: UUID) -> None:
        """Delete a person and every fact about them: the one exception."""
        erase_learner(self._session, learner_id)

    def everything_about(self, learner_id: UUID) -> Archive:
        """All that is kept of a person, by table."""
        return everything_about(self._session, learner_id)


def _notice(record: NoticeRecord) -> NoticeGiven:
    return NoticeGiven(
        record.id,
        record.learner_id,
        record.version,
        record.recorded_by,
        record.recorded_at,
        record.recorded_where,
    )
