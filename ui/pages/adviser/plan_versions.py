"""Every version of a plan, two of them side by side: what changed, by whom, when."""

import streamlit as st

from ui import whom
from ui.components import compared_steps
from ui.context import current
from use_cases import read_plan

PLAN = "pages/adviser/plan.py"

page = current()
t = page.t
learner_id = whom.chosen()
earlier, later = f"version-before-{learner_id}", f"version-after-{learner_id}"
st.title(t("pages.plan_versions.title"), anchor=False)
st.page_link(PLAN, label=t("pages.plan_versions.back"), query_params=whom.address_of(learner_id))
seen = page.try_to(
    read_plan.compare_versions,
    learner_id=learner_id,
    language=page.language,
    before=st.session_state.get(earlier),
    after=st.session_state.get(later),
    now=page.now,
)
if seen is None:
    st.stop()

titles = {plan.version: compared_steps.title_of(plan, seen, t) for plan in seen.view.start.plans}
versions = list(titles)
with st.container(key="versions"):
    st.selectbox(
        t("pages.plan_versions.before"),
        versions,
        index=versions.index(seen.before.version),
        format_func=titles.__getitem__,
        key=earlier,
    )
    st.selectbox(
        t("pages.plan_versions.after"),
        versions,
        index=versions.index(seen.after.version),
        format_func=titles.__getitem__,
        key=later,
    )
compared_steps.show(seen, t, key="compared")
