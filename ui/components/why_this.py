"""Why this question, in one plain sentence."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.selection import Choice

if TYPE_CHECKING:
    from store.words import FrameworkWords


def show(choice: Choice, named: "FrameworkWords", t: Callable[..., str]) -> None:
    """A fold with the reason; `named` gives the axis its name."""
    with st.expander(t("components.why_this.title")):
        axis = named.axes[choice.axis].name
        st.markdown(t(f"components.why_this.{choice.why}", axis=axis))
