"""Which meeting a screen is about: an opaque id in the address, checked by every act."""

from uuid import UUID

import streamlit as st

MEETING = "rencontre"
AGENDA = "pages/adviser/agenda.py"


def address_of(meeting_id: UUID) -> dict[str, str]:
    """What a link to one of this meeting's screens carries."""
    return {MEETING: str(meeting_id)}


def named() -> UUID | None:
    """The meeting of this screen, if its address names one."""
    try:
        return UUID(st.query_params.get(MEETING, ""))
    except ValueError:
        return None


def chosen() -> UUID:
    """The meeting of this screen; without one, back to the agenda."""
    meeting_id = named()
    if meeting_id is None:
        st.switch_page(AGENDA)
    return meeting_id
