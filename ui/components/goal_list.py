"""What the person wants to do: each wish with its drawing, which says the same as its words."""

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from use_cases.read_plan import PlanView


def show(view: "PlanView") -> None:
    """The goals chosen, the most important first."""
    items = "".join(
        f"<li>{drawing(view, goal)}<span>{escape(view.words.goals[goal])}</span></li>"
        for goal in view.goals
    )
    if items:
        st.html(f'<ol class="wishes">{items}</ol>')


def drawing(view: "PlanView", goal: str) -> str:
    """The drawing of a goal, silent: the words stand beside it."""
    source = drawing_source(view, goal)
    return f'<img src="{source}" alt="" width="40" height="40">' if source else ""


def drawing_source(view: "PlanView", id: str) -> str:
    """The drawing of a goal or a family, as an address; empty where there is none."""
    drawn = view.words.pictures.get(id, "")
    data = b64encode(drawn.encode()).decode()
    return f"data:image/svg+xml;base64,{data}" if drawn else ""
