"""What the entry point hands to the screens: installed once a process, read at every run."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamlit.runtime.pages_manager import PagesManager

from security.encryption import Sealer
from security.identity import Codes

if TYPE_CHECKING:
    from store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Wiring:
    """How a screen opens a transaction, draws a code, opens a name; nothing about where."""

    new_unit: "Callable[[], UnitOfWork]"
    codes: Codes
    sealer: Sealer


_installed: list[Wiring] = []


def install(wiring: Wiring) -> None:
    """Hand the wiring to every screen of this process; the last one installed is used.

    `ui/pages/` is no menu of Streamlit's: said before the first visitor, who would otherwise be
    told that the address they ask for does not exist.
    """
    PagesManager.uses_pages_directory = False
    _installed[:] = [wiring]


def installed() -> Wiring:
    """The wiring of this process.

    Raises `RuntimeError` when the entry point has installed none.
    """
    if not _installed:
        raise RuntimeError("app.py installs the wiring before the first screen")
    return _installed[0]
