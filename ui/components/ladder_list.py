"""Each thing seen over time, drawn for the adviser and said in one line each."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from analytics.ladder_chart import Rung, ladder_chart
from diagnostic.observations import Autonomy
from i18n.formats import local_day
from pathway.observing import Ladder
from ui.as_written import as_written
from ui.meeting_words import subject_name
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
    names = [t(f"meeting.autonomy.{rung}") for rung in Autonomy]
    said = [(_name(ladder, view, t), _days(ladder, language, t)) for ladder in view.ladders]
    heard = " ".join(f"{name}. {days}." for name, days in said)
    st.altair_chart(ladder_chart(rungs, names), width="stretch", key=key, alt=heard)
    st.markdown("\n".join(f"- **{as_written(name)}**  \n  {days}" for name, days in said))


def _name(ladder: Ladder, view: "ProgressView", t: Translate) -> str:
    return subject_name(ladder.subject, view.words, view.catalogue_words, t)


def _days(ladder: Ladder, language: str, t: Translate) -> str:
    """« 22 novembre 2026 : Fait seul », each kept on one line."""
    steps = (
        t(
            "components.ladder_list.step",
            how=t(f"meeting.autonomy.{one.autonomy}"),
            day=day_of(language, one.observed_at),
        )
        for one in ladder.observations
    )
    return " · ".join(step.replace(" ", "\N{NO-BREAK SPACE}") for step in steps)
