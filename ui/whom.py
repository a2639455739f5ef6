"""Whom an adviser is with: an opaque id in the address, checked by every act that reads it.

In the address, it survives a refresh and another machine; nothing personal stands there.
"""

from uuid import UUID

import streamlit as st

PERSON = "personne"
LIST = "pages/adviser/learners.py"


def address_of(learner_id: UUID) -> dict[str, str]:
    """What a link to one of this person's screens carries."""
    return {PERSON: str(learner_id)}


def named() -> UUID | None:
    """The person of this screen, if its address names one."""
    try:
        return UUID(st.query_params.get(PERSON, ""))
    except ValueError:
        return None


def chosen() -> UUID:
    """The person of this screen; without one, back to the list."""
    learner_id = named()
    if learner_id is None:
        st.switch_page(LIST)
    return learner_id
