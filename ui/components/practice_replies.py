"""What an invented person says, shows and does at the question: the adviser notes it as usual."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.answers import AnswerMode, Given, Setting
from ui.components.question_card import label_of

if TYPE_CHECKING:
    from store.words import Words


def show(
    replies: Mapping[AnswerMode, Given], setting: Setting, words: "Words", t: Callable[..., str]
) -> None:
    """One line a mode that the setting allows."""
    given = [replies[mode] for mode in AnswerMode if mode in replies and mode in setting.modes]
    told = [
        t(f"components.practice_replies.{one.mode}", said=label_of(one.item, one.option, words, t))
        for one in given
    ]
    with st.container(key="practice-replies"):
        st.info("\n\n".join(told))
