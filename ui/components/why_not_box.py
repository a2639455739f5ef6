"""« Pourquoi pas ce module ? »: every reason, and the way to add it all the same."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from pathway.why import Why, WhyNot
from ui.components import catalogue_choice

if TYPE_CHECKING:
    from use_cases.read_plan import PlanView

Translate = Callable[..., str]


def show(view: "PlanView", add: Callable[[str], None], t: Translate, *, key: str) -> None:
    """Choose something of the catalogue, read why it is not there, add it if one thinks so."""
    st.markdown(t("components.why_not_box.intro"))
    id = catalogue_choice.show(view, t("components.why_not_box.which"), t, key=key)
    if id is None:
        return
    with st.container(border=True, key=f"{key}-answer"):
        st.markdown(f"**{view.words.step(id).name}.** {view.words.step(id).told}")
        st.markdown("\n".join(f"- {told(reason, view, t)}" for reason in view.why_not(id)))
        st.button(t("components.why_not_box.add"), key=f"{key}-add", on_click=add, args=(id,))


def told(reason: WhyNot, view: "PlanView", t: Translate) -> str:
    """One reason, in a sentence."""
    return t(f"components.why_not_box.why.{reason.why}", about=_about(reason, view, t))


def _about(reason: WhyNot, view: "PlanView", t: Translate) -> str:
    if reason.why in (Why.PREREQUISITE, Why.OTHER):
        return view.words.step(reason.about).name
    if reason.why is Why.DEVICE:
        return view.words.devices.get(reason.about, reason.about)
    if reason.why is Why.CONDITION:
        return view.words.conditions.get(reason.about, reason.about)
    if reason.why is Why.FORMAT:
        return t(f"components.step_card.{reason.about}")
    return ""
