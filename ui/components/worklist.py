"""What waits for an adviser today, one line a person, each a link to where it is done."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from i18n.formats import say_date
from pathway.worklist import TaskKind
from ui import whom
from ui.as_written import as_written
from ui.people_words import name_of

if TYPE_CHECKING:
    from use_cases.see_worklist import ToDo

Translate = Callable[..., str]
SHOWN_FIRST = 5
SCREENS = {
    TaskKind.STEP_OVERDUE: "pages/adviser/plan.py",
    TaskKind.REFERRAL_SILENT: "pages/adviser/referrals.py",
    TaskKind.DIAGNOSIS_UNFINISHED: "pages/adviser/diagnose.py",
    TaskKind.NO_NEWS: "pages/adviser/follow_up.py",
    TaskKind.DIAGNOSIS_DUE: "pages/adviser/learner.py",
}


def show(waiting: Sequence["ToDo"], language: str, t: Translate, *, key: str) -> None:
    """Mine first; those of colleagues in a fold. Nothing is drawn when nothing waits."""
    mine = [one for one in waiting if one.is_mine]
    others = [one for one in waiting if not one.is_mine]
    if not waiting:
        return
    with st.container(key=key, border=True, gap="xsmall"):
        st.header(t("components.worklist.title"), anchor=False)
        if not mine:
            st.markdown(t("components.worklist.nothing_mine"))
        _lines(mine[:SHOWN_FIRST], language, t)
        if mine[SHOWN_FIRST:]:
            with st.expander(t("components.worklist.more", count=len(mine[SHOWN_FIRST:]))):
                _lines(mine[SHOWN_FIRST:], language, t)
        if others:
            with st.expander(t("components.worklist.others", count=len(others))):
                _lines(others, language, t)


def _lines(some: Sequence["ToDo"], language: str, t: Translate) -> None:
    for one in some:
        st.page_link(
            SCREENS[one.task.kind],
            label=_line(one, language, t),
            query_params=whom.address_of(one.task.learner_id),
            width="stretch",
        )


def _line(one: "ToDo", language: str, t: Translate) -> str:
    about = (one.step.name if one.step else None) or one.place_name or ""
    day = say_date(language, one.task.since)
    said = t(f"components.worklist.{one.task.kind}", day=day, about=as_written(about))
    return f"**{name_of(one.told, t)}** · {said}"
