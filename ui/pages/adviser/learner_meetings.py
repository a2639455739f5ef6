"""One person's meetings, the next and the past ones."""

import streamlit as st

from ui import whom
from ui.components import main_move, meeting_line
from ui.context import current
from ui.people_words import name_of
from use_cases import find_learner, see_meetings

page = current()
t = page.t
learner_id = whom.chosen()
whose = whom.address_of(learner_id)
file = page.do(find_learner.read_file, learner_id=learner_id, sealer=page.sealer, now=page.now)
told = page.do(see_meetings.of_learner, learner_id=learner_id, now=page.now)

st.title(t("pages.learner_meetings.title", name=name_of(file.told, t)), anchor=False)
hold = t("pages.learner_meetings.hold")
main_move.show(hold, "pages/adviser/hold_meeting.py", whose=whose, key="hold")
with st.container(gap="xsmall"):
    plan = t("pages.learner_meetings.plan")
    st.page_link("pages/adviser/plan_meeting.py", label=plan, query_params=whose)
    progress = t("pages.learner_meetings.progress")
    st.page_link("pages/adviser/progress.py", label=progress, query_params=whose)
    back = t("pages.learner_meetings.back")
    st.page_link("pages/adviser/learner.py", label=back, query_params=whose)
st.header(t("pages.learner_meetings.coming"), anchor=False)
if not told.coming:
    st.markdown(t("pages.learner_meetings.none_coming"))
with st.container(gap="xsmall", key="coming"):
    for meeting in told.coming:
        state = t(f"meeting.state.{meeting.state}")
        meeting_line.show_dated(meeting, state, page.language, t)
st.header(t("pages.learner_meetings.past"), anchor=False)
if not told.past:
    st.markdown(t("pages.learner_meetings.none_past"))
with st.container(gap="xsmall", key="past"):
    for meeting, presence in told.past:
        held = meeting.is_open and presence != "expected"
        said = t(f"meeting.presence.{presence}" if held else f"meeting.state.{meeting.state}")
        meeting_line.show_dated(meeting, said, page.language, t)
