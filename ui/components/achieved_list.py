"""What can be done now and could not, with its day: the one thing told of progress."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.answers import Given
from diagnostic.observations import DEMARCHE
from ui.as_written import as_written
from ui.components.quoted import quoted
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
                what=subject_named(one.subject, view, t),
                day=day_of(language, one.since),
            )
            for one in view.achieved
        ]
        st.markdown("\n".join(f"- {line}" for line in lines))


def subject_named(subject: str, view: "ProgressView", t: Translate) -> str:
    """A démarche by its name, a skill by the answer that is now given to its question."""
    if subject.startswith(DEMARCHE):
        return as_written(view.catalogue_words.step(subject.removeprefix(DEMARCHE)).name)
    if subject not in view.words.items:
        return t("components.achieved_list.gone")
    return quoted(Given(subject, "alone"), view.words, t)
