"""Two versions of a plan side by side, and what changed in a list that is read first."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from pathway.comparison import ComparedStep, Difference
from pathway.plan import Plan, PlanStep, StepState
from ui.components.plan_steps import state_told
from ui.people_words import day_of

if TYPE_CHECKING:
    from use_cases.read_plan import VersionsView

Translate = Callable[..., str]


def show(seen: "VersionsView", t: Translate, *, key: str) -> None:
    """What changed, then both versions."""
    with st.container(key=key):
        changes = [_told(one, seen, t) for one in seen.steps if _is_change(one)]
        st.header(t("components.compared_steps.changes"), anchor=False)
        lines = "\n".join(f"- {line}" for line in changes)
        st.markdown(lines or t("components.compared_steps.none"))
        left, right = st.columns(2, gap="large")
        with left:
            _version(seen.before, seen, t)
        with right:
            _version(seen.after, seen, t)


def title_of(plan: Plan, seen: "VersionsView", t: Translate) -> str:
    """A version, its day and who made it."""
    return t(
        "components.compared_steps.version",
        version=plan.version,
        day=day_of(seen.view.words.language, plan.recorded_at),
        by=seen.authors.get(plan.recorded_by, t("components.compared_steps.somebody")),
    )


def _version(plan: Plan, seen: "VersionsView", t: Translate) -> None:
    st.subheader(title_of(plan, seen, t), anchor=False)
    kept = [step for step in plan.steps if step.state is not StepState.DROPPED]
    lines = [f"1. **{_name(step, seen)}** · {state_told(step, seen.view, t)}" for step in kept]
    st.markdown("\n".join(lines) or t("components.compared_steps.no_step"))


def _is_change(one: ComparedStep) -> bool:
    return one.differences != (Difference.SAME,)


def _told(one: ComparedStep, seen: "VersionsView", t: Translate) -> str:
    said = [t(f"components.compared_steps.{difference}") for difference in one.differences]
    name, step = _name(one.step, seen), one.step
    if Difference.REMOVED in one.differences:
        later = {other.id: other for other in seen.after.steps}
        step = later.get(step.id, step)
    if Difference.REMOVED in one.differences and step.state is StepState.DROPPED:
        return f"**{name}** · {state_told(step, seen.view, t)}"
    if Difference.DECIDED in one.differences:
        said = [*said[:-1], state_told(step, seen.view, t)]
    return f"**{name}** · {', '.join(said)}"


def _name(step: PlanStep, seen: "VersionsView") -> str:
    return seen.view.said(step).name
