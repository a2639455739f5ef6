"""The directory of the structure: places found, written by hand, loaded from the national map."""

import streamlit as st

from pathway.places import Service
from ui.as_written import as_written
from ui.context import current
from use_cases import keep_places

SHOWN_MOST = 30
TYPED = ("name", "address", "postal_code", "commune", "phone", "website", "hours")
NEEDED = frozenset({"name", "address", "postal_code", "commune"})
SERVICES, FILE, TOLD = "place_services", "places_file", "places_told"


def add() -> None:
    here, typed = current(), st.session_state
    kept = here.try_to(
        keep_places.add_place,
        **{name: typed[f"place_{name}"] for name in TYPED},
        services=tuple(str(one) for one in typed[SERVICES]),
        now=here.now,
    )
    if kept is not None:
        for name in TYPED:
            typed[f"place_{name}"] = ""
        typed[SERVICES] = []
        typed[TOLD] = here.t("pages.places.added", name=as_written(kept.name))


def load() -> None:
    here, file = current(), st.session_state[FILE]
    loaded = here.try_to(keep_places.load_places, content=file.getvalue(), now=here.now)
    if loaded is not None:
        told = here.t("pages.places.loaded", count=loaded.new_count, updated=loaded.updated_count)
        lines = ", ".join(str(one.line) for one in loaded.left_out[:10])
        left = here.t("pages.places.left_out", lines=lines) if lines else ""
        st.session_state[TOLD] = f"{told} {left}".strip()


def take_out(place_id: object) -> None:
    here = current()
    here.try_to(keep_places.take_out, place_id=place_id, now=here.now)


page = current()
t = page.t
places = page.do(keep_places.directory)
st.title(t("pages.places.title"), anchor=False)
if told := st.session_state.pop(TOLD, None):
    st.success(told)
if not places:
    st.markdown(t("pages.places.none"))
else:
    wanted = st.text_input(t("pages.places.wanted"), key="place_wanted", autocomplete="off")
    word = wanted.strip().casefold()
    found = [p for p in places if word in f"{p.name} {p.commune} {p.services}".casefold()]
    st.caption(t("pages.places.count", count=len(found)))
    for number, one in enumerate(found[:SHOWN_MOST]):
        with st.container(border=True, gap="xsmall", key=f"place-{number}"):
            st.markdown(f"**{as_written(one.name)}**  \n{as_written(one.where)}")
            known = [one.phone, one.hours, " · ".join(one.services)]
            st.text("\n".join(text for text in known if text))
            st.button(
                t("pages.places.take_out"),
                key=f"out-{one.id}",
                on_click=take_out,
                args=(one.id,),
            )

with st.expander(t("pages.places.by_hand"), expanded=not places):
    for name in TYPED:
        label = t(f"pages.places.{name}")
        optional = "" if name in NEEDED else f" {t('pages.places.optional')}"
        st.text_input(f"{label}{optional}", key=f"place_{name}", autocomplete="off")
    st.multiselect(
        t("pages.places.services"), list(Service), format_func=str, select_all=False, key=SERVICES
    )
    st.button(t("pages.places.add"), key="add_place", type="primary", on_click=add)
with st.expander(t("pages.places.by_file")):
    st.markdown(t("pages.places.by_file_what"))
    file = st.file_uploader(t("pages.places.file"), type="csv", key=FILE)
    st.button(t("pages.places.load"), key="load_places", on_click=load, disabled=file is None)
