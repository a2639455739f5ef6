"""A link to hand over, shown once: whoever opens it chooses their passphrase."""

from collections.abc import Callable

import streamlit as st

from ui.as_written import as_written


def show(name: str, link: str, t: Callable[..., str], *, key: str) -> None:
    """Draw the link with what to do with it."""
    with st.container(key=key, border=True):
        st.markdown(t("components.link_card.for_whom", name=as_written(name)))
        st.code(link, language=None, wrap_lines=True)
        st.markdown(t("components.link_card.once"))
