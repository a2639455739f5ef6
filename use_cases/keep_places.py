"""The directory of places of a structure: written by hand, or loaded from the national map."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from diagnostic.errors import Forbidden
from diagnostic.people import Actor, Role
from exchange.places_file import POSTAL_CODE, LeftOut, read_places
from pathway.errors import UnfitPlace
from pathway.places import Place
from security.access import allow
from security.audit import Act, line, refusals_noted
from store.unit_of_work import UnitOfWork

LONGEST = {"name": 200, "address": 200, "commune": 100, "phone": 20, "website": 300, "hours": 300}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file brought."""

    new_count: int
    updated_count: int
    left_out: tuple[LeftOut, ...]


@allow(Role.ADVISER, Role.COORDINATOR)
def directory(uow: UnitOfWork, actor: Actor) -> tuple[Place, ...]:
    """The places of the actor's structure, by name."""
    with uow.reading():
        return uow.places.of_structure(actor.structure_id)


@allow(Role.ADVISER, Role.COORDINATOR)
def add_place(
    uow: UnitOfWork,
    actor: Actor,
    *,
    name: str,
    address: str,
    postal_code: str,
    commune: str,
    phone: str = "",
    website: str = "",
    hours: str = "",
    services: tuple[str, ...] = (),
    now: datetime,
) -> Place:
    """Write a place by hand.

    Raises `UnfitPlace` when its name, address, postal code or commune is missing or cannot be.
    """
    typed = Place(
        UUID(int=0),
        "",
        name.strip(),
        address.strip(),
        postal_code.strip(),
        commune.strip(),
        phone.strip(),
        website.strip(),
        hours.strip(),
        services,
    )
    _check(typed)
    structure_id = _structure(actor)
    with uow:
        id = uow.facts.new_id(now)
        place = replace(typed, id=id, source_id=str(id))
        uow.places.keep([place], structure_id=structure_id, now=now)
        uow.audit.append(line(Act.PLACES, actor, now=now))
        uow.commit()
    return place


def _check(place: Place) -> None:
    missing = not (place.name and place.address and place.commune)
    too_long = any(len(getattr(place, name)) > most for name, most in LONGEST.items())
    strange = place.website and not place.website.startswith(("https://", "http://"))
    if missing or too_long or strange or not POSTAL_CODE.fullmatch(place.postal_code):
        raise UnfitPlace


@allow(Role.ADVISER, Role.COORDINATOR)
def load_places(uow: UnitOfWork, actor: Actor, *, content: bytes, now: datetime) -> Loaded:
    """Add the places of a file, or bring up to date those that it names again.

    Raises `UnreadablePlaces` for what is no such file; nothing is changed then.
    """
    structure_id = _structure(actor)
    with uow:
        read = read_places(content, lambda: uow.facts.new_id(now))
        new = uow.places.keep(read.places, structure_id=structure_id, now=now)
        uow.audit.append(line(Act.PLACES, actor, now=now))
        uow.commit()
    return Loaded(new, len(read.places) - new, read.left_out)


@allow(Role.ADVISER, Role.COORDINATOR)
def take_out(uow: UnitOfWork, actor: Actor, *, place_id: UUID, now: datetime) -> None:
    """Propose a place no longer; former referrals still name it. Raises `UnknownPlace`."""
    with refusals_noted(uow, Act.PLACES, actor, now=now), uow:
        place = uow.places.get(place_id, structure_id=actor.structure_id)
        uow.places.take_out(place.id, now=now)
        uow.audit.append(line(Act.PLACES, actor, now=now))
        uow.commit()


def _structure(actor: Actor) -> UUID:
    if actor.structure_id is None:
        raise Forbidden(act="places")
    return actor.structure_id
