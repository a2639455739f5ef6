"""What I want to do: up to three wishes, each with its drawing, kept when I say so."""

import streamlit as st

from ui.components import goal_list
from ui.context import current
from use_cases import make_plan, read_plan

NEXT_STEP = "pages/learner/my_next_step.py"
KEY = "wish-"


def keep(goals: tuple[str, ...]) -> None:
    here = current()
    ticked = tuple(goal for goal in goals if st.session_state.get(KEY + goal))
    kept = here.try_to(
        make_plan.choose_goals, learner_id=here.actor.id, goals=ticked, now=here.now
    )
    if kept is not None:
        st.success(here.t("pages.my_goals.kept"))


page = current()
t = page.t
view = page.do(read_plan.read_plan, learner_id=page.actor.id, language=page.language, now=page.now)
st.title(t("pages.my_goals.title"), anchor=False)
st.markdown(t("pages.my_goals.intro"))
chosen = view.goals
goals = (*chosen, *(g.id for g in view.catalogue.goals if g.id not in chosen))
with st.container(key="my-wishes"):
    for goal in goals:
        with st.container(horizontal=True, vertical_alignment="center", key=f"row-{goal}"):
            st.html(goal_list.drawing(view, goal), width="content")
            st.checkbox(view.words.goals[goal], value=goal in chosen, key=KEY + goal)
with st.container(key="keep-wishes"):
    st.button(t("pages.my_goals.keep"), key="keep", type="primary", on_click=keep, args=(goals,))
st.page_link(NEXT_STEP, label=t("pages.my_goals.back"))
