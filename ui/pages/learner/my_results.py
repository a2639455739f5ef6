"""What my answers say: four paths, what blocks, and why, in words; never a number."""

import streamlit as st

from i18n.formats import local_day, say_date
from ui.components import (
    axis_levels,
    obstacle_list,
    read_aloud,
    strengths,
    then_and_now,
    type_card,
    why_level,
)
from ui.context import current
from use_cases import read_profile

page = current()
t = page.t
view = page.do(read_profile.read_profile, language=page.language, now=page.now)
profile, words, named = view.profile, view.words, view.framework_words

st.title(t("pages.my_results.title"), anchor=False)
read_aloud.show_page(language=page.language)
type_card.show(profile.type, named, t, key="type")

if view.compared_with is not None:
    st.header(t("pages.my_results.gained"), anchor=False)
    then = say_date(page.language, local_day(view.compared_with.started_at))
    then_and_now.show_gains(view.changes, then, named, t, key="gains")

st.header(t("pages.my_results.strengths"), anchor=False)
strengths.show(profile.areas, words, t, key="strengths")

st.header(t("pages.my_results.axes"), anchor=False)
axis_levels.show(profile.axes, named, t, key="axes")
axis_levels.show_parts(profile.dimensions, named, t)

st.header(t("pages.my_results.obstacles"), anchor=False)
obstacle_list.show(profile.obstacles, words, named, t, key="obstacles")

st.header(t("pages.my_results.why"), anchor=False)
why_level.show(view.explanations, words, named, t, key="why")

st.header(t("pages.my_results.next"), anchor=False)
st.page_link("pages/learner/my_next_step.py", label=t("pages.my_results.next_step"))
if view.may_go_on:
    st.page_link("pages/learner/take_diagnosis.py", label=t("pages.my_results.go_on"))
st.page_link("pages/learner/my_answers.py", label=t("pages.my_results.my_answers"))
st.page_link("pages/learner/pause.py", label=t("pages.my_results.leave"))
st.caption(t("pages.my_results.limits"))
