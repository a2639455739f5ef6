"""The next appointment, as the person reads it, hears it and prints it: when and where."""

from collections.abc import Callable, Sequence

import streamlit as st

from pathway.meetings import Meeting, MeetingKind
from ui.as_written import as_written
from ui.components import print_button, read_aloud
from ui.meeting_words import when_of
from ui.people_words import capitalised

Translate = Callable[..., str]


def show(coming: Sequence[Meeting], language: str, t: Translate, *, key: str) -> None:
    """Draw the nearest one large, the others in a list; nothing where none is planned."""
    if not coming:
        return
    st.header(t("components.next_meeting.title"), anchor=False)
    told = [_told(meeting, language, t) for meeting in coming]
    with st.container(border=True, key=key):
        st.markdown(f"**{told[0]}**")
        st.markdown(t(f"components.next_meeting.{coming[0].details.place}"))
    if len(told) > 1:
        st.markdown("\n".join(f"- {one}" for one in told[1:]))
    spoken = [one.replace("\\", "") for one in told]
    where = t(f"components.next_meeting.{coming[0].details.place}")
    asked = t("components.next_meeting.title")
    texts = [asked, spoken[0], where, *spoken[1:]]
    with st.container(horizontal=True):
        read_aloud.show(texts, language=language)
        print_button.show(t, key=f"{key}-print")


def _told(meeting: Meeting, language: str, t: Translate) -> str:
    when = capitalised(when_of(meeting, language, t))
    if meeting.details.kind is not MeetingKind.WORKSHOP:
        return when
    title = as_written(meeting.details.title or t("meeting.workshop"))
    return t("components.next_meeting.workshop", when=when, title=title)
