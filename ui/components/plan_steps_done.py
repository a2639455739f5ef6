"""The next steps of the plan at the end of a meeting: one click says that a step is done."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from pathway.plan import PlanStep, StepState
from use_cases import make_plan, read_plan

if TYPE_CHECKING:
    from ui.context import Page
    from use_cases.read_plan import PlanView

Translate = Callable[..., str]
SHOWN_MOST = 3  # a meeting moves the next steps, not the whole plan


def show(page: "Page", learner_id: UUID, t: Translate, *, key: str) -> None:
    """Draw them where a plan was kept; nothing at all before."""
    asked = {"learner_id": learner_id, "language": page.language, "now": page.now}
    view = page.try_to(read_plan.read_plan, **asked)
    if view is None or view.plan is None:
        return
    agreed = (StepState.ACCEPTED, StepState.PLANNED)
    to_do = [step for step in view.kept if step.state in agreed][:SHOWN_MOST]
    if not to_do:
        return
    st.header(t("components.plan_steps_done.title"), anchor=False)
    with st.container(key=key):
        for step in to_do:
            _step(step, view, page, learner_id, t)


def _step(step: PlanStep, view: "PlanView", page: "Page", learner_id: UUID, t: Translate) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(view.words.step(step.id).name)
        words = {"learner_id": learner_id, "step_id": step.id, "now": page.now}
        st.button(
            t("components.plan_steps_done.done"),
            key=f"done-{step.id}",
            on_click=page.try_to,
            args=(make_plan.mark_step,),
            kwargs=words,
        )
