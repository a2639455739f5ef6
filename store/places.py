"""The directory of places of a structure."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import PlaceRecord
from pathway.errors import UnknownPlace
from pathway.places import Place
from store.facts import add_once

BETWEEN = "|"
TEXTS = ("name", "address", "postal_code", "commune", "phone", "website", "hours")


class Places:
    """The places inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_structure(self, structure_id: UUID | None) -> tuple[Place, ...]:
        """Those of the directory today, by name."""
        kept = PlaceRecord.removed_at.is_(None)
        wanted = select(PlaceRecord).where(PlaceRecord.structure_id == structure_id, kept)
        ordered = wanted.order_by(PlaceRecord.name, PlaceRecord.id)
        return tuple(map(_place, self._session.scalars(ordered)))

    def get(self, place_id: UUID, *, structure_id: UUID | None) -> Place:
        """A place of the directory, even taken out of it; raises `UnknownPlace`."""
        found = self._session.get(PlaceRecord, place_id)
        if found is None or found.structure_id != structure_id:
            raise UnknownPlace
        return _place(found)

    def keep(self, places: Iterable[Place], *, structure_id: UUID, now: datetime) -> int:
        """Add them, or bring up to date those already there; how many are new."""
        wanted = select(PlaceRecord.source_id, PlaceRecord.id)
        mine = wanted.where(PlaceRecord.structure_id == structure_id)
        known = {row.source_id: row.id for row in self._session.execute(mine)}
        new = 0
        for place in places:
            columns = _columns(place, now)
            if place.source_id in known:
                self._session.execute(
                    update(PlaceRecord)
                    .where(PlaceRecord.id == known[place.source_id])
                    .values(**columns)
                )
                continue
            add_once(
                self._session.connection(),
                PlaceRecord(
                    id=place.id, structure_id=structure_id, source_id=place.source_id, **columns
                ),
            )
            known[place.source_id] = place.id
            new += 1
        return new

    def take_out(self, place_id: UUID, *, now: datetime) -> None:
        """No longer proposed; former referrals still name it."""
        self._session.execute(
            update(PlaceRecord).where(PlaceRecord.id == place_id).values(removed_at=now)
        )


def _columns(place: Place, now: datetime) -> dict[str, object]:
    lists = {
        "services": BETWEEN.join(place.services),
        "publics": BETWEEN.join(place.publics),
    }
    texts = {name: getattr(place, name) for name in TEXTS}
    return {**texts, **lists, "updated_at": now, "removed_at": None}


def _place(record: PlaceRecord) -> Place:
    return Place(
        record.id,
        record.source_id,
        record.name,
        record.address,
        record.postal_code,
        record.commune,
        record.phone,
        record.website,
        record.hours,
        _listed(record.services),
        _listed(record.publics),
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(BETWEEN) if part)
