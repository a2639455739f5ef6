"""Two structures, an adviser in each, and people they receive: what these tests start from."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from diagnostic.people import Actor, Role
from security.told import Told
from store.unit_of_work import UnitOfWork
from tests.factories import NOON, NOTICE, codes, sealer, staff, structure
from use_cases.enrol_learner import Enrolled, enrol


@dataclass(frozen=True)
class Advising:
    """An adviser and what they do most: receive somebody."""

    uow: UnitOfWork
    actor: Actor

    def receive(self, told: Told | None = None, *, now: datetime = NOON) -> Enrolled:
        return enrol(
            self.uow,
            self.actor,
            told=told or Told(),
            notice_version=NOTICE,
            codes=codes(),
            sealer=sealer(),
            now=now,
        )

    def name(self, name: str, *, now: datetime = NOON) -> UUID:
        """Receive somebody of this name."""
        return self.receive(Told(name), now=now).learner_id


def adviser(uow: UnitOfWork, name: str = "Espace Mistral") -> Advising:
    """An adviser of a structure of their own."""
    of = structure(uow, name=name)
    return Advising(uow, staff(uow, Role.ADVISER, of=of).actor)


def journal(uow: UnitOfWork) -> list[tuple[str, UUID | None, str]]:
    """What was done, to whom, how it went."""
    with uow.reading():
        return [(line.act, line.subject_id, line.result) for line in uow.audit.lines()]
