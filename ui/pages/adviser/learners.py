"""The people one follows: found by first name, code or date; the first screen of an adviser."""

from functools import partial

import streamlit as st

from ui import given_code, whom
from ui.components import learner_line, main_move, small_link, worklist
from ui.context import current
from ui.people_words import days_searched
from use_cases import find_learner, see_worklist

SHOWN_MOST = 30  # further ones are found by typing more, not by scrolling
ENROL = "pages/adviser/enrol.py"


def open_by_code() -> None:
    here = current()
    found = here.try_to(
        find_learner.open_by_code,
        code=st.session_state["their_code"],
        codes=here.codes,
        now=here.now,
    )
    st.session_state["opened_by_code"] = found


page = current()
t = page.t
given_code.forget()
opened = st.session_state.pop("opened_by_code", None)
if opened is not None:
    st.switch_page("pages/adviser/learner.py", query_params=whom.address_of(opened))

st.title(t("pages.learners.title"), anchor=False)
main_move.show(t("pages.learners.enrol"), ENROL, key="enrol")
waiting = page.do(see_worklist.worklist, sealer=page.sealer, now=page.now)
worklist.show(waiting, page.language, t, key="worklist")
wanted = st.text_input(
    t("pages.learners.wanted"),
    placeholder=t("pages.learners.wanted_example"),
    max_chars=60,
    autocomplete="off",
    key="wanted",
)
found = page.do(
    find_learner.find,
    wanted=wanted,
    codes=page.codes,
    sealer=page.sealer,
    say_day=partial(days_searched, page.language),
)
if not found.followed_count:
    st.markdown(t("pages.learners.nobody"))
elif not found.people:
    st.markdown(t("pages.learners.not_found"))
else:
    st.caption(t("pages.learners.count", count=len(found.people)))
with st.container(key="people", gap="small"):
    for one in found.people[:SHOWN_MOST]:
        learner_line.show(one, page.language, t)
if len(found.people) > SHOWN_MOST:
    st.caption(t("pages.learners.more", shown=SHOWN_MOST))
with st.expander(t("pages.learners.by_code")):
    st.markdown(t("pages.learners.by_code_what"))
    st.text_input(
        t("pages.learners.their_code"), max_chars=40, autocomplete="off", key="their_code"
    )
    st.button(t("pages.learners.open_code"), key="open_code", on_click=open_by_code)
if not page.actor.is_practising:
    small_link.show("/entrainement", t("pages.learners.practise"))
