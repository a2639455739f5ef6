"""What the person wants to do, in front of an adviser, and what there is to do it with."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from pathway.goals import GOALS_MOST
from pathway.modules import Condition, Format

if TYPE_CHECKING:
    from use_cases.read_plan import PlanView

Translate = Callable[..., str]
SESSIONS = (None, *range(1, 13))
PASSES = (5, 10)  # of workshops


def show(view: "PlanView", t: Translate, *, key: str, asked: str) -> None:
    """Goals in order, sessions, formats, conditions: read from the session by the button below.

    What is asked of modules keeps its `asked` key when another choice of goals takes a new `key`.
    """
    chosen = view.start.chosen
    st.multiselect(
        t("components.goal_choice.goals"),
        [goal.id for goal in view.catalogue.goals],
        default=list(view.goals),
        format_func=lambda id: view.words.goals[id],
        max_selections=GOALS_MOST,
        placeholder=t("components.goal_choice.up_to_three"),
        select_all=False,
        key=f"{key}-goals",
    )
    st.selectbox(
        t("components.goal_choice.sessions"),
        SESSIONS,
        index=_place(chosen.sessions if chosen else None),
        format_func=lambda count: _sessions(count, t),
        key=f"{key}-sessions",
    )
    with st.expander(t("components.goal_choice.more")):
        st.multiselect(
            t("components.goal_choice.formats"),
            list(Format),
            format_func=lambda format: t(f"components.step_card.{format}"),
            placeholder=t("components.goal_choice.any"),
            select_all=False,
            key=f"{asked}-formats",
        )
        conditions = st.multiselect(
            t("components.goal_choice.conditions"),
            list(Condition),
            format_func=lambda condition: view.words.conditions.get(condition, condition),
            placeholder=t("components.goal_choice.none"),
            select_all=False,
            help=t("components.goal_choice.never_kept"),
            key=f"{asked}-conditions",
        )
        _tell_aids(conditions, view, t)


def _tell_aids(asked: Sequence[Condition], view: "PlanView", t: Translate) -> None:
    """The aids that answer these conditions: said aloud, never put in a plan by the rules."""
    aids = [aid for aid in view.catalogue.aids if not set(aid.conditions).isdisjoint(asked)]
    if not aids:
        return
    st.markdown(t("components.goal_choice.aids"))
    for aid in aids:
        words = view.words.step(aid.id)
        st.markdown(f"- **{words.name}.** {words.told} {words.where}")
    if not all(aid.is_certain(on=view.today) for aid in aids):
        st.warning(t("components.step_card.to_check"))


def _place(count: int | None) -> int:
    return SESSIONS.index(count) if count in SESSIONS else 0


def _sessions(count: int | None, t: Translate) -> str:
    if count is None:
        return t("components.goal_choice.no_limit")
    kind = "pass" if count in PASSES else "visits"
    return t(f"components.goal_choice.{kind}", count=count)
