"""One meeting in a list: a link that says when, with whom and where it stands."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from i18n.formats import say_time
from pathway.meetings import Meeting, MeetingKind
from ui import which_meeting
from ui.meeting_words import standing_of, when_of, with_whom

if TYPE_CHECKING:
    from use_cases.see_meetings import MeetingLine

Translate = Callable[..., str]
MEETING = "pages/adviser/meeting.py"
WORKSHOP = "pages/adviser/workshop.py"


def screen_of(meeting: Meeting) -> str:
    """The screen on which this meeting is read."""
    return WORKSHOP if meeting.details.kind is MeetingKind.WORKSHOP else MEETING


def show(line: "MeetingLine", language: str, t: Translate, *, led_by: bool = False) -> None:
    """A line of one day: the hours, with whom, where it stands."""
    told = line.meeting.details
    hours = f"{say_time(language, told.at)} – {say_time(language, told.ends_at)}"
    parts = [f"**{hours}**", f"**{with_whom(line, t)}**", standing_of(line, t)]
    if told.kind is MeetingKind.WORKSHOP:
        seats = {"taken": line.seats_taken, "seats": told.capacity}
        parts.append(t("meeting.seats", **seats))
    if led_by:
        parts.append(line.led_by)
    _link(line.meeting, " · ".join(parts))


def show_dated(meeting: Meeting, standing: str, language: str, t: Translate) -> None:
    """A line of one person's list: the day, what kind of meeting, where it stands."""
    kind = t(f"meeting.kind.{meeting.details.kind}")
    _link(meeting, f"**{when_of(meeting, language, t)}** · {kind} · {standing}")


def _link(meeting: Meeting, label: str) -> None:
    address = which_meeting.address_of(meeting.id)
    st.page_link(screen_of(meeting), label=label, query_params=address)
