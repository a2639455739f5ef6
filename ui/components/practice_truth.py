"""After a diagnosis of an invented person: what was found, beside what was hidden, kindly."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.practice import match_of
from diagnostic.profile import AxisLevel

if TYPE_CHECKING:
    from store.words import FrameworkWords


def show(
    axes: tuple[AxisLevel, ...],
    hidden: Mapping[str, int],
    words: "FrameworkWords",
    t: Callable[..., str],
    *,
    key: str,
) -> None:
    """One line an axis; nothing before the diagnosis is finished."""
    if not hidden:
        return
    with st.container(key=key, border=True):
        st.markdown(f"**{t('components.practice_truth.title')}**")
        st.markdown("\n".join(f"- {_line(axis, hidden[axis.axis], words, t)}" for axis in axes))
        st.caption(t("components.practice_truth.kindly"))


def _line(axis: AxisLevel, hidden: int, words: "FrameworkWords", t: Callable[..., str]) -> str:
    named = words.axes[axis.axis]
    said = t(
        f"components.practice_truth.{match_of(axis, hidden)}", level=named.levels[hidden].name
    )
    return f"**{named.name}** : {said}"
