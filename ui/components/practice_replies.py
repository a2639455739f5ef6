"""What an invented person says, shows and does at the question: the adviser notes it as usual."""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.answers import AnswerMode, Given
from ui.components.question_card import label_of

if TYPE_CHECKING:
    from store.words import Words


def show(
    replies: Mapping[AnswerMode, Given],
    allowed: Collection[AnswerMode],
    words: "Words",
    t: Callable[..., str],
) -> None:
    """One line for each mode in which it may be answered here."""
    given = [replies[mode] for mode in AnswerMode if mode in replies and mode in allowed]
    told = [
        t(f"components.practice_replies.{one.mode}", said=label_of(one.item, one.option, words, t))
        for one in given
    ]
    with st.container(key="practice-replies"):
        st.info("\n\n".join(told))
