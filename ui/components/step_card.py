"""One step, as it is told to the person: what, why, where; and how sure we are of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from pathway.modules import Module
from pathway.plan import PlanStep, StepKind
from ui.components import step_reason

if TYPE_CHECKING:
    from use_cases.make_plan import PlanView

Translate = Callable[..., str]


def show(step: PlanStep, view: "PlanView", t: Translate, *, title: str | None = None) -> None:
    """The step's name as a heading, its sentence, and what one needs to go there."""
    words = view.words.steps[step.id]
    st.subheader(title or words.name, anchor=False)
    st.markdown(words.told)
    if step.kind is StepKind.MODULE:
        st.markdown(_module_told(view.catalogue.module(step.id), view, t))
    else:
        st.markdown(f"**{t('components.step_card.who')}** {words.who}")
        st.markdown(f"**{t('components.step_card.where')}** {words.where}")
        if not view.is_certain(step):
            st.warning(t("components.step_card.to_check"))
    st.markdown(f"**{t('components.step_card.why')}** {step_reason.told(step, view, t)}")


def _module_told(module: Module, view: "PlanView", t: Translate) -> str:
    """How a module is followed, how long, and with what in hand."""
    parts = [t(f"components.step_card.{module.formats[0]}")]
    parts += [t("components.step_card.or", format=_said(f, t)) for f in module.formats[1:]]
    parts.append(t("components.step_card.minutes", count=module.minutes))
    parts += [view.words.devices[device] for device in module.on[:1]]
    return ", ".join(parts) + "."


def _said(format: str, t: Translate) -> str:
    said = t(f"components.step_card.{format}")
    return said[0].lower() + said[1:]
