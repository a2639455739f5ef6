"""Where a person was sent, what became of it, and another place to propose."""

import streamlit as st

from pathway.referrals import (
    SERVICES_FOR,
    Contact,
    Referral,
    ReferralReason,
    ReferralState,
    RefusalReason,
)
from ui import whom
from ui.components import referral_card
from ui.context import current
from ui.people_words import name_of
from use_cases import find_learner, keep_places, refer_learner

PROFILE = "pages/adviser/learner.py"
PLACES = "pages/adviser/places.py"
PLACE, REASON, CONTACT = "referral_place", "referral_reason", "referral_contact"


def refer() -> None:
    here, typed = current(), st.session_state
    here.try_to(
        refer_learner.refer,
        learner_id=whom.chosen(),
        place_id=typed[PLACE].id,
        reason=typed[REASON],
        contact=typed[CONTACT],
        now=here.now,
    )
    typed[PLACE] = None


def note(referral: Referral, outcome: ReferralState, because: RefusalReason | None) -> None:
    here = current()
    here.try_to(
        refer_learner.note_outcome,
        referral_id=referral.id,
        outcome=outcome,
        refused_because=because,
        now=here.now,
    )


page = current()
t = page.t
learner_id = whom.chosen()
whose = whom.address_of(learner_id)
sent = page.do(refer_learner.see_referrals, learner_id=learner_id, now=page.now)
places = page.do(keep_places.directory)

file = page.do(find_learner.read_file, learner_id=learner_id, sealer=page.sealer, now=page.now)
st.title(t("pages.referrals.title", name=name_of(file.told, t)), anchor=False)
st.page_link(PROFILE, label=t("pages.referrals.back"), query_params=whose)
if not sent:
    st.markdown(t("pages.referrals.none"))
for place, one in enumerate(sent):
    referral_card.show(one, page.language, t, key=f"referral-{place}", on_note=note)

st.header(t("pages.referrals.new"), anchor=False)
if not places:
    st.info(t("pages.referrals.no_place"))
    st.page_link(PLACES, label=t("pages.referrals.to_places"))
    st.stop()
reason = st.selectbox(
    t("pages.referrals.reason"),
    list(ReferralReason),
    format_func=lambda one: t(f"referring.reason.{one}"),
    key=REASON,
)
wanted: set[str] = {str(one) for one in SERVICES_FOR[reason]} if reason else set()
fitting = [one for one in places if wanted & set(one.services)]
rest = [one for one in places if one not in fitting]
st.selectbox(
    t("pages.referrals.place"),
    [*fitting, *rest],
    index=None,
    format_func=lambda one: f"{one.name} · {one.commune}",
    placeholder=t("pages.referrals.place_wanted"),
    key=PLACE,
)
st.radio(
    t("pages.referrals.contact"),
    list(Contact),
    format_func=lambda one: t(f"referring.contact.{one}"),
    key=CONTACT,
)
st.button(
    t("pages.referrals.propose"),
    key="refer",
    type="primary",
    on_click=refer,
    disabled=st.session_state[PLACE] is None,
)
