"""Which meeting a screen is about: an opaque id in the address, checked by every act."""

from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from ui.meeting_words import QUESTIONNAIRE
from use_cases import hold_meeting, see_meetings

if TYPE_CHECKING:
    from pathway.meetings import MeetingKind
    from ui.context import Page
    from use_cases.hold_meeting import Blank
    from use_cases.see_meetings import MeetingView

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


def read(page: "Page", meeting_id: UUID) -> "MeetingView":
    """This meeting; a refusal is told in words and ends the screen."""
    view = page.try_to(
        see_meetings.read_meeting,
        meeting_id=meeting_id,
        questionnaire=QUESTIONNAIRE,
        language=page.language,
        sealer=page.sealer,
        now=page.now,
    )
    if view is None:
        st.stop()
    return view


def blank(page: "Page", learner_id: UUID | None, kind: "MeetingKind") -> "Blank":
    """What a new one starts from; a refusal is told in words and ends the screen."""
    prepared = page.try_to(
        hold_meeting.prepare,
        learner_id=learner_id,
        kind=kind,
        questionnaire=QUESTIONNAIRE,
        language=page.language,
        now=page.now,
    )
    if prepared is None:
        st.stop()
    return prepared
