"""What I can do, my next step and where, in plain French; then what follows."""

import streamlit as st

from ui.components import big_link, step_card, strengths
from ui.context import current
from use_cases import make_plan

page = current()
t = page.t
view = page.do(make_plan.read_plan, learner_id=page.actor.id, language=page.language, now=page.now)
st.title(t("pages.my_next_step.title"), anchor=False)
if view.profile is None or view.questions is None:
    st.markdown(t("pages.my_next_step.questions_first"))
    st.page_link("pages/learner/take_diagnosis.py", label=t("pages.my_next_step.go_on"))
    st.stop()

st.header(t("pages.my_next_step.can_do"), anchor=False)
strengths.show(view.profile.areas, view.questions, t, key="strengths")

agreed = view.plan.accepted if view.plan else ()
steps = tuple(step for step in agreed if step in view.kept) or view.kept
st.header(t("pages.my_next_step.next"), anchor=False)
if not steps:
    st.markdown(t("pages.my_next_step.nothing"))
else:
    with st.container(border=True, key="next-step"):
        step_card.show(steps[0], view, t)
    st.caption(t("pages.my_next_step.agreed" if agreed else "pages.my_next_step.to_talk_over"))
if len(steps) > 1:
    st.header(t("pages.my_next_step.then"), anchor=False)
    st.markdown("\n".join(f"1. {view.words.steps[step.id].name}" for step in steps[1:]))
st.page_link("pages/learner/my_results.py", label=t("pages.my_next_step.results"))
big_link.show("/mes-donnees", t("pages.my_next_step.my_data"))
