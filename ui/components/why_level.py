"""Why this level: the answers that weighed most, in words; a chart beside them where one helps."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.explanation import Explanation, Weight
from ui.components.quoted import quoted

if TYPE_CHECKING:
    from store.words import FrameworkWords, Words

Translate = Callable[..., str]
Draw = Callable[..., None]
MOST = 3  # what one reads at a glance


def show(
    explained: tuple[Explanation, ...],
    words: "Words",
    named: "FrameworkWords",
    t: Translate,
    *,
    draw: Draw | None = None,
    is_open: bool = False,
    key: str,
) -> None:
    """One fold an axis: what spoke for the level, what spoke against; open, it prints.

    `draw` adds a chart to the words (`weights_chart.show`).
    """
    with st.container(key=key):
        for explanation in explained:
            with st.expander(named.axes[explanation.axis].name, expanded=is_open):
                _answers(t("components.why_level.for"), explanation.supporting, words, t)
                _answers(t("components.why_level.against"), explanation.against, words, t)
                if draw is not None:
                    draw(explanation, words, t, key=f"{key}-{explanation.axis}")


def _answers(title: str, weights: tuple[Weight, ...], words: "Words", t: Translate) -> None:
    known = [w for w in weights if w.given.item in words.items]
    if known:
        lines = [quoted(w.given, words, t) for w in known[:MOST]]
        st.markdown("\n".join([f"**{title}**", "", *(f"- {line}" for line in lines)]))
