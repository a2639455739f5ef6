"""What one may do for a person: links side by side, as many to a line as fit."""

from collections.abc import Callable, Mapping

import streamlit as st

ADVISER = "pages/adviser"
BEFORE = {"hold": "hold_meeting", "meetings": "learner_meetings", "file": "learner_file"}
AFTER = {
    "plan": "plan",
    "hold": "hold_meeting",
    "again": "diagnose",
    "progress": "progress",
    "meetings": "learner_meetings",
    "referrals": "referrals",
    "follow_up": "follow_up",
    "answers": "learner_answers",
    "file": "learner_file",
}


def before_a_diagnosis(whose: Mapping[str, str], t: Callable[..., str]) -> None:
    """What is already possible for somebody of whom nothing is known; `whose` says of whom."""
    _show({t(f"pages.learner.{move}"): screen for move, screen in BEFORE.items()}, whose)


def after_one(whose: Mapping[str, str], t: Callable[..., str], *, may_go_on: bool) -> None:
    """Everything; a diagnosis that is under way goes on instead of starting again."""
    said = {move: t(f"pages.learner.{move}") for move in AFTER}
    if may_go_on:
        said["again"] = t("pages.learner.go_on")
    _show({said[move]: screen for move, screen in AFTER.items()}, whose)


def _show(screens: Mapping[str, str], whose: Mapping[str, str]) -> None:
    with st.container(horizontal=True, gap="small", key="moves-of-profile"):
        for words, screen in screens.items():
            st.page_link(f"{ADVISER}/{screen}.py", label=words, query_params=whose)
