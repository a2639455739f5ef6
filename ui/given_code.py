"""A code that was just drawn: shown to the adviser until they look at something else."""

from dataclasses import dataclass
from uuid import UUID

import streamlit as st

GIVEN = "given_code"


@dataclass(frozen=True, slots=True)
class GivenCode:
    """Whose code, and the code itself: it is kept nowhere but on this screen."""

    learner_id: UUID
    code: str


def hold(learner_id: UUID, code: str) -> None:
    st.session_state[GIVEN] = GivenCode(learner_id, code)


def held() -> GivenCode | None:
    """The code to show now, if one was just drawn."""
    found: GivenCode | None = st.session_state.get(GIVEN)
    return found


def forget() -> None:
    """The next person on this screen does not see it."""
    st.session_state.pop(GIVEN, None)
