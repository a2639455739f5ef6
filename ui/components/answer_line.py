"""One answer: the question, what was said or seen, by whom; buttons to correct it or to see it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.answers import Answer, AnswerMode, SpokenBy
from ui.components import question_card

if TYPE_CHECKING:
    from store.words import Words

Translate = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Clicks:
    """What the buttons of a line do with its question."""

    correct: Callable[[str], None]
    observe: Callable[[str], None]


def show(
    answer: Answer,
    former: tuple[Answer, ...],
    words: "Words",
    t: Translate,
    *,
    can_be_seen: bool,
    clicks: Clicks,
) -> bool:
    """Draw the line, with the answers it replaced; true when a button was pressed."""
    item = answer.given.item
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        told = [f"{words.prompt(item)}  \n**{_said(answer, words, t)}** · {_how(answer, t)}"]
        told += [t("components.answer_line.before", answer=_line(a, words, t)) for a in former]
        st.markdown("  \n".join(told))
        pressed = st.button(
            t("components.answer_line.correct"),
            key=f"correct-{item}",
            on_click=clicks.correct,
            args=(item,),
        )
        if can_be_seen and answer.given.mode is AnswerMode.DECLARED:
            pressed |= st.button(
                t("components.answer_line.observe"),
                key=f"observe-{item}",
                on_click=clicks.observe,
                args=(item,),
            )
    return pressed


def _said(answer: Answer, words: "Words", t: Translate) -> str:
    return question_card.label_of(answer.given.item, answer.given.option, words, t)


def _line(answer: Answer, words: "Words", t: Translate) -> str:
    return f"{_said(answer, words, t)} · {_how(answer, t)}"


def _how(answer: Answer, t: Translate) -> str:
    how = t(f"components.how_known.{answer.given.mode}")
    if answer.spoken_by in (None, SpokenBy.SELF):
        return how
    return f"{how} · {t(f'components.how_known.by_{answer.spoken_by}')}"
