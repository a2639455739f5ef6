"""What is worth a look with the person: one thing an axis at most."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

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
) -> None:
    """One line an axis: why, the question, what to look at."""
    with st.container(key=key):
        if not checks:
            st.markdown(t("components.to_check_list.none"))
            return
        st.markdown("\n".join(f"- {_line(check, words, named, t)}" for check in checks))


def _line(check: ToCheck, words: "Words", named: "FrameworkWords", t: Translate) -> str:
    why = t(f"components.to_check_list.{check.reason}")
    hint = words.observe(check.item) or ""
    said = t("components.to_check_list.question", question=words.prompt(check.item))
    return f"**{named.axes[check.axis].name}** · {why} {said} {hint}".rstrip()
