"""One answer: the question, what was said or seen, by whom, and the button that corrects it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.answers import Answer, SpokenBy
from ui.components import question_card

if TYPE_CHECKING:
    from store.words import Words

Translate = Callable[..., str]


def show(answer: Answer, words: "Words", t: Translate, *, correct: Callable[[str], None]) -> bool:
    """Draw the line; true when its button was pressed, after `correct` was called."""
    given = answer.given
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        said = question_card.label_of(given.item, given.option, words, t)
        st.markdown(f"{words.prompt(given.item)}  \n**{said}** · {_how(answer, t)}")
        return st.button(
            t("components.answer_line.correct"),
            key=f"correct-{given.item}",
            on_click=correct,
            args=(given.item,),
        )


def _how(answer: Answer, t: Translate) -> str:
    how = t(f"components.how_known.{answer.given.mode}")
    if answer.spoken_by in (None, SpokenBy.SELF):
        return how
    return f"{how} · {t(f'components.how_known.by_{answer.spoken_by}')}"
