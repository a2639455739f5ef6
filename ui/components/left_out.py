"""What a plan cannot serve and why; what is possible today already."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from pathway.plan import ReasonKind
from ui.components import step_reason, why_not_box

if TYPE_CHECKING:
    from use_cases.read_plan import PlanView

Translate = Callable[..., str]
TOLD = (ReasonKind.GOAL, ReasonKind.BLOCKING)  # without a goal a plan is short on purpose


def show(view: "PlanView", t: Translate, *, key: str) -> None:
    """One line a wish; nothing where everything fits."""
    ready = [view.words.goals[goal] for goal in view.proposal.ready if goal in view.words.goals]
    out = [left for left in view.left_out if left.wish.reason.kind in TOLD] if view.goals else []
    if not ready and not out:
        return
    with st.container(key=key):
        for left in out:
            kind = "goal" if left.wish.reason.kind is ReasonKind.GOAL else "obstacle"
            name = step_reason.about(left.wish.reason, view)
            why = why_not_box.told(left.because, view, t)
            st.warning(f"{t(f'components.left_out.{kind}', name=name)} {why}")
        for name in ready:
            st.success(t("components.left_out.ready", name=name))
