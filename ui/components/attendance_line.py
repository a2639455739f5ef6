"""One person on the list of a workshop: came or not in one tap, and what they did below."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from pathway.meetings import Presence
from ui import which_meeting, whom
from ui.components import seen_list
from ui.people_words import name_of

if TYPE_CHECKING:
    from use_cases.see_meetings import Attending, MeetingView

Translate = Callable[..., str]
TOLD = (Presence.PRESENT, Presence.ABSENT, Presence.EXCUSED)


@dataclass(frozen=True, slots=True)
class Clicks:
    """What the taps do: `mark(person, key)`, `see(person, subject, key)`, `take_off(person)`."""

    mark: Callable[[UUID, str], None]
    see: Callable[[UUID, str, str], None]
    take_off: Callable[[UUID], None]


def show(one: "Attending", view: "MeetingView", clicks: Clicks, t: Translate, *, key: str) -> None:
    """Draw the line; its details stay folded until somebody looks for them."""
    name, tapped = name_of(one.told, t), f"{key}-{one.learner_id}"
    st.session_state[tapped] = one.presence if one.presence in TOLD else None  # what was kept
    with st.container(border=True, key=f"line-{one.learner_id}", gap="small"):
        st.segmented_control(
            f"**{name}**",
            TOLD,
            format_func=lambda presence: t(f"meeting.presence.{presence}"),
            on_change=clicks.mark,
            args=(one.learner_id, tapped),
            width="stretch",
            key=tapped,
        )
        with st.expander(_folded(one, name, t), key=f"more-{one.learner_id}"):
            seen_list.show(one, view, clicks.see, t, suggested=view.suggested, key="seen")
            _moves(one, view, clicks, t)


def _folded(one: "Attending", name: str, t: Translate) -> str:
    """What is under the fold: nobody who stayed away did anything there."""
    if one.presence in (Presence.ABSENT, Presence.EXCUSED):
        return t("components.attendance_line.more", name=name)
    if not one.seen:
        return t("components.attendance_line.to_tell", name=name)
    return t("components.attendance_line.did", name=name, seen=len(one.seen))


def _moves(one: "Attending", view: "MeetingView", clicks: Clicks, t: Translate) -> None:
    whose = whom.address_of(one.learner_id)
    if one.presence is Presence.PRESENT:
        st.page_link(
            "pages/adviser/your_opinion.py",
            label=t("pages.meeting.opinion" if one.face is None else "pages.meeting.thanked"),
            query_params={**which_meeting.address_of(view.meeting.id), **whose},
        )
    st.page_link("pages/adviser/learner.py", label=t("pages.meeting.file"), query_params=whose)
    if one.presence is not Presence.PRESENT:
        label = t("components.attendance_line.take_off")
        st.button(
            label, key=f"off-{one.learner_id}", on_click=clicks.take_off, args=(one.learner_id,)
        )
