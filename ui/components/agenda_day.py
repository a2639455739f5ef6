"""One day of an agenda: its name and its meetings; few words where nothing is planned."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from i18n.formats import local_day, say_weekday
from ui.components import meeting_line

if TYPE_CHECKING:
    from ui.agenda_days import Shown
    from ui.context import Page
    from use_cases.see_meetings import MeetingLine


def show(
    day: date, lines: "Sequence[MeetingLine]", shown: "Shown", page: "Page", *, led_by: bool
) -> None:
    """Draw it; in a week, an empty day that is over is left out."""
    t, today = page.t, local_day(page.now)
    of_day = [line for line in lines if local_day(line.meeting.details.at) == day]
    said = say_weekday(page.language, day)
    if not of_day and shown.is_week and day != today:
        if day > today:
            st.caption(t("pages.agenda.nothing", day=said.capitalize()))
        return
    heading = t("pages.agenda.today", day=said) if day == today else said.capitalize()
    st.header(heading, anchor=False)
    with st.container(key=f"day-{day}", gap="xsmall"):
        for line in of_day:
            meeting_line.show(line, page.language, t, led_by=led_by)
        if not of_day:
            st.markdown(t("pages.agenda.nothing_today"))
