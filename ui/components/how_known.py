"""How an answer is known: said or seen, and by whom it was said; with what to look at."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.answers import AnswerMode, Setting, SpokenBy
from diagnostic.questionnaire import Item

if TYPE_CHECKING:
    from store.words import Words

Translate = Callable[..., str]


def show(
    item: Item,
    setting: Setting,
    usual: AnswerMode,
    words: "Words",
    t: Translate,
    *,
    also: tuple[AnswerMode, ...] = (),
    is_invented: bool = False,
    key: str,
) -> None:
    """The choice between said and seen, where there is one; `usual` is chosen to begin with.

    `also` are modes that whoever corrects may use whatever the setting was; the screen is not
    handed over to an invented person.
    """
    offered = [mode for mode in item.modes if mode in (*item.modes_in(setting), *also)]
    if words.task(item.id) is not None and not is_invented:
        st.info(t("components.how_known.hand_over"))
    hint = words.observe(item.id)
    if hint and AnswerMode.OBSERVED in offered:
        st.info(f"**{t('components.how_known.observe')}** {hint}")
    if len(offered) > 1:
        st.radio(
            t("components.how_known.how"),
            offered,
            index=offered.index(usual),
            format_func=lambda mode: t(f"components.how_known.{mode}"),
            horizontal=True,
            on_change="ignore",
            key=key,
        )


def usual(item: Item, setting: Setting, former: AnswerMode | None) -> AnswerMode:
    """What is chosen to begin with: seen only if somebody says so."""
    if former is not None:
        return former
    declared = AnswerMode.DECLARED in item.modes
    return AnswerMode.DECLARED if declared else item.usual_mode(setting)


def show_speaker(former: SpokenBy | None, t: Translate, *, key: str) -> None:
    """Who says the words: kept with each answer until it is changed."""
    offered = list(SpokenBy)
    st.radio(
        t("components.how_known.spoken_by"),
        offered,
        index=offered.index(former or SpokenBy.SELF),
        format_func=lambda speaker: t(f"components.how_known.by_{speaker}"),
        horizontal=True,
        on_change="ignore",
        key=key,
    )
