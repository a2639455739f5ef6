"""One step, as it is told to the person: what, when, why, where; and how sure we are of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from i18n.formats import say_date
from pathway.aids import EVERYWHERE
from pathway.modules import Module
from pathway.plan import PlanStep, StepKind
from ui.components import step_reason

if TYPE_CHECKING:
    from use_cases.read_plan import PlanView

Translate = Callable[..., str]


def show(step: PlanStep, view: "PlanView", t: Translate, *, title: str | None = None) -> None:
    """The step's name as a heading, its sentence, and what one needs to go there."""
    words = view.said(step)
    st.subheader(title or words.name, anchor=False)
    if step.due_on is not None:
        st.markdown(t("components.step_card.due", day=say_date(view.words.language, step.due_on)))
    st.markdown(words.told)
    if not view.is_offered(step):
        return
    if step.kind is StepKind.MODULE:
        st.markdown(module_told(view.catalogue.module(step.id), step, view, t))
    else:
        show_place(step, view, t)
    st.markdown(f"**{t('components.step_card.why')}** {step_reason.told(step, view, t)}")


def show_place(step: PlanStep, view: "PlanView", t: Translate) -> None:
    """For an aid: for whom, where, and whether it has to be checked first."""
    words = view.said(step)
    st.markdown(f"**{t('components.step_card.who')}** {words.who}")
    st.markdown(f"**{t('components.step_card.where')}** {where_told(step, view)}")
    if not view.is_certain(step):
        st.warning(t("components.step_card.to_check"))


def where_told(step: PlanStep, view: "PlanView") -> str:
    """Where an aid is asked for, and in which territory where it is not everywhere."""
    territory = view.catalogue.aid(step.id).territory
    where = view.said(step).where or ""
    return where if territory == EVERYWHERE else f"{where} {view.words.territories[territory]}."


def module_told(module: Module, step: PlanStep, view: "PlanView", t: Translate) -> str:
    """How a module is followed, how many times, how long, and with what in hand."""
    parts = [t(f"components.step_card.{module.formats[0]}")]
    parts += [t("components.step_card.or", format=_said(f, t)) for f in module.formats[1:]]
    if step.times > 1:
        parts.append(t("components.step_card.times", count=step.times))
    parts.append(t("components.step_card.minutes", count=module.minutes))
    parts += [view.words.devices[device] for device in module.on[:1]]
    return ", ".join(parts) + "."


def track_name(track: str, view: "PlanView", t: Translate) -> str:
    """What goes on side by side: with us, or on an axis."""
    if track in view.named.axes:
        return view.named.axes[track].name
    return t(f"components.step_card.track.{track}")


def _said(format: str, t: Translate) -> str:
    said = t(f"components.step_card.{format}")
    return said[0].lower() + said[1:]
