"""What is worth a look with the person: one thing an axis at most, with a button to do it now."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.answers import AnswerMode
from diagnostic.forms import FormKind
from diagnostic.to_check import ToCheck

if TYPE_CHECKING:
    from store.words import FrameworkWords, Words

Translate = Callable[..., str]


def show(
    checks: tuple[ToCheck, ...],
    words: "Words",
    named: "FrameworkWords",
    t: Translate,
    *,
    key: str,
) -> str | None:
    """One block an axis: why, the question, what to look at; the form whose button was pressed."""
    pressed = None
    with st.container(key=key):
        if not checks:
            st.markdown(t("components.to_check_list.none"))
        for check in checks:
            with st.container(border=True):
                st.markdown(_line(check, words, named, t))
                how = "ask" if check.mode is AnswerMode.DECLARED else "observe"
                if st.button(t(f"components.to_check_list.{how}"), key=f"check-{check.axis}"):
                    pressed = f"{FormKind.SINGLE}:{check.axis}:{check.item}"
    return pressed


def _line(check: ToCheck, words: "Words", named: "FrameworkWords", t: Translate) -> str:
    why = t(f"components.to_check_list.{check.reason}")
    hint = words.observe(check.item) or ""
    said = t("components.to_check_list.question", question=words.prompt(check.item))
    return f"**{named.axes[check.axis].name}** · {why} {said} {hint}".rstrip()
