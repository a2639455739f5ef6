"""Who is on the list of a meeting, who came, and the face they chose after it."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session, aliased

from diagnostic.people import Scope
from models import AttendanceRecord, LearnerRecord, SatisfactionRecord
from pathway.meetings import Attendance, Face, Presence
from store.facts import Facts, Stamp
from store.meetings import takes_place
from store.visibility import facts_about, files_of


@dataclass(frozen=True, slots=True)
class FaceChosen:
    """What one person thought of one meeting, last said."""

    learner_id: UUID
    meeting_id: UUID
    face: Face


class Attendances:
    """The lists of the meetings inside one transaction.

    Of two files of one person, the one that was put on the list stays on it.
    """

    def __init__(self, session: Session, facts: Facts) -> None:
        self._session = session
        self._facts = facts

    def mark(self, learner_id: UUID, meeting_id: UUID, presence: Presence, stamp: Stamp) -> None:
        """Keep a presence; saying the same again keeps nothing more.

        Raises `AlreadyKept` if somebody has just written another one.
        """
        former = self.of_person(learner_id, meeting_id)
        if former is not None and former.presence is presence:
            return
        self._facts.append(
            AttendanceRecord(
                learner_id=learner_id if former is None else former.learner_id,
                meeting_id=meeting_id,
                presence=str(presence),
                **{**stamp.columns, "supersedes": former.id if former else None},
            )
        )

    def of_person(self, learner_id: UUID, meeting_id: UUID) -> Attendance | None:
        """What holds of one person at one meeting, whichever of their files is named."""
        files = files_of(self._session, learner_id)
        wanted = _last().where(
            AttendanceRecord.meeting_id == meeting_id, AttendanceRecord.learner_id.in_(files)
        )
        found = self._session.scalars(wanted.order_by(AttendanceRecord.id.desc())).first()
        return None if found is None else _attendance(found)

    def of_meetings(self, meeting_ids: Collection[UUID]) -> dict[UUID, tuple[Attendance, ...]]:
        """Who is on the list of each of these meetings, in the order in which they were put there.

        Each is told under the file of them that is read.
        """
        wanted = select(AttendanceRecord).where(AttendanceRecord.meeting_id.in_(meeting_ids))
        found = self._session.scalars(wanted.order_by(AttendanceRecord.id)).all()
        heads = self._heads({record.learner_id for record in found})
        changed = {record.supersedes for record in found}
        lists: dict[UUID, dict[UUID, Attendance]] = {id: {} for id in meeting_ids}
        for record in found:
            head, listed = heads[record.learner_id], lists[record.meeting_id]
            if head not in listed or record.id not in changed:
                listed[head] = _attendance(record, head)
        return {id: tuple(listed.values()) for id, listed in lists.items()}

    def _heads(self, files: Collection[UUID]) -> dict[UUID, UUID]:
        wanted = select(LearnerRecord.id, LearnerRecord.merged_into)
        found = self._session.execute(wanted.where(LearnerRecord.id.in_(files)))
        return {id: into or id for id, into in found}

    def choose_face(self, learner_id: UUID, meeting_id: UUID, face: Face, stamp: Stamp) -> None:
        """Keep what a person thought of a meeting; raises `AlreadyKept` as `mark` does."""
        former = self._face(learner_id, meeting_id)
        if former is not None and former.face == str(face):
            return
        self._facts.append(
            SatisfactionRecord(
                learner_id=learner_id if former is None else former.learner_id,
                meeting_id=meeting_id,
                face=str(face),
                **{**stamp.columns, "supersedes": former.id if former else None},
            )
        )

    def faces(self, *, visible_to: Scope) -> tuple[FaceChosen, ...]:
        """What the people that this scope sees thought of their meetings, in order of saying."""
        later = aliased(SatisfactionRecord)
        wanted = (
            facts_about(SatisfactionRecord, visible_to=visible_to)
            .where(takes_place(SatisfactionRecord.meeting_id))
            .where(~exists().where(later.supersedes == SatisfactionRecord.id))
            .order_by(SatisfactionRecord.id)
        )
        return tuple(
            FaceChosen(record.learner_id, record.meeting_id, Face(record.face))
            for record in self._session.scalars(wanted)
        )

    def face_of(self, learner_id: UUID, meeting_id: UUID) -> Face | None:
        """The face that one person chose last after one meeting."""
        found = self._face(learner_id, meeting_id)
        return None if found is None else Face(found.face)

    def _face(self, learner_id: UUID, meeting_id: UUID) -> SatisfactionRecord | None:
        later = aliased(SatisfactionRecord)
        wanted = select(SatisfactionRecord).where(
            SatisfactionRecord.meeting_id == meeting_id,
            SatisfactionRecord.learner_id.in_(files_of(self._session, learner_id)),
            ~exists().where(later.supersedes == SatisfactionRecord.id),
        )
        return self._session.scalars(wanted.order_by(SatisfactionRecord.id.desc())).first()


def _last() -> Select[AttendanceRecord]:
    later = aliased(AttendanceRecord)
    return select(AttendanceRecord).where(~exists().where(later.supersedes == AttendanceRecord.id))


def _attendance(record: AttendanceRecord, head: UUID | None = None) -> Attendance:
    return Attendance(
        record.id,
        head or record.learner_id,
        record.meeting_id,
        Presence(record.presence),
        record.recorded_by,
        record.recorded_at,
        record.recorded_where,
        record.supersedes,
    )
