"""A meeting written down in a few taps: what the person did, and the usual for the rest."""

import streamlit as st

from i18n.formats import local_day, say_date, say_time
from pathway.meetings import MeetingKind
from ui import meeting_clicks, meeting_form, which_meeting, whom
from ui.components import seen_form
from ui.context import current
from ui.people_words import name_of
from use_cases import find_learner

meeting_clicks.follow()
page = current()
t = page.t
planned_id, learner_id, planned = which_meeting.named(), whom.named(), None
if planned_id is not None:
    view = which_meeting.read(page, planned_id)
    planned, learner_id = view.meeting, view.meeting.learner_id
kind = MeetingKind.INDIVIDUAL if learner_id else MeetingKind.ONE_OFF
blank = which_meeting.blank(page, learner_id, kind)
what = planned_id or learner_id or "stranger"
draft = meeting_clicks.draft_of(what, blank.meeting_id)
details = planned.details if planned else blank.details
subjects: tuple[str, ...] = ()

if learner_id is None:
    st.title(t("pages.hold_meeting.stranger"), anchor=False)
    st.markdown(t("pages.hold_meeting.stranger_what"))
else:
    file = page.do(find_learner.read_file, learner_id=learner_id, sealer=page.sealer, now=page.now)
    st.title(t("pages.hold_meeting.title", name=name_of(file.told, t)), anchor=False)
    st.header(t("pages.hold_meeting.did"), anchor=False)
    subjects = seen_form.show(blank, draft, page.language, t)
day = say_date(page.language, local_day(details.at))
usual = {"day": day, "hour": say_time(page.language, details.at), "minutes": details.minutes}
place = t(f"coop.place.{details.place}")
with st.expander(t("pages.hold_meeting.usual", place=place, **usual), expanded=not learner_id):
    meeting_form.show(details, t, key=str(draft))
st.button(
    t("pages.hold_meeting.keep"),
    key="keep",
    type="primary",
    width="stretch",
    on_click=meeting_clicks.keep_held,
    args=(draft, what, learner_id, planned, details, subjects),
)
if learner_id is not None:
    back, whose = "pages/adviser/learner.py", whom.address_of(learner_id)
    st.page_link(back, label=t("pages.hold_meeting.back"), query_params=whose)
