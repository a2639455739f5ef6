"""Before the first question with an adviser: which form, where it takes place, then the start."""

from collections.abc import Callable

import streamlit as st

from diagnostic.answers import Setting
from diagnostic.forms import QUICK, STANDARD

TOGETHER = (Setting.DESK, Setting.PHONE)
OFFERED = (STANDARD.key, QUICK.key)


def chosen(key: str) -> Setting:
    """Where it takes place, at the moment of the click."""
    return Setting(st.session_state[f"{key}-setting"])


def chosen_form(key: str) -> str:
    """In which form, likewise."""
    return str(st.session_state[f"{key}-form"])


def show(start: Callable[[], None], t: Callable[..., str], *, is_known: bool, key: str) -> None:
    """Draw the choices and the button; `is_known` of somebody who was asked before."""
    again = "again" if is_known else "first"
    st.markdown(t(f"components.start_sitting.what_{again}"))
    st.radio(
        t("components.start_sitting.which"),
        OFFERED,
        format_func=lambda form: t(f"components.start_sitting.form_{form}_{again}"),
        on_change="ignore",
        key=f"{key}-form",
    )
    st.radio(
        t("components.start_sitting.where"),
        TOGETHER,
        format_func=lambda setting: t(f"components.start_sitting.{setting}"),
        on_change="ignore",
        key=f"{key}-setting",
    )
    st.button(t("components.start_sitting.start"), key=key, type="primary", on_click=start)
