"""Places from a CSV in the LaMednum layout (v1.0.2), as the national map exports it.

Comma or semicolon between columns, `|` or `;` inside a cell; columns that we do not use are left
aside. A line that cannot be a place is named and left out; the others are read.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from pathway.errors import UnreadablePlaces
from pathway.places import Place, Service

NEEDED = ("nom", "commune", "code_postal", "adresse")
LONGEST = {"nom": 200, "commune": 100, "adresse": 200, "site_web": 300, "horaires": 300}
PHONE_MAX, SOURCE_MAX, SERVICES_MAX, PUBLICS_MAX = 20, 200, 1000, 500
BYTES_MAX = 5_000_000
POSTAL_CODE = re.compile(r"\d{5}")
SEPARATORS = re.compile(r"[|;]")
FIRST_LINE = 2
KNOWN_SERVICES = {str(service).casefold(): str(service) for service in Service}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is not a place, and the column that tells so."""

    line: int
    column: str


@dataclass(frozen=True, slots=True)
class PlacesRead:
    """What a file gave: the places, and the lines left out."""

    places: tuple[Place, ...]
    left_out: tuple[LeftOut, ...]


def read_places(content: bytes, new_id: Callable[[], UUID]) -> PlacesRead:
    """The places of a file.

    Parameters
    ----------
    content : bytes
        The whole file, in UTF-8 or in the encoding of French Windows.
    new_id : callable
        Names each place.

    Returns
    -------
    PlacesRead

    Raises
    ------
    UnreadablePlaces
        If it is too large, is no table, lacks a needed column, or holds no place at all.
    """
    if len(content) > BYTES_MAX:
        raise UnreadablePlaces
    places: dict[str, Place] = {}
    left_out: list[LeftOut] = []
    for number, row in _rows(_text(content)):
        wrong = _wrong_column(row)
        if wrong is not None:
            left_out.append(LeftOut(number, wrong))
            continue
        place = _place(row, new_id())
        places.setdefault(place.source_id, place)
    if not places:
        raise UnreadablePlaces
    return PlacesRead(tuple(places.values()), tuple(left_out))


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    header = text.split("\n", 1)[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        if not set(NEEDED) <= set(reader.fieldnames or ()):
            raise UnreadablePlaces
        for number, row in enumerate(reader, start=FIRST_LINE):
            yield number, {key: (row.get(key) or "").strip() for key in reader.fieldnames or ()}
    except csv.Error as error:
        raise UnreadablePlaces from error


def _wrong_column(row: dict[str, str]) -> str | None:
    for column in NEEDED:
        if not row[column] or len(row[column]) > LONGEST.get(column, SOURCE_MAX):
            return column
    return None if POSTAL_CODE.fullmatch(row["code_postal"]) else "code_postal"


def _place(row: dict[str, str], id: UUID) -> Place:
    services = tuple(_plain(value) for value in _listed(row.get("services", "")))
    return Place(
        id,
        (row.get("id") or f"{row['nom']} {row['code_postal']} {row['adresse']}")[:SOURCE_MAX],
        row["nom"],
        row["adresse"],
        row["code_postal"],
        row["commune"],
        row.get("telephone", "")[:PHONE_MAX],
        _address(_listed(row.get("site_web", ""))),
        row.get("horaires", "")[: LONGEST["horaires"]],
        _within(services, SERVICES_MAX),
        _within(_listed(row.get("prise_en_charge_specifique", "")), PUBLICS_MAX),
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in SEPARATORS.split(cell) if part.strip())


def _plain(service: str) -> str:
    """The value as the schema writes it, whatever the apostrophe and the capitals."""
    said = service.replace("\u2019", "'").casefold()
    return KNOWN_SERVICES.get(said, service)


def _address(sites: tuple[str, ...]) -> str:
    """The first address that a browser opens safely."""
    safe = (site for site in sites if site.startswith(("https://", "http://")))
    return next(safe, "")[: LONGEST["site_web"]]


def _within(values: tuple[str, ...], longest: int) -> tuple[str, ...]:
    """As many values as a column holds, each whole."""
    kept: list[str] = []
    for value in values:
        if len("|".join([*kept, value])) <= longest:
            kept.append(value)
    return tuple(kept)
