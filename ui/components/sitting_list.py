"""The diagnoses of a person, the latest first: when, in which form, how many answers."""

from collections.abc import Callable
from uuid import UUID

import streamlit as st

from diagnostic.assessment import Assessment
from diagnostic.forms import FormKind
from ui.people_words import day_of

Translate = Callable[..., str]
WHICH = "diagnostic"  # in the address: which one is read again


def show(
    sittings: tuple[Assessment, ...],
    page_of_one: str,
    whose: dict[str, str],
    language: str,
    t: Translate,
    *,
    key: str,
) -> None:
    """One link each."""
    with st.container(key=key):
        for sitting in sittings:
            address = {**whose, WHICH: str(sitting.id)}
            st.page_link(page_of_one, label=told(sitting, language, t), query_params=address)


def told(sitting: Assessment, language: str, t: Translate) -> str:
    """« 22 novembre 2026 : diagnostic entier, 18 réponses »."""
    kind = sitting.form.kind
    if sitting.follows is not None and kind is FormKind.STANDARD:
        form = t("components.sitting_list.again")
    else:
        form = t(f"components.sitting_list.{kind}")
    count = len(sitting.standing_answers)
    day = day_of(language, sitting.started_at)
    return t("components.sitting_list.line", day=day, form=form, count=count)


def chosen() -> UUID | None:
    """The one that the address names, if it names one."""
    try:
        return UUID(st.query_params.get(WHICH, ""))
    except ValueError:
        return None


def current(sittings: tuple[Assessment, ...]) -> UUID | None:
    """The one that the address names if it is one of these, or the last of them."""
    ids = [sitting.id for sitting in sittings]
    named = chosen()
    return named if named in ids else ids[0] if ids else None


def forget() -> None:
    """The next screen is about the last one again."""
    if WHICH in st.query_params:
        del st.query_params[WHICH]
