"""The plan of a person, made with them: what they want, the steps and why, theirs to change."""

from functools import partial

import streamlit as st

from pathway.plan import StepState
from ui import planning, whom
from ui.components import goal_choice, goal_list, left_out, plan_steps, print_button, why_not_box
from ui.context import current
from ui.people_words import name_of
from use_cases import find_learner, read_plan

PROFILE = "pages/adviser/learner.py"
DIAGNOSE = "pages/adviser/diagnose.py"
VERSIONS = "pages/adviser/plan_versions.py"

page = current()
t = page.t
learner_id = whom.chosen()
whose = whom.address_of(learner_id)
read = find_learner.read_file
file = page.try_to(read, learner_id=learner_id, sealer=page.sealer, now=page.now)
if file is None:
    st.stop()
st.title(t("pages.plan.title", name=name_of(file.told, t)), anchor=False)
view = page.try_to(
    read_plan.read_plan,
    learner_id=learner_id,
    language=page.language,
    asked=planning.asked_of_modules(learner_id),
    now=page.now,
)
if view is None:
    st.stop()
st.page_link(PROFILE, label=t("pages.plan.back"), query_params=whose)
if view.profile is None:
    st.info(t("pages.plan.no_diagnosis"))
    st.page_link(DIAGNOSE, label=t("pages.plan.diagnose"), query_params=whose)
    st.stop()

chosen = view.start.chosen
key = f"wishes-{chosen.id if chosen else learner_id}"
st.header(t("pages.plan.goals"), anchor=False)
with st.container(key="wishes"):
    goal_list.show(view)
    if view.plan is not None and not view.goals:
        st.markdown(t("pages.plan.no_goal"))
    with st.expander(t("pages.plan.choose"), expanded=view.plan is None):
        goal_choice.show(view, t, key=key, asked=f"asked-{learner_id}")
        st.button(
            t("pages.plan.propose" if view.plan is None else "pages.plan.propose_again"),
            key="propose",
            type="primary" if view.plan is None else "secondary",
            on_click=planning.propose,
            args=(learner_id, view.version, key),
        )
left_out.show(view, t, key="left-out")

st.header(t("pages.plan.steps"), anchor=False)
if view.plan is None:
    st.markdown(t("pages.plan.preview"))
else:
    st.caption(t("pages.plan.version", version=view.version))
    with st.container(horizontal=True, key="moves-of-plan"):
        st.page_link(VERSIONS, label=t("pages.plan.versions"), query_params=whose)
        print_button.show(t, key="print")
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

with st.container(key="why-not"):
    st.header(t("pages.plan.why_not"), anchor=False)
    why_not_box.show(view, partial(planning.add, learner_id, view.version), t, key="other")
