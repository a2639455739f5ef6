"""After how many weeks the advisers of a structure are reminded."""

import streamlit as st

from pathway.follow_up import LONGEST_WEEKS
from ui.context import current
from use_cases import see_worklist

DELAYS = ("no_news_weeks", "referral_weeks", "next_diagnosis_weeks")


def keep() -> None:
    here = current()
    here.try_to(
        see_worklist.set_delays,
        **{name: st.session_state[name] for name in DELAYS},
        now=here.now,
    )


page = current()
t = page.t
kept = page.do(see_worklist.delays)
st.title(t("pages.reminders.title"), anchor=False)
st.markdown(t("pages.reminders.what"))
for name in DELAYS:
    st.number_input(
        t(f"pages.reminders.{name}"),
        min_value=1,
        max_value=LONGEST_WEEKS,
        value=getattr(kept, name),
        key=name,
    )
st.button(t("pages.reminders.keep"), key="keep_delays", type="primary", on_click=keep)
