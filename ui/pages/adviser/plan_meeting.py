"""A meeting to come, with a person or with several: when, how long, where; or its date changed."""

from datetime import timedelta
from typing import Any

import streamlit as st

from pathway.meetings import MeetingKind
from ui import meeting_clicks, meeting_form, which_meeting, whom
from ui.context import current
from ui.meeting_words import with_whom
from ui.people_words import name_of
from use_cases import find_learner

A_WEEK = timedelta(days=7)  # the usual time until the next one
SEATS = 8

page = current()
t = page.t
planned_id, learner_id, planned, name = which_meeting.named(), whom.named(), None, ""
if planned_id is not None:
    view = which_meeting.read(page, planned_id)
    planned, learner_id = view.meeting, view.meeting.learner_id
    name = with_whom(view.line, t)
is_workshop = planned.details.kind is MeetingKind.WORKSHOP if planned else learner_id is None
meeting_clicks.follow(workshop=is_workshop)
kind = MeetingKind.WORKSHOP if is_workshop else MeetingKind.INDIVIDUAL
blank = which_meeting.blank(page, learner_id, kind)
what = f"plan-{planned_id or learner_id or 'workshop'}"
draft = meeting_clicks.draft_of(what, blank.meeting_id)
details = planned.details if planned else meeting_form.ahead(blank.details, A_WEEK, SEATS)

if planned is not None:
    st.title(t("pages.plan_meeting.change", name=name), anchor=False)
elif is_workshop:
    st.title(t("pages.plan_meeting.workshop"), anchor=False)
else:
    file = page.do(find_learner.read_file, learner_id=learner_id, sealer=page.sealer, now=page.now)
    name = name_of(file.told, t)
    st.title(t("pages.plan_meeting.title", name=name), anchor=False)
if is_workshop:
    meeting_form.show_workshop(details, t, key=str(draft))
    if planned is not None:
        meeting_form.others(details, t, key=str(draft))
else:
    meeting_form.show(details, t, key=str(draft))

keep: dict[str, Any] = {
    "on_click": meeting_clicks.keep_planned,
    "args": (draft, what, learner_id, planned, details),
    "width": "stretch",
}
if st.session_state.pop(meeting_clicks.IN_THE_PAST, False):
    st.warning(t("errors.planned_in_the_past"))
    if learner_id is not None and planned is None:
        held = {**keep, "on_click": meeting_clicks.keep_held}
        held["args"] = (draft, what, learner_id, None, details, ())
        st.button(t("pages.plan_meeting.it_was_held"), key="held", type="primary", **held)
    st.button(t("pages.plan_meeting.sure"), key="sure", kwargs={"is_sure": True}, **keep)
else:
    st.button(t("pages.plan_meeting.keep"), key="keep", type="primary", **keep)
if learner_id is not None:
    back, whose = "pages/adviser/learner.py", whom.address_of(learner_id)
    st.page_link(back, label=t("pages.hold_meeting.back"), query_params=whose)
else:
    st.page_link("pages/adviser/agenda.py", label=t("pages.meeting.agenda"))
