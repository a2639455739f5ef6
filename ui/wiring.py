"""What the entry point hands to the screens: installed once a process, read at every run."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Wiring:
    """How a screen opens a transaction; nothing about where it is kept."""

    new_unit: "Callable[[], UnitOfWork]"


_installed: list[Wiring] = []


def install(wiring: Wiring) -> None:
    """Hand the wiring to every screen of this process; the last one installed is used."""
    _installed[:] = [wiring]


def installed() -> Wiring:
    """The wiring of this process.

    Raises `RuntimeError` when the entry point has installed none.
    """
    if not _installed:
        raise RuntimeError("app.py installs the wiring before the first screen")
    return _installed[0]
