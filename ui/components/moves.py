"""Suivant, and back to the question before: the two moves of every question."""

from collections.abc import Callable

import streamlit as st

from ui import asking
from ui.asking import Asked


def show(asked: Asked, t: Callable[..., str]) -> None:
    """Draw them, with what is missing before one may go on."""
    if asking.nothing_chosen(asked):
        st.warning(t("pages.take_diagnosis.choose_first"))
    st.button(
        t("pages.take_diagnosis.next"),
        key="next",
        type="primary",
        width="stretch",
        on_click=asking.go_on,
        args=(asked,),
    )
    if asked.before is not None:
        st.button(
            t("pages.take_diagnosis.back"),
            key="back",
            width="stretch",
            on_click=asking.go_to,
            args=(asked.before,),
        )
