"""The steps of a plan in front of an adviser: what, why, when, where it stands, what to do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from i18n.formats import say_date
from pathway.plan import PlanStep, StepKind, StepState
from ui.components import step_card, step_moves, step_reason

if TYPE_CHECKING:
    from use_cases.read_plan import PlanView

Translate = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Clicks:
    """What the buttons do; those of the panel read what was chosen there."""

    decide: Callable[[tuple[str, ...], StepState], None]
    move: Callable[[str, int], None]
    plan: Callable[[str], None]
    drop: Callable[[str], None]
    replace: Callable[[str], None]
    open: Callable[[str | None], None]
    opened: str | None


def show(view: "PlanView", clicks: Clicks, t: Translate, *, key: str) -> None:
    """One block a step, in order; then those that were dropped."""
    with st.container(key=key):
        for place, step in enumerate(view.kept):
            with st.container(border=True, key=f"step-{step.id}"):
                _step(step, place, view, t)
                if view.plan is not None:
                    _buttons(step, place, view, clicks, t)
                    if clicks.opened == step.id:
                        step_moves.show(step, view, clicks, t)
        if view.dropped:
            with st.expander(t("components.plan_steps.dropped")):
                for step in view.dropped:
                    _dropped(step, view, clicks, t)


def state_told(step: PlanStep, view: "PlanView", t: Translate) -> str:
    """Where a step stands, in a few words: its state, its day, why it was dropped."""
    told = t(f"components.plan_steps.state.{step.state}")
    if step.due_on is not None and step.state is StepState.PLANNED:
        told = f"{told} {t('components.plan_steps.on', day=_day(step, view))}"
    if step.dropped_because is not None:
        because = t(f"components.plan_steps.because.{step.dropped_because}")
        told = f"{told}\N{NO-BREAK SPACE}: {because}"
    return told


def _day(step: PlanStep, view: "PlanView") -> str:
    assert step.due_on is not None
    return say_date(view.words.language, step.due_on)


def _step(step: PlanStep, place: int, view: "PlanView", t: Translate) -> None:
    words = view.said(step)
    st.subheader(f"{place + 1}. {words.name}", anchor=False)
    track = step_card.track_name(step.track, view, t)
    st.caption(f"**{state_told(step, view, t)}** · {track}")
    if view.is_overdue(step):
        st.warning(t("components.plan_steps.overdue"))
    st.markdown(f"**{t('components.step_card.why')}** {step_reason.told(step, view, t)}")
    if not view.is_offered(step):
        st.info(words.told)
    elif step.kind is StepKind.AID:
        st.markdown(f"**{t('components.step_card.where')}** {step_card.where_told(step, view)}")
        if not view.is_certain(step):
            st.warning(t("components.step_card.to_check"))
    else:
        st.markdown(step_card.module_told(view.catalogue.module(step.id), step, view, t))
    _details(step, view, t)


def _details(step: PlanStep, view: "PlanView", t: Translate) -> None:
    """What is read once: the sentence said to the person, what shows the reason, the source."""
    with st.expander(t("components.plan_steps.details")):
        st.markdown(view.said(step).told)
        shown_by = step_reason.answers(step, view, t)
        if shown_by:
            st.markdown(f"**{t('components.plan_steps.shown_by')}** {shown_by}")
        if step.kind is StepKind.AID and view.is_offered(step):
            _aid_details(step, view, t)


def _aid_details(step: PlanStep, view: "PlanView", t: Translate) -> None:
    aid = view.catalogue.aid(step.id)
    st.markdown(f"**{t('components.step_card.who')}** {view.said(step).who}")
    st.markdown(t("components.plan_steps.source", source=aid.source))
    others = [
        view.words.steps[other.id].name
        for other in view.catalogue.aids
        if other.id != aid.id and step.reason.about in other.lifts
    ]
    if others:
        st.markdown(t("components.plan_steps.others", names=", ".join(others)))


def _buttons(step: PlanStep, place: int, view: "PlanView", clicks: Clicks, t: Translate) -> None:
    with st.container(horizontal=True):
        if step.state is StepState.PROPOSED:
            _button("accept", step, t, clicks.decide, ((step.id,), StepState.ACCEPTED))
        elif step.state is not StepState.DONE:
            _button("done", step, t, clicks.decide, ((step.id,), StepState.DONE))
        is_open = clicks.opened == step.id
        _button("close" if is_open else "change", step, t, clicks.open, (step.id,))
        if place > 0:
            _button("up", step, t, clicks.move, (step.id, place - 1))
        if place < len(view.kept) - 1:
            _button("down", step, t, clicks.move, (step.id, place + 1))


def _dropped(step: PlanStep, view: "PlanView", clicks: Clicks, t: Translate) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{view.said(step).name} · {state_told(step, view, t)}")
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
