"""Receiving a person: told what we keep, a name or none, a code; twenty seconds."""

import streamlit as st

from security.told import Told
from ui import given_code, whom
from ui.components import code_card, main_move, notice_box, print_button, told_form
from ui.context import current
from use_cases import enrol_learner

FORM = "enrol"
TOLD = "notice_told"


def open_file() -> None:
    if given_code.held() is not None:  # the second of two clicks
        return
    here = current()
    opened = here.try_to(
        enrol_learner.enrol,
        told=told_form.typed(FORM),
        notice_version=notice_box.VERSION if st.session_state.get(TOLD) else "",
        codes=here.codes,
        sealer=here.sealer,
        now=here.now,
    )
    if opened is not None:
        given_code.hold(opened.learner_id, opened.code)


page = current()
t = page.t
given = given_code.held()
if given is not None:
    whose = whom.address_of(given.learner_id)
    st.title(t("pages.enrol.opened"), anchor=False)
    code_card.show(given.code, t, key="code")
    print_button.show(t, key="print")
    main_move.show(t("pages.enrol.start"), "pages/adviser/diagnose.py", whose=whose, key="start")
    st.page_link("pages/adviser/learner.py", label=t("pages.enrol.see"), query_params=whose)
    st.button(t("pages.enrol.another"), key="another", on_click=given_code.forget)
    st.stop()

st.title(t("pages.enrol.title"), anchor=False)
notice_box.show(t, key="notice")
st.checkbox(t("pages.enrol.told"), key=TOLD)
st.header(t("pages.enrol.about"), anchor=False)
st.markdown(t("pages.enrol.optional"))
department = st.session_state.get(told_form.department_key(FORM))
places = page.do(enrol_learner.places, department=department)
told_form.show(places, Told(), t, key=FORM)
st.button(
    t("pages.enrol.open"),
    key="open",
    type="primary",
    width="stretch",
    on_click=open_file,
)
