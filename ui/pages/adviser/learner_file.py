"""A person's file: what they said of themselves, a lost code, two files made one, erasing."""

import streamlit as st

from ui import given_code, whom
from ui.components import code_card, print_button, told_form
from ui.components.learner_line import line_of
from ui.context import current
from ui.people_words import name_of
from use_cases import enrol_learner, erase_learner, find_learner

FORM = "file"
LIST = "pages/adviser/learners.py"

page = current()
t = page.t
learner_id = whom.chosen()
whose = whom.address_of(learner_id)
file = page.do(find_learner.read_file, learner_id=learner_id, sealer=page.sealer, now=page.now)

st.title(t("pages.learner_file.title", name=name_of(file.told, t)), anchor=False)
st.page_link("pages/adviser/learner.py", label=t("pages.learner_file.back"), query_params=whose)

st.header(t("pages.learner_file.code"), anchor=False)
given = given_code.held()
if given is not None and given.learner_id == learner_id:
    code_card.show(given.code, t, key="code")
    print_button.show(t, key="print")
else:
    st.markdown(t("pages.learner_file.code_what"))
    if st.button(t("pages.learner_file.reissue"), key="reissue"):
        code = page.try_to(
            enrol_learner.reissue_code, learner_id=learner_id, codes=page.codes, now=page.now
        )
        if code is not None:
            given_code.hold(learner_id, code)
            st.rerun()

st.header(t("pages.learner_file.about"), anchor=False)
department = st.session_state.get(told_form.department_key(FORM))
places = page.do(enrol_learner.places, department=department, commune=file.told.commune)
told_form.show(places, file.told, t, key=FORM)
if st.button(t("pages.learner_file.keep"), key="keep", type="primary"):
    kept = page.try_to(
        enrol_learner.edit_details,
        learner_id=learner_id,
        told=told_form.typed(FORM),
        sealer=page.sealer,
        now=page.now,
    )
    if kept:
        st.success(t("pages.learner_file.kept"))

same = page.do(
    find_learner.perhaps_the_same, learner_id=learner_id, sealer=page.sealer, now=page.now
)
if same:
    st.header(t("pages.learner_file.same"), anchor=False)
    st.markdown(t("pages.learner_file.same_what"))
for other in same:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(line_of(other, page.language, t))
        if st.button(t("pages.learner_file.merge"), key=f"merge-{other.id}"):
            page.try_to(find_learner.merge, learner_id=other.id, into=learner_id, now=page.now)
            st.rerun()

st.header(t("pages.learner_file.erase"), anchor=False)
st.markdown(t("pages.learner_file.erase_what"))
sure = st.checkbox(t("pages.learner_file.erase_sure"), key="erase_sure")
if st.button(t("pages.learner_file.erase_now"), key="erase", disabled=not sure) and sure:
    page.try_to(erase_learner.erase, learner_id=learner_id, now=page.now)
    st.switch_page(LIST)
