"""The communes where people live, found as one types: their code, their name, their postcodes.

Read once from files that stand beside their licence; the same for everybody, so kept in memory.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CONTENT = Path(__file__).parent / "content"
BETWEEN_POSTCODES = "|"


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune as the Insee knows it, and the postcodes by which people tell it."""

    code: str
    name: str
    department: str
    postcodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Department:
    """A département: its code, « 2A » or « 974 », and its name."""

    code: str
    name: str


@cache
def departments() -> tuple[Department, ...]:
    """Every département, in the order of its code."""
    return tuple(Department(row["code"], row["nom"]) for row in _rows("departements.csv"))


def communes_of(department: str) -> tuple[Commune, ...]:
    """The communes of a département in the order of their names; none where it is unknown."""
    return _by_department().get(department, ())


def commune_with(code: str | None) -> Commune | None:
    """The commune of a code, if there is one."""
    return None if code is None else _by_code().get(code)


@cache
def _by_department() -> dict[str, tuple[Commune, ...]]:
    found: dict[str, list[Commune]] = {}
    for commune in _by_code().values():
        found.setdefault(commune.department, []).append(commune)
    return {
        code: tuple(sorted(some, key=lambda commune: commune.name)) for code, some in found.items()
    }


@cache
def _by_code() -> dict[str, Commune]:
    return {
        row["code"]: Commune(
            row["code"],
            row["nom"],
            row["departement"],
            tuple(row["codes_postaux"].split(BETWEEN_POSTCODES)),
        )
        for row in _rows("communes.csv")
    }


def _rows(file: str) -> list[dict[str, str]]:
    with (CONTENT / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
