"""What a person is willing to say of themselves: all optional, « non communiqué » always there."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from diagnostic.people import NOT_TOLD, AgeBand, Gender, SocialStatus
from security.told import NAME_CHARACTERS_MAX, Told

if TYPE_CHECKING:
    from store.communes import Commune
    from use_cases.enrol_learner import Places

Translate = Callable[..., str]
Kind = TypeVar("Kind", AgeBand, Gender, SocialStatus)


def department_key(key: str) -> str:
    """Where the chosen département is: its communes are asked for before the form is drawn."""
    return f"{key}-department"


def typed(key: str) -> Told:
    """What the fields say at the moment of a click, whatever was drawn before it."""
    said = st.session_state
    return Told(
        said.get(f"{key}-name") or None,
        said.get(f"{key}-age_band"),
        said.get(f"{key}-commune-{said.get(department_key(key))}"),
        said.get(f"{key}-gender"),
        said.get(f"{key}-social_status"),
    )


def show(places: "Places", former: Told, t: Translate, *, key: str) -> None:
    """Draw the fields, filled with what was said before."""
    st.text_input(
        t("components.told_form.name"),
        former.name or "",
        max_chars=NAME_CHARACTERS_MAX,
        autocomplete="off",
        key=f"{key}-name",
    )
    st.caption(t("components.told_form.name_help"))
    _one_of(AgeBand, former.age_band, "age_band", t, key)
    _one_of(Gender, former.gender, "gender", t, key)
    _one_of(SocialStatus, former.social_status, "social_status", t, key)
    _commune(places, former.commune, t, key)


def said(told: Told, commune: "Commune | None", t: Translate) -> str:
    """The same in one line, for whoever reads the file; empty if nothing was said."""
    chosen = (
        ("age_band", told.age_band),
        ("gender", told.gender),
        ("social_status", told.social_status),
    )
    known = [(kind, value) for kind, value in chosen if value and value != NOT_TOLD]
    words = [t(f"people.{kind}.{value}") for kind, value in known]
    return " · ".join([*words, *([_label(commune)] if commune else [])])


def _one_of(kinds: Iterable[Kind], former: Kind | None, name: str, t: Translate, key: str) -> None:
    offered = list(kinds)
    st.selectbox(
        t(f"components.told_form.{name}"),
        offered,
        index=None if former is None else offered.index(former),
        format_func=lambda value: t(f"people.{name}.{value}"),
        placeholder=t("components.told_form.not_asked"),
        key=f"{key}-{name}",
    )


def _commune(places: "Places", former: str | None, t: Translate, key: str) -> None:
    names = {department.code: department.name for department in places.departments}
    st.selectbox(
        t("components.told_form.department"),
        list(names),
        index=list(names).index(places.department),
        format_func=lambda code: f"{names[code]} ({code})",
        key=department_key(key),
    )
    known = {commune.code: _label(commune) for commune in places.communes}
    offered = [NOT_TOLD, *known]
    st.selectbox(
        t("components.told_form.commune"),
        offered,
        index=offered.index(former) if former in offered else None,
        format_func=lambda code: known.get(code) or t("components.told_form.not_told"),
        placeholder=t("components.told_form.commune_typed"),
        key=f"{key}-commune-{places.department}",
    )


def _label(commune: "Commune") -> str:
    """« Roubaix (59100) »: a postcode tells two communes of one name apart."""
    return f"{commune.name} ({commune.postcodes[0]})"
