"""How the task on the screen ended so far, as the browser tells it.

Read where it is needed and never copied: under load the end of a play and the click on Suivant
reach the server together, in no given order.
"""

from collections.abc import Mapping

import streamlit as st

PLAY = "play-"  # before the name of an answer: the task that gives it


def ended(key: str) -> str | None:
    """The end of the play that answers under this name; None if nothing was played."""
    state = st.session_state.get(f"{PLAY}{key}")
    outcome = state.get("outcome") if isinstance(state, Mapping) else None
    return outcome if isinstance(outcome, str) else None
