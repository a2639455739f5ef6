"""Learners, known by the hash of their code, and the notices they were given."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from diagnostic.errors import UnknownLearner
from diagnostic.people import Learner, NoticeGiven, Scope
from models import AnswerRecord, LearnerRecord, LoginRecord, NoticeRecord
from store.archive import Archive, everything_about
from store.erasure import erase_learner
from store.facts import Facts, Stamp, add_once


class Learners:
    """The learners' records inside one transaction."""

    def __init__(self, session: Session, facts: Facts) -> None:
        self._session = session
        self._facts = facts

    def enrol(self, learner: Learner, *, code_hash: str) -> None:
        """Open a record; raises `AlreadyKept` if the code already opens another."""
        add_once(
            self._session,
            LearnerRecord(id=learner.id, code_hash=code_hash, enrolled_at=learner.enrolled_at),
        )

    def get(self, learner_id: UUID, *, visible_to: Scope) -> Learner:
        """A learner that this scope may see.

        Raises `UnknownLearner` if there is none, or none that may be seen.
        """
        record = self._session.get(LearnerRecord, learner_id)
        if record is None or visible_to.learner_id != learner_id:
            raise UnknownLearner
        return Learner(record.id, record.enrolled_at)

    def with_code(self, code_hash: str) -> Learner | None:
        """Whose record a code opens, if any."""
        wanted = select(LearnerRecord).where(LearnerRecord.code_hash == code_hash)
        record = self._session.scalars(wanted).one_or_none()
        return None if record is None else Learner(record.id, record.enrolled_at)

    def unseen_since(self, at: datetime) -> tuple[UUID, ...]:
        """Who has neither come, come back nor answered since then."""
        seen = exists().where(LoginRecord.subject_id == LearnerRecord.id, LoginRecord.seen_at > at)
        said = exists().where(
            AnswerRecord.learner_id == LearnerRecord.id, AnswerRecord.recorded_at > at
        )
        wanted = select(LearnerRecord.id).where(LearnerRecord.enrolled_at <= at, ~seen, ~said)
        return tuple(self._session.scalars(wanted.order_by(LearnerRecord.id)))

    def give_notice(self, learner_id: UUID, version: str, stamp: Stamp) -> None:
        """Keep the fact that this person was told what we keep and why."""
        self._facts.append(NoticeRecord(learner_id=learner_id, version=version, **stamp.columns))

    def notices(self, learner_id: UUID) -> tuple[NoticeGiven, ...]:
        """Every notice this person was given, the oldest first."""
        wanted = (
            select(NoticeRecord)
            .where(NoticeRecord.learner_id == learner_id)
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
