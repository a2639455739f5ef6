"""The axes as a path of four milestones each: where the person stands, and the doubt, in words."""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.profile import AxisLevel
from ui.reader import Reader

if TYPE_CHECKING:
    from store.words import FrameworkWords

Translate = Callable[..., str]


def show(
    axes: tuple[AxisLevel, ...],
    words: "FrameworkWords",
    t: Translate,
    *,
    reader: Reader = Reader.PERSON,
    key: str,
) -> None:
    """One block an axis: its name, its milestones, its sentence."""
    with st.container(key=key):
        st.html("".join(block(axis, words, t, reader) for axis in axes))


def show_parts(dimensions: tuple[AxisLevel, ...], words: "FrameworkWords", t: Translate) -> None:
    """The dimensions of an axis that rests on several, in one line."""
    parts = [
        t(
            "components.axis_levels.part",
            name=words.dimensions[d.axis].name,
            level=words.dimensions[d.axis].levels[d.level],
        )
        for d in dimensions
        if d.is_announced
    ]
    if parts:
        st.caption(t("components.axis_levels.parts", parts=" · ".join(parts)))


def told(
    axis: AxisLevel, words: "FrameworkWords", t: Translate, reader: Reader = Reader.PERSON
) -> str:
    """The axis in one sentence: a level, « entre … et … », or that too little was asked."""
    levels = words.axes[axis.axis].levels
    if not axis.is_announced:
        return t("components.axis_levels.not_enough")
    if axis.is_decided:
        said = levels[axis.level]
        return said.name if reader is Reader.ADVISER else said.told
    low, high = axis.between()
    return t(
        f"components.axis_levels.between_{reader}", low=levels[low].name, high=levels[high].name
    )


def short(axis: AxisLevel, words: "FrameworkWords", t: Translate) -> str:
    """The axis in a few words: the name of its level, or « entre … et … »."""
    levels = words.axes[axis.axis].levels
    if not axis.is_announced:
        return t("components.axis_levels.unknown")
    if axis.is_decided:
        return levels[axis.level].name
    low, high = axis.between()
    return t("components.axis_levels.between_names", low=levels[low].name, high=levels[high].name)


def block(
    axis: AxisLevel, words: "FrameworkWords", t: Translate, reader: Reader = Reader.PERSON
) -> str:
    """One axis as HTML; every word is the content's own, escaped."""
    said = words.axes[axis.axis]
    steps = "".join(
        f'<li class="{_mark(axis, place)}"><span>{escape(level.name)}</span></li>'
        for place, level in enumerate(said.levels)
    )
    return (
        f'<section class="axis axis-{escape(axis.axis)}"><h3>{escape(said.name)}</h3>'
        f'<ol class="milestones" aria-hidden="true">{steps}</ol>'
        f'<p class="told">{escape(told(axis, words, t, reader))}</p></section>'
    )


def _mark(axis: AxisLevel, place: int) -> str:
    """Where a milestone stands for this person: passed, here, perhaps, ahead."""
    if not axis.is_announced:
        return "ahead"
    low, high = (axis.level, axis.level) if axis.is_decided else axis.between()
    if low <= place <= high:
        return "here" if axis.is_decided else "perhaps"
    return "passed" if place < low else "ahead"
