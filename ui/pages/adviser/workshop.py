"""One workshop: its list, its seats, who came in one tap each, what each did, La Coop's line."""

from functools import partial

import streamlit as st

from pathway.meetings import MeetingState
from ui import coop_line, meeting_clicks, which_meeting
from ui.components import attendance_line, copy_line, meeting_moves
from ui.context import current
from ui.meeting_words import standing_of, when_of, with_whom
from ui.people_words import days_searched, name_of
from use_cases import find_learner

PLAN = "pages/adviser/plan_meeting.py"
ADD = "add"

page = current()
t = page.t
meeting_id = which_meeting.chosen()
view = which_meeting.read(page, meeting_id)
meeting, people = view.meeting, view.people

st.title(with_whom(view.line, t), anchor=False)
place = t(f"coop.place.{meeting.details.place}")
st.caption(f"{when_of(meeting, page.language, t)} · {place}")
taken = t("meeting.seats", taken=view.line.seats_taken, seats=meeting.details.capacity)
st.markdown(f"**{standing_of(view.line, t)}** · {taken}")
if meeting.is_open:
    came = meeting.state is MeetingState.HELD
    st.header(t("pages.workshop.came" if came else "pages.workshop.people"), anchor=False)
    clicks = attendance_line.Clicks(
        partial(meeting_clicks.mark_chosen, meeting_id),
        partial(meeting_clicks.see, meeting_id),
        partial(meeting_clicks.take_off, meeting_id),
    )
    for one in people:
        attendance_line.show(one, view, clicks, t, key="who")
    if not people:
        st.markdown(t("pages.workshop.nobody"))
    found = page.do(
        find_learner.find,
        wanted="",
        codes=page.codes,
        sealer=page.sealer,
        say_day=partial(days_searched, page.language),
    )
    listed = {one.learner_id for one in people}
    names = {one.id: name_of(one.told, t) for one in found.people if one.id not in listed}
    st.selectbox(
        t("pages.workshop.add"),
        list(names),
        index=None,
        format_func=lambda id: names[id].replace("\\", ""),
        placeholder=t("pages.workshop.add_search"),
        on_change=meeting_clicks.put_on_list,
        args=(meeting_id, ADD),
        key=ADD,
    )
if meeting.state is MeetingState.PLANNED:
    st.button(
        t("pages.workshop.end"),
        key="end",
        type="primary",
        width="stretch",
        on_click=meeting_clicks.end_workshop,
        args=(meeting,),
    )
if meeting.state is MeetingState.HELD:
    st.header(t("pages.meeting.coop"), anchor=False)
    copy_line.show(coop_line.line_of(view, page.language, t), t, key="coop")
st.header(t("pages.workshop.change"), anchor=False)
meeting_moves.show(meeting, PLAN, meeting_clicks.act, t, key="moves")
st.page_link("pages/adviser/agenda.py", label=t("pages.meeting.agenda"))
