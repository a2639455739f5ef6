"""What blocks, and the answers that show it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.obstacles import Obstacle
from ui.components.quoted import quoted
from ui.reader import Reader

if TYPE_CHECKING:
    from store.words import FrameworkWords, Words

Translate = Callable[..., str]


def show(
    blocks: tuple[Obstacle, ...],
    words: "Words",
    named: "FrameworkWords",
    t: Translate,
    *,
    reader: Reader = Reader.PERSON,
    key: str,
) -> None:
    """One block an obstacle: its sentence, a first help, what was answered."""
    with st.container(key=key):
        if not blocks:
            st.markdown(t(f"components.obstacle_list.none_{reader}"))
        for obstacle in blocks:
            said = named.obstacles[obstacle.id]
            with st.container(border=True):
                st.markdown(f"**{said.name if reader is Reader.ADVISER else said.told}**")
                if said.first_help:
                    st.markdown(f"{t('components.obstacle_list.first_help')} {said.first_help}")
                st.caption(_shown_by(obstacle, words, t, reader))


def _shown_by(obstacle: Obstacle, words: "Words", t: Translate, reader: Reader) -> str:
    answers = " · ".join(quoted(given, words, t) for given in obstacle.shown_by)
    return f"{t(f'components.obstacle_list.shown_by_{reader}')} {answers}"
