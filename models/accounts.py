"""The structures, the people who work there, and the links by which they came in.

A passphrase and a link are kept as hashes alone.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class StructureRecord(Base):
    """A place where people are received."""

    __tablename__ = "structures"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    department: Mapped[str] = mapped_column(String(3))
    is_demonstration: Mapped[bool]
    created_at: Mapped[datetime]


class AccountRecord(Base):
    """Somebody who works there; without a passphrase until they have used their link.

    `twin_of` is the account of whoever practises here, in a structure of their own.
    """

    __tablename__ = "accounts"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    structure_id: Mapped[UUID] = mapped_column(ForeignKey("structures.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    login: Mapped[str] = mapped_column(String(200), unique=True)
    roles: Mapped[str] = mapped_column(String(60))
    passphrase_hash: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    twin_of: Mapped[UUID | None] = mapped_column(
        ForeignKey("accounts.id"), index=True, unique=True
    )


class InvitationRecord(Base):
    """A link that lets one person choose a passphrase, once, for a while."""

    __tablename__ = "invitations"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
