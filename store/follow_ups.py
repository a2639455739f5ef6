"""Who follows whom, until when, the last trace of each, and the delays of a structure."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from diagnostic.people import Scope
from models import (
    Base,
    DelaysRecord,
    FollowUpEndRecord,
    HandoverRecord,
    LearnerRecord,
    NoticeRecord,
    ReferralStepRecord,
)
from pathway.follow_up import Delays, EndReason, FollowUpEnd, Handover
from store.facts import Facts, Stamp
from store.visibility import facts_about, head_of, seen_by

BY_ADVISER = "adviser:"
NOT_NEWS = (HandoverRecord, FollowUpEndRecord, ReferralStepRecord)  # said of a person, not by them


class FollowUps:
    """Handovers, ends and delays inside one transaction."""

    def __init__(self, session: Session, facts: Facts) -> None:
        self._session = session
        self._facts = facts

    def end(self, learner_id: UUID, reason: EndReason | None, stamp: Stamp) -> None:
        """Keep the fact that a follow-up is closed, or without a reason opened again."""
        self._facts.append(
            FollowUpEndRecord(
                learner_id=learner_id,
                reason=None if reason is None else str(reason),
                **stamp.columns,
            )
        )

    def hand_over(self, learner_id: UUID, account_id: UUID, stamp: Stamp) -> None:
        """Keep the fact that this account follows the person from now on."""
        self._facts.append(
            HandoverRecord(learner_id=learner_id, account_id=account_id, **stamp.columns)
        )

    def ends_of(self, learner_id: UUID, *, visible_to: Scope) -> tuple[FollowUpEnd, ...]:
        """The times a follow-up was closed or opened again, in order."""
        wanted = facts_about(FollowUpEndRecord, learner_id, visible_to=visible_to).order_by(
            FollowUpEndRecord.recorded_at, FollowUpEndRecord.id
        )
        return tuple(map(_end, self._session.scalars(wanted)))

    def closed(self, *, visible_to: Scope) -> frozenset[UUID]:
        """The people of this scope whose follow-up is closed today."""
        wanted = (
            select(head_of(), FollowUpEndRecord.reason)
            .select_from(FollowUpEndRecord)
            .join(LearnerRecord, LearnerRecord.id == FollowUpEndRecord.learner_id)
            .where(seen_by(visible_to))
            .order_by(FollowUpEndRecord.recorded_at, FollowUpEndRecord.id)
        )
        last = {row[0]: row.reason for row in self._session.execute(wanted)}
        return frozenset(head for head, reason in last.items() if reason is not None)

    def handovers_of(self, learner_id: UUID, *, visible_to: Scope) -> tuple[Handover, ...]:
        """The times a person changed hands, in order."""
        wanted = facts_about(HandoverRecord, learner_id, visible_to=visible_to).order_by(
            HandoverRecord.recorded_at, HandoverRecord.id
        )
        return tuple(map(_handover, self._session.scalars(wanted)))

    def followed_by(self, *, visible_to: Scope) -> dict[UUID, UUID]:
        """Of each person, the account that follows them; somebody who came alone has none yet.

        Whoever was handed them last, or else whoever told them first what we keep.
        """
        told = (
            select(head_of(), NoticeRecord.recorded_by)
            .join(LearnerRecord, LearnerRecord.id == NoticeRecord.learner_id)
            .where(seen_by(visible_to), NoticeRecord.recorded_by.startswith(BY_ADVISER))
            .order_by(NoticeRecord.recorded_at.desc(), NoticeRecord.id.desc())
        )
        handed = (
            select(head_of(), HandoverRecord.account_id)
            .join(LearnerRecord, LearnerRecord.id == HandoverRecord.learner_id)
            .where(seen_by(visible_to))
            .order_by(HandoverRecord.recorded_at, HandoverRecord.id)
        )
        first = {
            head: UUID(by.removeprefix(BY_ADVISER)) for head, by in self._session.execute(told)
        }
        return first | {row[0]: row.account_id for row in self._session.execute(handed)}

    def last_traces(self, *, visible_to: Scope) -> dict[UUID, datetime]:
        """Of each person, when anything was last kept of them; a later table counts at once."""
        found: dict[UUID, datetime] = {}
        for table in _tables_of_news():
            wanted = (
                select(head_of(), func.max(table.columns.recorded_at))
                .select_from(table)
                .join(LearnerRecord, LearnerRecord.id == table.columns.learner_id)
                .where(seen_by(visible_to))
                .group_by(head_of())
            )
            for head, at in self._session.execute(wanted):
                found[head] = max(at, found.get(head, at))
        return found

    def delays(self, structure_id: UUID | None) -> Delays:
        """What a structure wants reminded; the usual delays until it says otherwise."""
        wanted = (
            select(DelaysRecord)
            .where(DelaysRecord.structure_id == structure_id)
            .order_by(DelaysRecord.recorded_at.desc(), DelaysRecord.id.desc())
            .limit(1)
        )
        kept = self._session.scalar(wanted)
        if kept is None:
            return Delays()
        return Delays(kept.no_news_weeks, kept.referral_weeks, kept.next_diagnosis_weeks)

    def set_delays(self, structure_id: UUID, delays: Delays, stamp: Stamp) -> None:
        """Keep new delays; the former ones stay."""
        self._session.add(
            DelaysRecord(
                id=stamp.id,
                structure_id=structure_id,
                no_news_weeks=delays.no_news_weeks,
                referral_weeks=delays.referral_weeks,
                next_diagnosis_weeks=delays.next_diagnosis_weeks,
                recorded_by=stamp.recorded_by,
                recorded_at=stamp.recorded_at,
            )
        )
        self._session.flush()


def _tables_of_news() -> list[Table]:
    said_of_them = {kind.__table__ for kind in NOT_NEWS}
    return [
        table
        for table in Base.metadata.sorted_tables
        if {"learner_id", "recorded_at"} <= set(table.columns.keys()) and table not in said_of_them
    ]


def _end(record: FollowUpEndRecord) -> FollowUpEnd:
    reason = None if record.reason is None else EndReason(record.reason)
    return FollowUpEnd(
        record.id, record.learner_id, reason, record.recorded_at, record.recorded_by
    )


def _handover(record: HandoverRecord) -> Handover:
    return Handover(
        record.id, record.learner_id, record.account_id, record.recorded_at, record.recorded_by
    )
