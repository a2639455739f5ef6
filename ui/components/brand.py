"""The name of the house at the top of every screen, and the way back to its door."""

import streamlit as st

MARK = "/habillage/favicon.svg"


def show() -> None:
    """Draw it; its words are a name, the same in every language."""
    st.html(
        '<div class="brand-bar"><a class="brand" href="/" target="_self">'
        f'<img src="{MARK}" alt="" width="32" height="32">Jalons</a></div>'
    )
