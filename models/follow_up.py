"""Places, who was sent there, who follows whom until when, and what a structure wants reminded."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, FactRecord


class PlaceRecord(Base):
    """A place of a structure's directory; loaded again from its file, it is brought up to date.

    Lists are kept as LaMednum writes them, between `|`.
    """

    __tablename__ = "places"
    __table_args__ = (UniqueConstraint("structure_id", "source_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    structure_id: Mapped[UUID] = mapped_column(ForeignKey("structures.id"), index=True)
    source_id: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(200))
    address: Mapped[str] = mapped_column(String(200))
    postal_code: Mapped[str] = mapped_column(String(5))
    commune: Mapped[str] = mapped_column(String(100))
    phone: Mapped[str] = mapped_column(String(20))
    website: Mapped[str] = mapped_column(String(300))
    hours: Mapped[str] = mapped_column(String(300))
    services: Mapped[str] = mapped_column(String(1000))
    publics: Mapped[str] = mapped_column(String(500))
    updated_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class ReferralRecord(FactRecord, Base):
    """A person was sent to a place."""

    __tablename__ = "referrals"

    place_id: Mapped[UUID] = mapped_column(ForeignKey("places.id"), index=True)
    reason: Mapped[str] = mapped_column(String(30))
    contact: Mapped[str] = mapped_column(String(20))


class ReferralStepRecord(FactRecord, Base):
    """What became of a referral; the last one holds."""

    __tablename__ = "referral_steps"

    referral_id: Mapped[UUID] = mapped_column(ForeignKey("referrals.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    refused_because: Mapped[str | None] = mapped_column(String(30))


class FollowUpEndRecord(FactRecord, Base):
    """A follow-up was closed, or without a reason opened again; the last one holds."""

    __tablename__ = "follow_up_ends"

    reason: Mapped[str | None] = mapped_column(String(30))


class HandoverRecord(FactRecord, Base):
    """From now on this account follows the person."""

    __tablename__ = "handovers"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)


class DelaysRecord(Base):
    """After how many weeks a structure wants to be reminded; the last row holds."""

    __tablename__ = "delays"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    structure_id: Mapped[UUID] = mapped_column(ForeignKey("structures.id"), index=True)
    no_news_weeks: Mapped[int]
    referral_weeks: Mapped[int]
    next_diagnosis_weeks: Mapped[int]
    recorded_by: Mapped[str] = mapped_column(String(60))
    recorded_at: Mapped[datetime]
