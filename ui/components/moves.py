"""Suivant, and back to the question before: the two moves of every question."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import streamlit as st

from ui import asking
from ui.asking import Asked

Translate = Callable[..., str]


def sent_together(asked: Asked, *, is_played: bool) -> AbstractContextManager[object]:
    """Around a task and its Suivant: how the play ends goes with the click, in one run."""
    if not is_played:
        return nullcontext()
    return st.form(f"sent-{asked.item.id}", border=False, enter_to_submit=False)


def forward(asked: Asked, t: Translate, *, is_played: bool = False) -> None:
    """Draw Suivant, with what is missing before one may go on."""
    if asked.nothing_chosen:
        st.warning(t("pages.take_diagnosis.choose_first"))
    button = st.form_submit_button if is_played else st.button
    button(
        t("pages.take_diagnosis.next"),
        key="next",
        type="primary",
        width="stretch",
        on_click=asking.go_on,
        args=(asked,),
    )


def back(asked: Asked, t: Translate) -> None:
    """Draw the way back to the question before, if there is one."""
    if asked.before is not None:
        st.button(
            t("pages.take_diagnosis.back"),
            key="back",
            width="stretch",
            on_click=asking.go_to,
            args=(asked.before,),
        )
