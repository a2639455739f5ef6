"""On every screen of an invented structure: nobody here exists."""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from ui.context import Page
from ui.wiring import Wiring, installed
from use_cases import load_demonstration

_known: list[tuple[Wiring, bool]] = []  # settled once the service is opened, and never again


def show(page: "Page") -> None:
    """Draw it where the structure is invented."""
    if _is_invented(page.do):
        told = escape(page.t("components.demonstration_banner.told"))
        st.html(f'<p class="demonstration" role="note">{told}</p>')


def _is_invented(do: Callable[..., bool | None]) -> bool:
    here = installed()
    for wiring, known in _known:
        if wiring is here:
            return known
    found = do(load_demonstration.is_invented)
    if found is not None:
        _known[:] = [(here, found)]
    return bool(found)
