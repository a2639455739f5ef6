"""Each axis then and now, and whether it may be called progress; never a number, never a drop."""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.evolution import AxisChange
from diagnostic.profile import Profile
from ui.components import axis_levels

if TYPE_CHECKING:
    from store.words import FrameworkWords

Translate = Callable[..., str]


def show(
    changes: tuple[AxisChange, ...],
    before: Profile,
    now: Profile,
    day: str,
    named: "FrameworkWords",
    t: Translate,
    *,
    key: str,
) -> None:
    """For an adviser: both ends of an axis that moved, and its verdict; the others in one."""
    then = {axis.axis: axis for axis in before.axes}
    today = {axis.axis: axis for axis in now.axes}
    blocks: list[str] = []
    alike: dict[str, list[str]] = {}
    for change in changes:
        if change.axis in then:
            told = [axis_levels.short(at[change.axis], named, t) for at in (then, today)]
            name, verdict = named.axes[change.axis].name, _verdict(change, t)
            if told[0] == told[1] and not (change.is_gain or change.is_worth_a_look):
                alike.setdefault(verdict, []).append(name)
                continue
            ends = t("components.then_and_now.ends", day=day, then=told[0], now=told[1])
            blocks.append(_block(name, ends, verdict, is_gain=change.is_gain))
    said = t("components.then_and_now.alike", day=day)
    blocks += [_block(" · ".join(names), said, verdict) for verdict, names in alike.items()]
    with st.container(key=key):
        st.html("".join(blocks))


def show_gains(
    changes: tuple[AxisChange, ...], day: str, named: "FrameworkWords", t: Translate, *, key: str
) -> None:
    """For the person: what has moved forward since; where it is too early, that it is."""
    gained = [named.axes[change.axis].name for change in changes if change.is_gain]
    with st.container(key=key):
        if gained:
            st.markdown(t("components.then_and_now.gained", day=day))
            st.markdown("\n".join(f"- **{name}**" for name in gained))
        else:
            st.markdown(t("components.then_and_now.early", day=day))


def _verdict(change: AxisChange, t: Translate) -> str:
    if not change.has_news:
        return t("components.then_and_now.no_news")
    if change.is_gain:
        return t("components.then_and_now.gain")
    if change.is_worth_a_look:
        return t("components.then_and_now.look")
    return t("components.then_and_now.too_early")


def _block(name: str, ends: str, verdict: str, *, is_gain: bool = False) -> str:
    mark = "gain" if is_gain else "same"
    return (
        f'<section class="change change-{mark}"><h3>{escape(name)}</h3>'
        f'<p>{escape(ends)}</p><p class="verdict">{escape(verdict)}</p></section>'
    )
