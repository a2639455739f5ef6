"""What I can do, my next steps side by side and where, in plain French; then what follows."""

import streamlit as st

from ui.components import (
    achieved_list,
    big_link,
    goal_list,
    next_meeting,
    read_aloud,
    step_card,
    strengths,
)
from ui.context import current
from use_cases import read_plan, see_meetings, see_progress

page = current()
t = page.t
view = page.do(read_plan.read_plan, learner_id=page.actor.id, language=page.language, now=page.now)
st.title(t("pages.my_next_step.title"), anchor=False)
read_aloud.show_page(language=page.language)
mine = page.do(see_meetings.of_learner, learner_id=page.actor.id, now=page.now)
next_meeting.show(mine.coming, page.language, t, key="appointment")
if view.profile is None or view.questions is None:
    st.markdown(t("pages.my_next_step.questions_first"))
    st.page_link("pages/learner/take_diagnosis.py", label=t("pages.my_next_step.go_on"))
    st.stop()

made = page.do(
    see_progress.read_progress, learner_id=page.actor.id, language=page.language, now=page.now
)
if made.achieved:
    st.header(t("pages.my_next_step.now_alone"), anchor=False)
    achieved_list.show(made, page.language, t, key="achieved")
told = frozenset(one.subject for one in made.achieved)
if not told or strengths.alone_in(view.profile.areas, told):
    st.header(t("pages.my_next_step.can_do"), anchor=False)
    strengths.show(view.profile.areas, view.questions, t, but=told, key="strengths")

st.header(t("pages.my_next_step.goals"), anchor=False)
goal_list.show(view)
st.page_link("pages/learner/my_goals.py", label=t("pages.my_next_step.choose"))

tracks = view.tracks()
st.header(t("pages.my_next_step.next"), anchor=False)
if not tracks:
    st.markdown(t("pages.my_next_step.nothing"))
else:
    if len(tracks) > 1:
        st.markdown(t("pages.my_next_step.side_by_side"))
    for name, steps in tracks:
        st.markdown(f"**{step_card.track_name(name, view, t)}**")
        with st.container(border=True, key=f"next-step-{name}"):
            step_card.show(steps[0], view, t)
    agreed = view.plan is not None and bool(view.plan.accepted)
    st.caption(t("pages.my_next_step.agreed" if agreed else "pages.my_next_step.to_talk_over"))
later = [step for _, steps in tracks for step in steps[1:]]
if later:
    st.header(t("pages.my_next_step.then"), anchor=False)
    st.markdown("\n".join(f"1. {view.said(step).name}" for step in later))
st.page_link("pages/learner/my_results.py", label=t("pages.my_next_step.results"))
big_link.show("/mes-donnees", t("pages.my_next_step.my_data"))
