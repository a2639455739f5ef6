"""When, how long, where, about what: the fields of a meeting, filled with what is usual."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import streamlit as st

from i18n.formats import instant_at, local_day, local_time
from pathway.coop import USUAL_MINUTES, Equipment, PlaceType, Theme, with_demarches
from pathway.meetings import CAPACITY_MAX, TITLE_CHARACTERS_MAX, MeetingDetails, MeetingKind

Translate = Callable[..., str]
STEP = timedelta(minutes=5)


def typed(former: MeetingDetails, key: str) -> MeetingDetails:
    """What the fields say at the moment of a click; one that was not drawn says as before."""
    said: dict[str, Any] = {
        name: st.session_state.get(f"{key}-{name}")
        for name in ("day", "hour", "minutes", "place", "themes", "demarches", "equipment")
    }
    is_workshop = former.kind is MeetingKind.WORKSHOP
    title = (st.session_state.get(f"{key}-title", former.title) or "").strip()
    unsaid = local_day(former.at), local_time(former.at)
    same_moment = (said["day"] or unsaid[0], said["hour"] or unsaid[1]) == unsaid
    return MeetingDetails(
        former.kind,
        former.at if same_moment else instant_at(said["day"], said["hour"]),
        said["minutes"] or former.minutes,
        said["place"] or former.place,
        _themes(former, said["themes"], said["demarches"]),
        tuple(former.equipment if said["equipment"] is None else said["equipment"]),
        (" ".join(title.split()) or None) if is_workshop else None,
        st.session_state.get(f"{key}-capacity", former.capacity) if is_workshop else None,
        st.session_state.get(f"{key}-others", former.others) if is_workshop else 0,
    )


def _themes(
    former: MeetingDetails, themes: list[Theme] | None, demarches: list[Theme] | None
) -> tuple[Theme, ...]:
    """Those of the two lists; a list that was not drawn says as before."""
    kept = [one for one in former.themes if not one.is_demarche] if themes is None else themes
    which = [one for one in former.themes if one.is_demarche] if demarches is None else demarches
    return with_demarches((*kept, *which))


def show(former: MeetingDetails, t: Translate, *, key: str) -> None:
    """Draw the fields; nothing runs again until a button is pressed."""
    when(former, t, key=key)
    _minutes(former, t, key=key)
    about(former, t, key=key)


def show_workshop(former: MeetingDetails, t: Translate, *, key: str) -> None:
    """The same for a workshop: what it is called and how many can come, first."""
    st.text_input(
        t("meeting.form.title"),
        former.title or "",
        max_chars=TITLE_CHARACTERS_MAX,
        placeholder=t("meeting.form.title_example"),
        autocomplete="off",
        key=f"{key}-title",
    )
    when(former, t, key=key)
    _minutes(former, t, key=key)
    st.number_input(
        t("meeting.form.capacity"),
        1,
        CAPACITY_MAX,
        former.capacity or 1,
        on_change="ignore",
        key=f"{key}-capacity",
    )
    about(former, t, key=key)


def others(former: MeetingDetails, t: Translate, *, key: str) -> None:
    """How many came to a workshop and have no file here."""
    st.number_input(
        t("meeting.form.others"),
        0,
        CAPACITY_MAX,
        former.others,
        on_change="ignore",
        key=f"{key}-others",
    )


def ahead(usual: MeetingDetails, wait: timedelta, seats: int) -> MeetingDetails:
    """What is usual, at the next round quarter after this wait; a workshop has its usual seats."""
    at = usual.at + wait + timedelta(minutes=-usual.at.minute % 15)
    is_workshop = usual.kind is MeetingKind.WORKSHOP
    return replace(usual, at=at, capacity=(usual.capacity or seats) if is_workshop else None)


def when(former: MeetingDetails, t: Translate, *, key: str) -> None:
    """The day and the hour."""
    with st.container(horizontal=True):
        st.date_input(
            t("meeting.form.day"),
            local_day(former.at),
            format="DD/MM/YYYY",
            on_change="ignore",
            key=f"{key}-day",
        )
        st.time_input(
            t("meeting.form.hour"),
            local_time(former.at),
            step=STEP,
            on_change="ignore",
            key=f"{key}-hour",
        )


def about(former: MeetingDetails, t: Translate, *, key: str) -> None:
    """Where, on what themes, with what in hand."""
    _one_of(PlaceType, former.place, "place", t, key)
    untold = t(f"meeting.form.themes_{'many' if former.capacity else 'one'}")
    _some_of(former, t, "themes", untold, key=key)
    _some_of(former, t, "demarches", t("meeting.form.demarches_any"), key=key)
    st.segmented_control(
        t("meeting.form.equipment"),
        list(Equipment),
        selection_mode="multi",
        default=list(former.equipment),
        format_func=lambda one: t(f"coop.equipment.{one}"),
        on_change="ignore",
        key=f"{key}-equipment",
    )


def _some_of(former: MeetingDetails, t: Translate, name: str, untold: str, *, key: str) -> None:
    """La Coop's themes, or its démarches, with its own words."""
    asked = [theme for theme in Theme if theme.is_demarche == (name == "demarches")]
    st.multiselect(
        t(f"meeting.form.{name}"),
        asked,
        [theme for theme in former.themes if theme in asked],
        format_func=lambda theme: t(f"coop.theme.{theme}"),
        placeholder=untold,
        on_change="ignore",
        select_all=False,
        key=f"{key}-{name}",
    )


def _minutes(former: MeetingDetails, t: Translate, *, key: str) -> None:
    offered = sorted({*USUAL_MINUTES, former.minutes})
    st.segmented_control(
        t("meeting.form.minutes"),
        offered,
        default=former.minutes,
        required=True,
        format_func=lambda minutes: t("meeting.form.minutes_of", minutes=minutes),
        on_change="ignore",
        key=f"{key}-minutes",
    )


def _one_of(kind: Any, former: Any, name: str, t: Translate, key: str) -> None:
    st.segmented_control(
        t(f"meeting.form.{name}"),
        list(kind),
        default=former,
        required=True,
        format_func=lambda value: t(f"coop.{name}.{value}"),
        on_change="ignore",
        key=f"{key}-{name}",
    )
