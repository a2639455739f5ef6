"""Who does what: roles, the person who acts, whose records they may see, whom we walk with.

The values of age bands, genders and statuses are those of La Coop de la médiation numérique, so
that nothing is asked twice and nothing has to be translated (schema.prisma, November 2026).
"""

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

    `id` is the learner's or the account's; a visitor has none. Whoever is practising sees only
    people who do not exist.
    """

    roles: frozenset[Role]
    id: UUID | None = None
    structure_id: UUID | None = None
    is_practising: bool = False

    @property
    def name_in_facts(self) -> str:
        """Who recorded a fact: a role and an opaque id, never a name."""
        role = min(self.roles, default=Role.VISITOR)
        return f"{role}:{self.id}" if self.id else str(role)


VISITOR = Actor(frozenset({Role.VISITOR}))
OPERATOR = Actor(frozenset({Role.OPERATOR}))


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose records may be read: one learner's, one structure's, or nobody's.

    `counts_of` opens no record: only counts of that structure, small ones hidden.
    """

    learner_id: UUID | None = None
    structure_id: UUID | None = None
    counts_of: UUID | None = None


NOBODY = Scope()


@dataclass(frozen=True, slots=True)
class Learner:
    """A person we walk with: known by a code, and by little else (decision 0006).

    Whoever starts alone belongs to no structure. `merged_into` is the other file of the same
    person, the one that is read from now on.
    """

    id: UUID
    enrolled_at: datetime
    structure_id: UUID | None = None
    merged_into: UUID | None = None


class AgeBand(StrEnum):
    """La Coop's `trancheAge`."""

    UNDER_12 = "moins_de_douze"
    FROM_12_TO_17 = "douze_dix_huit"
    FROM_18_TO_24 = "dix_huit_vingt_quatre"
    FROM_25_TO_39 = "vingt_cinq_trente_neuf"
    FROM_40_TO_59 = "quarante_cinquante_neuf"
    FROM_60_TO_69 = "soixante_soixante_neuf"
    FROM_70 = "soixante_dix_plus"
    NOT_TOLD = "non_communique"


class Gender(StrEnum):
    """La Coop's `genre`."""

    FEMALE = "feminin"
    MALE = "masculin"
    NOT_TOLD = "non_communique"


class SocialStatus(StrEnum):
    """La Coop's `statutSocial`."""

    AT_SCHOOL = "scolarise"
    WITHOUT_WORK = "sans_emploi"
    AT_WORK = "en_emploi"
    RETIRED = "retraite"
    NOT_TOLD = "non_communique"


NOT_TOLD = "non_communique"  # of a commune: asked, and kept to oneself


@dataclass(frozen=True, slots=True)
class LearnerDetails:
    """What a person was willing to say of themselves; None is what was not asked.

    Parameters
    ----------
    sealed_name : str or None
        The first name or the pseudonym, sealed: only `security.encryption` opens it.
    commune : str or None
        Its INSEE code, or `NOT_TOLD`.
    """

    sealed_name: str | None = None
    age_band: AgeBand | None = None
    commune: str | None = None
    gender: Gender | None = None
    social_status: SocialStatus | None = None


@dataclass(frozen=True, slots=True)
class FollowedLearner:
    """A person in an adviser's list: who they are, and where their last diagnosis stands.

    `seen_at` is the last thing known of them: enrolment, answer, or coming to a meeting.
    """

    learner: Learner
    details: LearnerDetails
    seen_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """A place where people are received; one that was invented says so on every page.

    `department` is the code of its département, as INSEE writes it.
    """

    id: UUID
    name: str
    department: str
    is_demonstration: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who works in a structure: adviser, coordinator, or both at once.

    Without a passphrase, they have not used their link yet; closed, the account opens nothing.
    `twin_of` is the account whose practice this one is: it has no passphrase and no link, ever.
    """

    id: UUID
    structure_id: UUID
    name: str
    login: str
    roles: frozenset[Role]
    created_at: datetime
    closed_at: datetime | None = None
    has_passphrase: bool = False
    twin_of: UUID | None = None

    @property
    def actor(self) -> Actor:
        """This person, who acts with all of their roles; none once the account is closed."""
        roles = frozenset[Role]() if self.closed_at else self.roles
        return Actor(roles, self.id, self.structure_id, self.twin_of is not None)


@dataclass(frozen=True, slots=True)
class NoticeGiven:
    """A person was told what we keep and why, in this version of the notice."""

    id: UUID
    learner_id: UUID
    version: str
    recorded_by: str
    recorded_at: datetime
    recorded_where: str
