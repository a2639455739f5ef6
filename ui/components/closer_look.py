"""One axis or one area to look closer at: the form that an adviser opens when it is useful."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.forms import deep
from diagnostic.framework import DimensionKind, Framework

if TYPE_CHECKING:
    from store.words import FrameworkWords

Translate = Callable[..., str]


def show(framework: Framework, named: "FrameworkWords", t: Translate, *, key: str) -> str | None:
    """Draw the choice; the key of the form whose button was just pressed."""
    offered = forms_of(framework)
    with st.container(key=key):
        st.markdown(t("components.closer_look.what"))
        chosen = st.selectbox(
            t("components.closer_look.where"),
            offered,
            format_func=lambda form: told(form, named, t),
            on_change="ignore",
            key=f"{key}-form",
        )
        return chosen if st.button(t("components.closer_look.start"), key=f"{key}-start") else None


def forms_of(framework: Framework) -> list[str]:
    """Every axis, then every area of the axis that has any."""
    axes = [deep(framework, axis.id).key for axis in framework.axes]
    traits = (d.id for d in framework.dimensions if d.kind is DimensionKind.TRAIT)
    whole = [framework.axis_of(dimension).id for dimension in traits]
    areas = [deep(framework, axis, area.id).key for axis in whole for area in framework.areas]
    return [*axes, *areas]


def told(form: str, named: "FrameworkWords", t: Translate) -> str:
    """« Compétences : se protéger », or the axis alone."""
    _, axis, *area = form.split(":")
    if not area:
        return named.axes[axis].name
    return t("components.closer_look.area", axis=named.axes[axis].name, area=named.areas[area[0]])
