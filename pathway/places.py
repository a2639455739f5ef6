"""A small directory: the named places to which a person may be sent, in the words of LaMednum."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Service(StrEnum):
    """What a place offers: the values of the column `services` of the LaMednum schema, v1.0.2."""

    PROCEDURES = "Aide aux démarches administratives"
    DAILY_SKILLS = "Maîtrise des outils numériques du quotidien"
    WORK = "Insertion professionnelle via le numérique"
    SAFE_USE = "Utilisation sécurisée du numérique"
    PARENTS = "Parentalité et éducation avec le numérique"
    LEISURE = "Loisirs et créations numériques"
    UNDERSTANDING = "Compréhension du monde numérique"
    ACCESS = "Accès internet et matériel informatique"
    CHEAP_DEVICES = "Acquisition de matériel informatique à prix solidaire"


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere a person may be sent.

    Parameters
    ----------
    id : UUID
    source_id : str
        Its id in the file it was loaded from, or its own: the same one is the same place.
    name, address, postal_code, commune : str
    phone, website, hours : str
        Empty where they are not known; `hours` as OpenStreetMap writes them.
    services : tuple of str
        Values of `Service`, or of another directory, as they were written.
    publics : tuple of str
        Whom it receives in particular, as it was written.
    """

    id: UUID
    source_id: str
    name: str
    address: str
    postal_code: str
    commune: str
    phone: str = ""
    website: str = ""
    hours: str = ""
    services: tuple[str, ...] = ()
    publics: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """Its address on one line."""
        return f"{self.address}, {self.postal_code} {self.commune}"
