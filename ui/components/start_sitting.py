"""Before the first question with an adviser: where it takes place, then the start."""

from collections.abc import Callable

import streamlit as st

from diagnostic.answers import Setting

TOGETHER = (Setting.DESK, Setting.PHONE)


def chosen(key: str) -> Setting:
    """Where it takes place, at the moment of the click."""
    return Setting(st.session_state[f"{key}-setting"])


def show(start: Callable[[], None], t: Callable[..., str], *, key: str) -> None:
    """Draw the choice and the button."""
    st.markdown(t("components.start_sitting.what"))
    st.radio(
        t("components.start_sitting.where"),
        TOGETHER,
        format_func=lambda setting: t(f"components.start_sitting.{setting}"),
        on_change="ignore",
        key=f"{key}-setting",
    )
    st.button(t("components.start_sitting.start"), key=key, type="primary", on_click=start)
