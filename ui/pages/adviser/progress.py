"""The way a person has made: what they do alone now, and each thing seen over time."""

import streamlit as st

from ui import whom
from ui.components import achieved_list, ladder_list, print_button
from ui.context import current
from ui.people_words import name_of
from use_cases import find_learner, see_progress

PROFILE = "pages/adviser/learner.py"
MEETINGS = "pages/adviser/learner_meetings.py"

page = current()
t = page.t
learner_id = whom.chosen()
whose = whom.address_of(learner_id)
file = page.do(find_learner.read_file, learner_id=learner_id, sealer=page.sealer, now=page.now)
view = page.do(
    see_progress.read_progress, learner_id=learner_id, language=page.language, now=page.now
)

st.title(t("pages.progress.title", name=name_of(file.told, t)), anchor=False)
with st.container(gap="xsmall"):
    st.page_link(MEETINGS, label=t("pages.progress.meetings"), query_params=whose)
    st.page_link(PROFILE, label=t("pages.progress.back"), query_params=whose)
st.header(t("pages.progress.now_alone"), anchor=False)
if view.achieved:
    achieved_list.show(view, page.language, t, key="achieved")
else:
    st.markdown(t("pages.progress.too_early"))
if view.first_demarche_after is not None:
    st.markdown(t("pages.progress.first_demarche", count=view.first_demarche_after.days + 1))
st.header(t("pages.progress.over_time"), anchor=False)
if view.ladders:
    ladder_list.show(view, page.language, t, key="ladders")
    print_button.show(t, key="print")
else:
    st.markdown(t("pages.progress.nothing_seen"))
