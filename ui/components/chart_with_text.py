"""Counts as bars, and the same in one sentence for whoever listens or prints."""

from collections.abc import Callable, Sequence

import streamlit as st

from analytics.charts import bars
from i18n.formats import say_number

Translate = Callable[..., str]
Counts = Sequence[int | None]


def show(
    title: str, names: Sequence[str], people: Counts, language: str, t: Translate, *, key: str
) -> None:
    """Draw the bars, then their sentence; what is hidden is said to be so."""
    said = [said_of(count, language, t) for count in people]
    sentence = sentence_of(title, names, said, t)
    st.altair_chart(bars(names, people, said), width="stretch", key=key, alt=sentence)
    st.caption(sentence)


def said_of(people: int | None, language: str, t: Translate) -> str:
    """A count in words."""
    if people is None:
        return t("components.chart_with_text.hidden")
    return say_number(language, people)


def sentence_of(title: str, names: Sequence[str], said: Sequence[str], t: Translate) -> str:
    """« Accès : non connecté, 12 ; connecté, 40. »"""
    lines = "\u00a0; ".join(
        t("components.chart_with_text.line", name=name, people=people)
        for name, people in zip(names, said, strict=True)
    )
    return t("components.chart_with_text.sentence", title=title, lines=lines)
