"""What can be changed of one step: its day, its reason to leave, another in its place."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from pathway.plan import DropReason, PlanStep, StepState
from ui.components import catalogue_choice

if TYPE_CHECKING:
    from ui.components.plan_steps import Clicks
    from use_cases.read_plan import PlanView

Translate = Callable[..., str]
DAY, BECAUSE, INSTEAD = "day", "because", "instead"
OFFERED = tuple(reason for reason in DropReason if reason is not DropReason.REPLACED)


def show(step: PlanStep, view: "PlanView", clicks: "Clicks", t: Translate) -> None:
    """Three short forms, one under the other."""
    with st.container(key=f"moves-of-{step.id}"):
        if step.state is StepState.DONE:
            _button("again", step, t, clicks.decide, ((step.id,), StepState.ACCEPTED))
        else:
            st.date_input(
                t("components.step_moves.day"),
                value=step.due_on or None,
                min_value=min(view.today, step.due_on or view.today),
                format="DD/MM/YYYY",
                key=f"{DAY}-{step.id}",
            )
            _button("plan", step, t, clicks.plan, (step.id,))
        catalogue_choice.show(
            view, t("components.step_moves.instead"), t, key=f"{INSTEAD}-{step.id}"
        )
        _button("replace", step, t, clicks.replace, (step.id,))
        st.selectbox(
            t("components.step_moves.because"),
            OFFERED,
            index=None,
            placeholder=t("components.step_moves.choose"),
            format_func=lambda reason: t(f"components.plan_steps.because.{reason}"),
            key=f"{BECAUSE}-{step.id}",
        )
        _button("drop", step, t, clicks.drop, (step.id,))


def _button(
    act: str,
    step: PlanStep,
    t: Translate,
    on_click: Callable[..., None],
    args: tuple[object, ...],
) -> None:
    label = t(f"components.step_moves.{act}")
    st.button(label, key=f"{act}-{step.id}", on_click=on_click, args=args)
