"""The plan of a person, made with them: what they want, the steps and why, theirs to change."""

import streamlit as st

from pathway.plan import StepState
from ui import planning, whom
from ui.components import plan_steps
from ui.context import current
from use_cases import make_plan

PROFILE = "pages/adviser/learner.py"
DIAGNOSE = "pages/adviser/diagnose.py"

page = current()
t = page.t
learner_id = whom.chosen()
whose = whom.address_of(learner_id)
st.title(t("pages.plan.title"), anchor=False)
view = page.try_to(
    make_plan.read_plan, learner_id=learner_id, language=page.language, now=page.now
)
if view is None:
    st.stop()
st.page_link(PROFILE, label=t("pages.plan.back"), query_params=whose)
if view.profile is None:
    st.info(t("pages.plan.no_diagnosis"))
    st.page_link(DIAGNOSE, label=t("pages.plan.diagnose"), query_params=whose)
    st.stop()

goals = tuple(goal.id for goal in view.catalogue.goals)
with st.expander(t("pages.plan.goals"), expanded=view.plan is None):
    for goal in goals:
        st.checkbox(view.words.goals[goal], value=goal in view.goals, key=f"{planning.GOAL}{goal}")
st.button(
    t("pages.plan.propose" if view.plan is None else "pages.plan.propose_again"),
    key="propose",
    type="primary" if view.plan is None else "secondary",
    on_click=planning.propose,
    args=(learner_id, view.version, goals),
)
if view.plan is None:
    st.markdown(t("pages.plan.preview"))
else:
    st.caption(t("pages.plan.version", version=view.version))
st.header(t("pages.plan.steps"), anchor=False)
if not view.kept:
    st.info(t("pages.plan.empty"))
if view.plan and any(step.state is StepState.PROPOSED for step in view.kept):
    st.button(
        t("pages.plan.accept_all"),
        key="accept_all",
        type="primary",
        on_click=planning.accept_all,
        args=(learner_id, view),
    )
plan_steps.show(view, planning.clicks_on(learner_id, view.version), t, key="plan")
