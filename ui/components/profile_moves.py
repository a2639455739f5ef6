"""What one may do for a person: the two moves of every day, the others folded beneath."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from ui.components import print_button

ADVISER = "pages/adviser"
BEFORE = {"hold": "hold_meeting", "meetings": "learner_meetings", "file": "learner_file"}
FIRST = {"plan": "plan", "hold": "hold_meeting"}
OTHERS = {
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
    _show(links(BEFORE, t), whose, key="moves-of-profile")


def after_one(whose: Mapping[str, str], t: Callable[..., str], *, may_go_on: bool) -> None:
    """Everything; a diagnosis that is under way goes on, and that comes before all the rest."""
    first, others = after(may_go_on=may_go_on)
    _show(links(first, t), whose, key="moves-of-profile")
    with st.expander(t("components.profile_moves.others"), key="other-moves"):
        _show(links(others, t), whose, key="other-moves-of-profile")
        print_button.show(t, key="print")


def after(*, may_go_on: bool) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """What is always seen of the moves, then what is folded."""
    if not may_go_on:
        return FIRST, OTHERS
    others = {move: screen for move, screen in OTHERS.items() if move != "again"}
    return {"go_on": OTHERS["again"], **FIRST}, others


def links(moves: Mapping[str, str], t: Callable[..., str]) -> list[tuple[str, str]]:
    """The words of each move beside its screen; two moves may be said alike."""
    return [(t(f"pages.learner.{move}"), screen) for move, screen in moves.items()]


def _show(drawn: Sequence[tuple[str, str]], whose: Mapping[str, str], *, key: str) -> None:
    with st.container(horizontal=True, gap="small", key=key):
        for words, screen in drawn:
            st.page_link(f"{ADVISER}/{screen}.py", label=words, query_params=whose)
