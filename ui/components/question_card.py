"""A question and its answers: whole cards to touch, « je ne sais pas » always there.

Each thing drawn is a message to the browser and costs the server time at every click: the words
are one piece of text, which the page's own script reads aloud and gives the focus to.
"""

import re
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.answers import ALWAYS_OFFERED, AnswerMode
from diagnostic.questionnaire import Item
from ui.components.tasks import play

if TYPE_CHECKING:
    from store.words import Words

Translate = Callable[..., str]
HYPHENED = re.compile(r"\w+(?:-\w+)+")


def show(
    item: Item,
    words: "Words",
    t: Translate,
    *,
    line: str,
    why: str = "",
    aloud: str = "",
    former: str | None = None,
    replied: Callable[[], None] | None = None,
    key: str,
) -> str | None:
    """Draw the question under `line`; return the option chosen so far, `former` to begin with.

    `why` is the reason for it (`why_this.told`), `aloud` where it can be heard
    (`read_aloud.place`).
    What can be done on screen is done there, in place of the answers to choose among; where
    `replied` draws what an invented person answers, there is nothing to play.
    """
    offered = options_of(item)
    task = None if replied else words.task(item.id)
    show_words(
        item.id, words.prompt(item.id), words.help(item.id), line=line, why=why, aloud=aloud
    )
    if replied is not None:
        replied()
    if task is not None:
        labels = {option: label_of(item.id, option, words, t) for option in offered}
        always = {option: labels.pop(option) for option in ALWAYS_OFFERED}
        return play.show(task, t, options=labels, always=always, former=former, key=key)
    return st.radio(
        words.prompt(item.id),
        offered,
        index=offered.index(former) if former in offered else None,
        format_func=lambda option: label_of(item.id, option, words, t),
        label_visibility="collapsed",
        width="stretch",
        key=key,
        on_change="ignore",  # the choice goes with Suivant: half as many runs
    )


def show_words(
    question: str,
    prompt: str,
    help_text: str | None,
    *,
    line: str,
    why: str = "",
    aloud: str = "",
) -> None:
    """What is asked, below a short line that tells where one stands; the focus comes to it."""
    helped = f"<p>{escape(help_text)}</p>" if help_text else ""
    st.html(
        f'<div class="question" data-question="{escape(question)}">'
        f'<div class="question-line"><p>{escape(line)}</p>{why}</div>'
        f"<h1>{_unbroken(escape(prompt))}</h1>{helped}{aloud}</div>"
    )


def _unbroken(sentence: str) -> str:
    """« avez-vous » stays on one line: cut in two, it is read as two words."""
    return HYPHENED.sub(r'<span class="whole">\g<0></span>', sentence)


def options_of(item: Item) -> list[str]:
    """What can be answered, in the order of the screen."""
    return [*(option.id for option in item.options), *ALWAYS_OFFERED]


def label_of(item: str, option: str, words: "Words", t: Translate) -> str:
    """The words of an option: the content's, or the screens' for those always offered."""
    if option in ALWAYS_OFFERED:
        return t(f"components.question_card.{option}")
    return words.option(item, option)


def said(item: Item, words: "Words", t: Translate) -> list[str]:
    """All that is read aloud: the question, its help, each answer.

    A task about reading keeps its text silent: read aloud, it would show nothing.
    """
    help_text = words.help(item.id)
    if words.task(item.id) is not None:
        return [words.prompt(item.id), *([help_text] if help_text else [])]
    if item.modes == (AnswerMode.DONE,) and item.area is None:
        return [words.prompt(item.id)]
    return [
        words.prompt(item.id),
        *([help_text] if help_text else []),
        *(label_of(item.id, option, words, t) for option in options_of(item)),
    ]
