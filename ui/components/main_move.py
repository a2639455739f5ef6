"""The one thing to do next, as a large button that opens another screen."""

from collections.abc import Mapping

import streamlit as st


def show(label: str, screen: str, *, whose: Mapping[str, str] | None = None, key: str) -> None:
    """Draw it; `whose` is what the address carries of the person chosen."""
    if st.button(label, key=key, type="primary"):
        st.switch_page(screen, query_params=dict(whose or {}))
