"""Each thing seen over time, drawn for the adviser and said in one line each."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from analytics.ladder_chart import Rung, ladder_chart
from diagnostic.observations import Autonomy
from i18n.formats import local_day
from pathway.observing import Ladder
from ui.components.achieved_list import subject_named
from ui.people_words import day_of

if TYPE_CHECKING:
    from use_cases.see_progress import ProgressView

Translate = Callable[..., str]
DRAWN_MOST = 8  # more lines than that are read, not looked at


def show(view: "ProgressView", language: str, t: Translate, *, key: str) -> None:
    """Draw the last that moved, then say every one."""
    drawn = view.ladders[:DRAWN_MOST]
    rungs = [
        Rung(_name(ladder, view, t), local_day(one.observed_at), one.autonomy.rung)
        for ladder in drawn
        for one in ladder.observations
    ]
    names = [t(f"components.ladder_list.{rung}") for rung in Autonomy]
    said = [_said(ladder, view, language, t) for ladder in view.ladders]
    st.altair_chart(ladder_chart(rungs, names), width="stretch", key=key, alt=_plain(said))
    st.markdown("\n".join(f"- {line}" for line in said))


def _name(ladder: Ladder, view: "ProgressView", t: Translate) -> str:
    return subject_named(ladder.subject, view, t)


def _said(ladder: Ladder, view: "ProgressView", language: str, t: Translate) -> str:
    steps = ", ".join(
        f"{day_of(language, one.observed_at)} {t(f'components.ladder_list.{one.autonomy}')}"
        for one in ladder.observations
    )
    return f"**{_name(ladder, view, t)}** · {steps}"


def _plain(said: Sequence[str]) -> str:
    return " ".join(said).replace("**", "")
