"""One person: the profile with its reasons and doubts, what to check next; ready to print."""

import streamlit as st

from ui import given_code, practising, starting, whom
from ui.components import (
    axis_levels,
    closer_look,
    main_move,
    obstacle_list,
    profile_moves,
    sitting_list,
    strengths,
    then_and_now,
    to_check_list,
    told_form,
    type_card,
    weights_chart,
    why_level,
)
from ui.context import current
from ui.people_words import day_of, name_of
from ui.reader import Reader
from use_cases import find_learner, read_profile

DIAGNOSE = "pages/adviser/diagnose.py"
FORMER = "pages/adviser/former_diagnosis.py"

page = current()
t = page.t
given_code.forget()
learner_id = whom.chosen()
whose = whom.address_of(learner_id)
file = page.do(find_learner.read_file, learner_id=learner_id, sealer=page.sealer, now=page.now)

st.title(name_of(file.told, t), anchor=False)
since = day_of(page.language, file.learner.enrolled_at)
st.caption(t("pages.learner.since", day=since))
if about := told_form.said(file.told, file.commune, t):
    st.markdown(about)
if not file.assessments:
    st.markdown(t("pages.learner.not_yet"))
    main_move.show(t("pages.learner.start"), DIAGNOSE, whose=whose, key="diagnose")
    profile_moves.before_a_diagnosis(whose, t)
    st.stop()

view = page.do(
    read_profile.read_profile, learner_id=learner_id, language=page.language, now=page.now
)
profile, words, named = view.profile, view.words, view.framework_words
asked_on = day_of(page.language, view.assessment.started_at)
st.caption(t("pages.learner.asked", day=asked_on, count=len(view.answers)))
if view.observations:
    st.caption(t("pages.learner.observed", count=len(view.observations)))
profile_moves.after_one(whose, t, may_go_on=view.may_go_on)

type_card.show(profile.type, named, t, reader=Reader.ADVISER, key="type")
practising.show_truth(page, learner_id, view)
st.header(t("pages.learner.axes"), anchor=False)
axis_levels.show(profile.axes, named, t, reader=Reader.ADVISER, key="axes")
axis_levels.show_parts(profile.dimensions, named, t)
if view.compared_with is not None and view.before is not None:
    then = day_of(page.language, view.compared_with.started_at)
    st.header(t("pages.learner.since_then"), anchor=False)
    then_and_now.show(view.changes, view.before, profile, then, named, t, key="changes")
st.header(t("pages.learner.to_check"), anchor=False)
wanted = to_check_list.show(view.to_check, words, named, t, key="to_check")
with st.expander(t("pages.learner.closer")):
    wanted = closer_look.show(view.framework, named, t, key="closer") or wanted
if wanted is not None:
    starting.begin(page, learner_id, wanted)
st.header(t("pages.learner.obstacles"), anchor=False)
obstacle_list.show(profile.obstacles, words, named, t, reader=Reader.ADVISER, key="obstacles")
st.header(t("pages.learner.strengths"), anchor=False)
strengths.show(profile.areas, words, t, key="strengths")
st.header(t("pages.learner.why"), anchor=False)
draw = weights_chart.show
why_level.show(view.explanations, words, named, t, draw=draw, is_open=True, key="why")
st.header(t("pages.learner.sittings"), anchor=False)
sitting_list.show(file.assessments, FORMER, whose, page.language, t, key="sittings")
st.caption(t("pages.learner.limits"))
