"""What one person did at a meeting, on the ladder of each thing: a tap keeps it or changes it."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from ui.components import rung_choice
from ui.meeting_words import subject_name

if TYPE_CHECKING:
    from use_cases.see_meetings import Attending, MeetingView

Translate = Callable[..., str]
See = Callable[[UUID, str, str], None]  # the person, the subject, the key of the choice


def show(
    one: "Attending",
    view: "MeetingView",
    see: See,
    t: Translate,
    *,
    suggested: tuple[str, ...] = (),
    key: str,
) -> None:
    """What was seen, what is worth a look, and a search for all the rest."""
    seen = {observation.subject: observation.autonomy for observation in one.seen}
    more = f"{key}-more-{one.learner_id}"
    added = st.session_state.get(more) or []
    shown = {*seen, *suggested, *added}
    for subject in (s for s in view.subjects if s in shown):  # a tap moves nothing
        name = subject_name(subject, view.words, view.named, t)
        tapped = f"{key}-{one.learner_id}-{subject}"
        rung_choice.show(
            name,
            None,
            seen.get(subject),
            t,
            key=tapped,
            on_change=see,
            args=(one.learner_id, subject, tapped),
        )
    st.multiselect(
        t("pages.hold_meeting.more"),
        [subject for subject in view.subjects if subject not in (*suggested, *seen)],
        format_func=lambda subject: subject_name(subject, view.words, view.named, t),
        placeholder=t("pages.hold_meeting.more_search"),
        select_all=False,
        key=more,
    )
