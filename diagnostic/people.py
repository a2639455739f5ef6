"""Who does what: roles, the person who acts, and whose records they may see."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a person may do here; a visitor is anybody at all."""

    VISITOR = "visitor"
    LEARNER = "learner"
    ADVISER = "adviser"
    COORDINATOR = "coordinator"
    OPERATOR = "operator"  # whoever runs commands on the machine itself


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who acts now.

    `id` is the learner's or the account's; a visitor has none.
    """

    roles: frozenset[Role]
    id: UUID | None = None
    structure_id: UUID | None = None

    @property
    def name_in_facts(self) -> str:
        """Who recorded a fact: a role and an opaque id, never a name."""
        role = min(self.roles, default=Role.VISITOR)
        return f"{role}:{self.id}" if self.id else str(role)


VISITOR = Actor(frozenset({Role.VISITOR}))
OPERATOR = Actor(frozenset({Role.OPERATOR}))


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose records may be read: one learner's, one structure's, or nobody's."""

    learner_id: UUID | None = None
    structure_id: UUID | None = None


NOBODY = Scope()


@dataclass(frozen=True, slots=True)
class Learner:
    """A person we walk with: known by a code, and by nothing else (decision 0006)."""

    id: UUID
    enrolled_at: datetime


@dataclass(frozen=True, slots=True)
class NoticeGiven:
    """A person was told what we keep and why, in this version of the notice."""

    id: UUID
    learner_id: UUID
    version: str
    recorded_by: str
    recorded_at: datetime
    recorded_where: str
