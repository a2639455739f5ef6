"""One skill or démarche and the four rungs of its ladder: one tap says how it went."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from diagnostic.observations import Autonomy

Translate = Callable[..., str]


def show(
    name: str,
    last: str | None,
    former: Autonomy | None,
    t: Translate,
    *,
    key: str,
    on_change: Any = "ignore",
    args: tuple[object, ...] = (),
) -> None:
    """Draw it; `last` is what was seen the time before, in words. A second tap takes it back.

    With an act of its own, a tap is kept at once, and what is shown is always what was kept.
    """
    if on_change != "ignore":
        st.session_state[key] = former
    with st.container(key=f"rung-{key}", gap="xsmall"):
        st.segmented_control(
            name,
            list(Autonomy),
            format_func=lambda autonomy: t(f"meeting.autonomy.{autonomy}"),
            on_change=on_change,
            args=args or None,
            width="stretch",
            key=key,
        )
        if last:
            st.caption(last)
