"""One meeting with a person: what was done, the line for La Coop, what comes next."""

from functools import partial

import streamlit as st

from pathway.meetings import EARLY, MeetingState, Presence
from ui import coop_line, meeting_clicks, which_meeting, whom
from ui.components import copy_line, meeting_moves, plan_steps_done, seen_list
from ui.context import current
from ui.meeting_words import standing_of, when_of, with_whom

HOLD = "pages/adviser/hold_meeting.py"
PLAN = "pages/adviser/plan_meeting.py"

page = current()
t = page.t
meeting_id = which_meeting.chosen()
here = which_meeting.address_of(meeting_id)
view = which_meeting.read(page, meeting_id)
meeting, people = view.meeting, view.people
them = people[0] if people else None
whose = whom.address_of(them.learner_id) if them else {}

st.title(t("pages.meeting.title", name=with_whom(view.line, t)), anchor=False)
place = t(f"coop.place.{meeting.details.place}")
st.caption(f"{when_of(meeting, page.language, t)} · {place}")
st.markdown(f"**{standing_of(view.line, t)}**")

is_near = meeting.details.at - EARLY <= page.now
if meeting.state is MeetingState.PLANNED and them is not None:
    if is_near and st.button(t("pages.meeting.hold"), key="hold", type="primary", width="stretch"):
        st.switch_page(HOLD, query_params=here)
    with st.container(horizontal=True):
        told = (Presence.ABSENT, Presence.EXCUSED) if is_near else (Presence.EXCUSED,)
        for presence in told:
            st.button(
                t(f"meeting.presence.{presence}"),
                key=str(presence),
                disabled=them.presence is presence,
                on_click=meeting_clicks.mark,
                args=(meeting.id, them.learner_id, presence),
            )
if meeting.state is MeetingState.HELD:
    st.header(t("pages.meeting.coop"), anchor=False)
    copy_line.show(coop_line.line_of(view, page.language, t), t, key="coop")
    if them is not None:
        st.header(t("pages.meeting.did"), anchor=False)
        seen_list.show(them, view, partial(meeting_clicks.see, meeting.id), t, key="seen")
        plan_steps_done.show(page, them.learner_id, t, key="plan")
        st.header(t("pages.meeting.next"), anchor=False)
        with st.container(gap="xsmall"):
            st.page_link(PLAN, label=t("pages.meeting.plan_next"), query_params=whose)
            face = {**here, **whose}
            st.page_link(
                "pages/adviser/your_opinion.py",
                label=t("pages.meeting.opinion" if them.face is None else "pages.meeting.thanked"),
                query_params=face,
            )
st.header(t("pages.meeting.change"), anchor=False)
meeting_moves.show(meeting, PLAN, meeting_clicks.act, t, key="moves")
with st.container(gap="xsmall"):
    if them is not None:
        st.page_link("pages/adviser/learner.py", label=t("pages.meeting.file"), query_params=whose)
    st.page_link("pages/adviser/agenda.py", label=t("pages.meeting.agenda"))
