"""What one may do for a person: links side by side, as many to a line as fit."""

from collections.abc import Mapping, Sequence

import streamlit as st


def show(moves: Sequence[tuple[str, str]], whose: Mapping[str, str]) -> None:
    """Draw them: each is a screen and its words; `whose` says of whom."""
    with st.container(horizontal=True, gap="small", key="moves-of-profile"):
        for screen, words in moves:
            st.page_link(screen, label=words, query_params=whose)
