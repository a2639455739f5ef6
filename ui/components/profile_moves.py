"""What one may do for a person: links side by side, as many to a line as fit."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

ADVISER = "pages/adviser"
NOTHING: Mapping[str, str] = {}
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
    _show(links(BEFORE, t), whose)


def after_one(whose: Mapping[str, str], t: Callable[..., str], *, may_go_on: bool) -> None:
    """Everything; a diagnosis that is under way goes on instead of starting again."""
    _show(links(AFTER, t, instead={"again": "go_on"} if may_go_on else {}), whose)


def links(
    moves: Mapping[str, str], t: Callable[..., str], *, instead: Mapping[str, str] = NOTHING
) -> list[tuple[str, str]]:
    """The words of each move beside its screen; two moves may be said alike."""
    return [
        (t(f"pages.learner.{instead.get(move, move)}"), screen) for move, screen in moves.items()
    ]


def _show(drawn: Sequence[tuple[str, str]], whose: Mapping[str, str]) -> None:
    with st.container(horizontal=True, gap="small", key="moves-of-profile"):
        for words, screen in drawn:
            st.page_link(f"{ADVISER}/{screen}.py", label=words, query_params=whose)
