"""What the person did, in a form: the few things worth a look today, and a search for others."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from ui.components import rung_choice
from ui.meeting_words import subject_name
from ui.people_words import day_of

if TYPE_CHECKING:
    from use_cases.hold_meeting import Blank

Translate = Callable[..., str]


def show(blank: "Blank", draft: UUID, language: str, t: Translate) -> tuple[str, ...]:
    """Draw one ladder a subject; what was shown, to be read at the click."""
    more = f"{draft}-more"
    shown = tuple(dict.fromkeys([*blank.suggested, *(st.session_state.get(more) or [])]))
    for subject in shown:
        last = _last(blank, subject, language, t)
        rung_choice.show(_name(blank, subject, t), last, None, t, key=f"{draft}-{subject}")
    st.multiselect(
        t("pages.hold_meeting.more"),
        [subject for subject in blank.subjects if subject not in blank.suggested],
        format_func=lambda subject: _name(blank, subject, t),
        placeholder=t("pages.hold_meeting.more_search"),
        select_all=False,
        key=more,
    )
    return shown


def _name(blank: "Blank", subject: str, t: Translate) -> str:
    return subject_name(subject, blank.words, blank.named, t)


def _last(blank: "Blank", subject: str, language: str, t: Translate) -> str | None:
    seen = blank.last_seen.get(subject)
    if seen is None:
        return None
    how = t(f"meeting.autonomy.{seen.autonomy}")
    day = day_of(language, seen.observed_at)
    return t("pages.hold_meeting.last_seen", autonomy=how, day=day)
