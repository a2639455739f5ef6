"""A code to write down or to print, large, shown once."""

from collections.abc import Callable
from html import escape

import streamlit as st


def show(code: str, t: Callable[..., str], *, key: str) -> None:
    """Draw the code with what to do with it."""
    with st.container(key=key):
        st.markdown(t("components.code_card.keep"))
        st.html(f'<strong class="code-to-keep">{escape(code)}</strong>')
        st.markdown(t("components.code_card.once"))
