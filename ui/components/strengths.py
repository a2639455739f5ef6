"""What the person already does alone: said before anything that blocks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.answers import Given
from diagnostic.profile import AreaReading
from ui.components.quoted import quoted

if TYPE_CHECKING:
    from store.words import Words

MOST = 6  # enough to be proud, few enough to be read


def alone_in(areas: tuple[AreaReading, ...], but: frozenset[str]) -> tuple[Given, ...]:
    """The answers « sans aide », a few at most, but those to questions already told."""
    return tuple(one for area in areas for one in area.alone if one.item not in but)[:MOST]


def show(
    areas: tuple[AreaReading, ...],
    words: "Words",
    t: Callable[..., str],
    *,
    but: frozenset[str] = frozenset(),
    key: str,
) -> None:
    """What is done « sans aide », one line each; or a kind sentence where there are none yet."""
    alone = alone_in(areas, but)
    with st.container(key=key):
        if not alone:
            st.markdown(t("components.strengths.none"))
            return
        lines = [f"- {words.act(given.item) or quoted(given, words, t)}" for given in alone]
        st.markdown("\n".join(lines))
