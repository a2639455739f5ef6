"""Every wish of the catalogue, by family: open one drawing, tick one line, hear them said."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from ui.components import goal_list, read_aloud

if TYPE_CHECKING:
    from use_cases.read_plan import PlanView

Translate = Callable[..., str]


def ticked(view: "PlanView", *, key: str) -> tuple[str, ...]:
    """What is ticked at the moment of a click: the wishes of before first, in their order."""
    others = (goal.id for goal in view.catalogue.goals if goal.id not in view.goals)
    return tuple(id for id in (*view.goals, *others) if st.session_state.get(f"{key}-{id}"))


def show(view: "PlanView", language: str, t: Translate, *, key: str) -> None:
    """The wishes of before on top, then each family, closed; what is ticked in it stays ticked."""
    with st.container(key=f"{key}-chosen"):
        for goal in view.goals:
            _line(view, goal, key=key)
    for family in view.catalogue.families:
        goals = [g.id for g in view.catalogue.goals_of(family.id) if g.id not in view.goals]
        if not goals:
            continue
        drawn = goal_list.drawing_source(view, family.id)
        name = view.words.families[family.id]
        with st.expander(f"![]({drawn}) {name}", key=f"{key}-family-{family.id}"):
            texts = [view.words.goals[goal] for goal in goals]
            read_aloud.show(texts, language=language)
            with st.container(key=f"{key}-of-{family.id}"):
                for goal in goals:
                    _line(view, goal, key=key)


def _line(view: "PlanView", goal: str, *, key: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"row-{goal}"):
        st.html(goal_list.drawing(view, goal), width="content")
        st.checkbox(view.words.goals[goal], value=goal in view.goals, key=f"{key}-{goal}")
