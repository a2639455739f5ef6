"""Why this question, in one plain sentence."""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.selection import Choice

if TYPE_CHECKING:
    from store.words import FrameworkWords


def show(choice: Choice, named: "FrameworkWords", t: Callable[..., str]) -> None:
    """A fold with the reason; `named` gives the axis its name."""
    title = escape(t("components.why_this.title"))
    reason = escape(t(f"components.why_this.{choice.why}", axis=named.axes[choice.axis].name))
    st.html(f'<details class="fold"><summary>{title}</summary><p>{reason}</p></details>')
