"""Why this level: the answers that weighed most, in words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.explanation import Explanation, Weight
from ui.components.quoted import quoted

if TYPE_CHECKING:
    from store.words import FrameworkWords, Words

Translate = Callable[..., str]
MOST = 3  # what one reads at a glance


def show(
    explained: tuple[Explanation, ...],
    words: "Words",
    named: "FrameworkWords",
    t: Translate,
    *,
    is_open: bool = False,
    key: str,
) -> None:
    """One fold an axis: what spoke for the level, what spoke against; open, it prints."""
    with st.container(key=key):
        for explanation in explained:
            with st.expander(named.axes[explanation.axis].name, expanded=is_open):
                _answers(t("components.why_level.for"), explanation.supporting, words, t)
                _answers(t("components.why_level.against"), explanation.against, words, t)


def _answers(title: str, weights: tuple[Weight, ...], words: "Words", t: Translate) -> None:
    if weights:
        lines = [quoted(w.given, words, t) for w in weights[:MOST]]
        st.markdown("\n".join([f"**{title}**", "", *(f"- {line}" for line in lines)]))
