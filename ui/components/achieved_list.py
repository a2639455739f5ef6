"""What can be done now and could not, with its day: the one thing told of progress."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from ui.as_written import as_written
from ui.meeting_words import subject_name
from ui.people_words import day_of

if TYPE_CHECKING:
    from use_cases.see_progress import ProgressView

Translate = Callable[..., str]


def show(view: "ProgressView", language: str, t: Translate, *, key: str) -> None:
    """One line each, the newest first."""
    with st.container(key=key):
        lines = [
            t(
                "components.achieved_list.line",
                what=as_written(subject_name(one.subject, view.words, view.catalogue_words, t)),
                day=day_of(language, one.since),
            )
            for one in view.achieved
        ]
        st.markdown("\n".join(f"- {line}" for line in lines))
