"""The follow-up of a person: its bilan to print, a colleague who takes over, its end."""

import streamlit as st

from diagnostic.people import Account
from pathway.follow_up import EndReason
from ui import whom
from ui.as_written import as_written
from ui.components import bilan, print_button
from ui.context import current
from ui.people_words import capitalised, day_of, name_of
from use_cases import end_follow_up, find_learner

PROFILE = "pages/adviser/learner.py"
COLLEAGUE, WHY = "handed_to", "closed_because"


def hand_over() -> None:
    here = current()
    chosen: Account | None = st.session_state[COLLEAGUE]
    if chosen is not None:
        here.try_to(
            end_follow_up.hand_over,
            learner_id=whom.chosen(),
            account_id=chosen.id,
            now=here.now,
        )


def close() -> None:
    here = current()
    here.try_to(
        end_follow_up.close_follow_up,
        learner_id=whom.chosen(),
        why=st.session_state[WHY],
        now=here.now,
    )


def reopen() -> None:
    here = current()
    here.try_to(end_follow_up.reopen_follow_up, learner_id=whom.chosen(), now=here.now)


page = current()
t = page.t
learner_id = whom.chosen()
whose = whom.address_of(learner_id)
file = page.do(find_learner.read_file, learner_id=learner_id, sealer=page.sealer, now=page.now)
found = page.do(end_follow_up.read_follow_up, learner_id=learner_id, now=page.now)

st.title(t("pages.follow_up.title", name=name_of(file.told, t)), anchor=False)
st.page_link(PROFILE, label=t("pages.follow_up.back"), query_params=whose)
since = day_of(page.language, file.learner.enrolled_at)
st.markdown(t("pages.follow_up.since", day=since))
if found.followed_by is not None:
    st.markdown(t("pages.follow_up.by", name=as_written(found.followed_by.name)))
if found.closed is not None and found.closed.reason is not None:
    why = t(f"pages.follow_up.reason_{found.closed.reason}")
    day = day_of(page.language, found.closed.recorded_at)
    st.info(t("pages.follow_up.closed", day=day, why=why))

st.header(t("pages.follow_up.bilan"), anchor=False)
bilan.show(found, t)
print_button.show(t, key="print")

if found.closed is not None:
    st.button(t("pages.follow_up.reopen"), key="reopen", type="primary", on_click=reopen)
    st.stop()
st.header(t("pages.follow_up.hand_over"), anchor=False)
if not found.colleagues:
    st.markdown(t("pages.follow_up.nobody"))
else:
    st.selectbox(
        t("pages.follow_up.to_whom"),
        found.colleagues,
        index=None,
        format_func=lambda one: one.name,
        placeholder=t("pages.follow_up.a_colleague"),
        key=COLLEAGUE,
    )
    st.button(t("pages.follow_up.hand_over_now"), key="hand_over", on_click=hand_over)
st.header(t("pages.follow_up.close"), anchor=False)
st.markdown(t("pages.follow_up.close_what"))
st.radio(
    t("pages.follow_up.why"),
    list(EndReason),
    format_func=lambda one: capitalised(t(f"pages.follow_up.reason_{one}")),
    key=WHY,
)
st.button(t("pages.follow_up.close_now"), key="close", on_click=close)
