"""The steps of a plan in front of an adviser: accept, move, drop, take back, each in one click."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from pathway.plan import PlanStep, StepKind, StepState
from ui.components import step_card, step_reason

if TYPE_CHECKING:
    from use_cases.make_plan import PlanView

Translate = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Clicks:
    """What the buttons do: `decide(ids, state)` and `move(id, place)`."""

    decide: Callable[[tuple[str, ...], StepState], None]
    move: Callable[[str, int], None]


def show(view: "PlanView", clicks: Clicks, t: Translate, *, key: str) -> None:
    """One block a step, in order; then those that were dropped."""
    with st.container(key=key):
        for place, step in enumerate(view.kept):
            with st.container(border=True, key=f"step-{step.id}"):
                _step(step, place, view, t)
                if view.plan is not None:
                    _buttons(step, place, view, clicks, t)
        if view.dropped:
            with st.expander(t("components.plan_steps.dropped")):
                for step in view.dropped:
                    _dropped(step, view, clicks, t)


def _step(step: PlanStep, place: int, view: "PlanView", t: Translate) -> None:
    name = view.words.steps[step.id].name
    step_card.show(step, view, t, title=f"{place + 1}. {name}")
    shown_by = step_reason.answers(step, view, t)
    if shown_by:
        st.caption(f"{t('components.plan_steps.shown_by')} {shown_by}")
    if step.kind is StepKind.AID:
        aid = view.catalogue.aid(step.id)
        st.caption(t("components.plan_steps.source", source=aid.source))
        others = [
            view.words.steps[other.id].name
            for other in view.catalogue.aids
            if other.id != aid.id and step.reason.about in other.lifts
        ]
        if others:
            st.caption(t("components.plan_steps.others", names=", ".join(others)))


def _buttons(step: PlanStep, place: int, view: "PlanView", clicks: Clicks, t: Translate) -> None:
    is_accepted = step.state is StepState.ACCEPTED
    if is_accepted:
        st.success(t("components.plan_steps.accepted"))
    with st.container(horizontal=True):
        if not is_accepted:
            _button("accept", step, t, clicks.decide, ((step.id,), StepState.ACCEPTED))
        _button("drop", step, t, clicks.decide, ((step.id,), StepState.DROPPED))
        if place > 0:
            _button("up", step, t, clicks.move, (step.id, place - 1))
        if place < len(view.kept) - 1:
            _button("down", step, t, clicks.move, (step.id, place + 1))


def _dropped(step: PlanStep, view: "PlanView", clicks: Clicks, t: Translate) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(view.words.steps[step.id].name)
        _button("take_back", step, t, clicks.decide, ((step.id,), StepState.PROPOSED))


def _button(
    act: str,
    step: PlanStep,
    t: Translate,
    on_click: Callable[..., None],
    args: tuple[object, ...],
) -> None:
    label = t(f"components.plan_steps.{act}")
    st.button(label, key=f"{act}-{step.id}", on_click=on_click, args=args)
