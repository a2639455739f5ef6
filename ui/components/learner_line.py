"""One person of the adviser's list: a link with their name, and where they stand."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from ui import whom
from ui.people_words import day_of, name_of

if TYPE_CHECKING:
    from use_cases.find_learner import Followed

Translate = Callable[..., str]
SCREEN = "pages/adviser/learner.py"
HOLD = "pages/adviser/hold_meeting.py"


def show(one: "Followed", language: str, t: Translate) -> None:
    """Draw the line as a link, and a shorter one to write down a meeting with them."""
    whose = whom.address_of(one.id)
    with st.container(horizontal=True, key=f"person-{one.id}", gap="small"):
        st.page_link(SCREEN, label=line_of(one, language, t), query_params=whose, width="stretch")
        name = name_of(one.told, t)
        label = t("components.learner_line.hold", name=name)
        st.page_link(HOLD, label=label, query_params=whose)


def line_of(one: "Followed", language: str, t: Translate) -> str:
    """The name, where the diagnosis stands, when the person was last seen."""
    seen = t("components.learner_line.seen", day=day_of(language, one.kept.seen_at))
    return f"**{name_of(one.told, t)}** · {_standing(one, t)} · {seen}"


def _standing(one: "Followed", t: Translate) -> str:
    if one.kept.started_at is None:
        return t("components.learner_line.not_yet")
    if one.kept.finished_at is None:
        return t("components.learner_line.under_way")
    return t("components.learner_line.done")
