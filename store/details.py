"""What people say of themselves: from the facts to the domain's object, and back."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from diagnostic.people import AgeBand, Gender, LearnerDetails, SocialStatus
from models import LearnerDetailsRecord
from store.facts import Stamp
from store.visibility import files_of


def latest_details(session: Session, learner_id: UUID) -> LearnerDetailsRecord | None:
    """The last version, in whichever file of this person it stands."""
    wanted = (
        select(LearnerDetailsRecord)
        .where(LearnerDetailsRecord.learner_id.in_(files_of(session, learner_id)))
        .order_by(LearnerDetailsRecord.recorded_at.desc(), LearnerDetailsRecord.id.desc())
    )
    return session.scalars(wanted.limit(1)).one_or_none()


def to_record(learner_id: UUID, details: LearnerDetails, stamp: Stamp) -> LearnerDetailsRecord:
    """The details as they are kept."""
    return LearnerDetailsRecord(
        learner_id=learner_id,
        sealed_name=details.sealed_name,
        age_band=_kept(details.age_band),
        commune=details.commune,
        gender=_kept(details.gender),
        social_status=_kept(details.social_status),
        **stamp.columns,
    )


def from_record(record: LearnerDetailsRecord) -> LearnerDetails:
    """The details as they were said."""
    return LearnerDetails(
        record.sealed_name,
        None if record.age_band is None else AgeBand(record.age_band),
        record.commune,
        None if record.gender is None else Gender(record.gender),
        None if record.social_status is None else SocialStatus(record.social_status),
    )


def _kept(value: AgeBand | Gender | SocialStatus | None) -> str | None:
    return None if value is None else str(value)
