"""What I want to do: up to three wishes, each with its drawing, kept when I say so."""

import streamlit as st

from ui.components import read_aloud, wish_families
from ui.context import current
from use_cases import make_plan, read_plan

NEXT_STEP = "pages/learner/my_next_step.py"
KEY = "wish"


def keep(seen: read_plan.PlanView) -> None:
    here = current()
    ticked = wish_families.ticked(seen, key=KEY)
    kept = here.try_to(
        make_plan.choose_goals, learner_id=here.actor.id, goals=ticked, now=here.now
    )
    if kept is not None:
        st.success(here.t("pages.my_goals.kept"))


page = current()
t = page.t
view = page.do(read_plan.read_plan, learner_id=page.actor.id, language=page.language, now=page.now)
st.title(t("pages.my_goals.title"), anchor=False)
read_aloud.show_page(language=page.language)
st.markdown(t("pages.my_goals.intro"))
with st.container(key="my-wishes"):
    wish_families.show(view, page.language, t, key=KEY)
with st.container(key="keep-wishes"):
    st.button(t("pages.my_goals.keep"), key="keep", type="primary", on_click=keep, args=(view,))
st.page_link(NEXT_STEP, label=t("pages.my_goals.back"))
