"""What can be changed of a meeting: its date, whether it takes place, whether it ever was."""

from collections.abc import Callable

import streamlit as st

from pathway.meetings import Meeting, MeetingState
from ui import which_meeting
from use_cases import plan_meeting

Translate = Callable[..., str]
Act = Callable[[Callable[..., object], Meeting], None]


def show(meeting: Meeting, change_screen: str, act: Act, t: Translate, *, key: str) -> None:
    """Draw what its state allows; what was deleted can be taken back."""
    with st.container(key=key, gap="xsmall"):
        if meeting.is_open:
            address = which_meeting.address_of(meeting.id)
            label = t(f"components.meeting_moves.change_{meeting.state}")
            st.page_link(change_screen, label=label, query_params=address)
        with st.container(horizontal=True):
            if not meeting.is_open:
                _button("restore", plan_meeting.restore, meeting, act, t)
            if meeting.state is MeetingState.PLANNED:
                _button("cancel", plan_meeting.cancel, meeting, act, t)
            if meeting.state is not MeetingState.DELETED:
                _button("delete", plan_meeting.delete, meeting, act, t)


def _button(
    name: str, what: Callable[..., object], meeting: Meeting, act: Act, t: Translate
) -> None:
    label = t(f"components.meeting_moves.{name}")
    st.button(label, key=name, on_click=act, args=(what, meeting))
