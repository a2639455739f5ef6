"""One referral: the place, why, where it stands, and what may be noted next."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from pathway.referrals import Referral, ReferralState, RefusalReason, next_states
from ui.as_written import as_written
from ui.people_words import day_of

if TYPE_CHECKING:
    from use_cases.refer_learner import Sent

Translate = Callable[..., str]
Note = Callable[[Referral, ReferralState, RefusalReason | None], None]


def show(sent: "Sent", language: str, t: Translate, *, key: str, on_note: Note) -> None:
    """Draw it; a refusal asks for its reason before it is kept."""
    referral, place = sent.referral, sent.place
    with st.container(key=key, border=True, gap="small"):
        st.markdown(f"**{as_written(place.name)}**  \n{as_written(place.where)}")
        st.markdown(_how(sent, t))
        st.markdown(_standing(referral, language, t))
        with st.container(horizontal=True, gap="small"):
            for state in next_states(referral.state):
                if state is ReferralState.REFUSED:
                    _refusal(referral, t, key=key, on_note=on_note)
                    continue
                st.button(
                    t(f"components.referral_card.note_{state}"),
                    key=f"{key}-{state}",
                    on_click=on_note,
                    args=(referral, state, None),
                )


def _refusal(referral: Referral, t: Translate, *, key: str, on_note: Note) -> None:
    with st.popover(t("components.referral_card.note_refused"), key=f"{key}-refused"):
        st.markdown(t("components.referral_card.refused_why"))
        for reason in RefusalReason:
            st.button(
                t(f"components.referral_card.because_{reason}"),
                key=f"{key}-{reason}",
                on_click=on_note,
                args=(referral, ReferralState.REFUSED, reason),
                width="stretch",
            )


def _how(sent: "Sent", t: Translate) -> str:
    why = t(f"referring.reason.{sent.referral.reason}")
    contact = t(f"referring.contact.{sent.referral.contact}")
    known = [as_written(one) for one in (sent.place.phone, sent.place.hours) if one]
    return " · ".join([why, contact, *known])


def _standing(referral: Referral, language: str, t: Translate) -> str:
    day = day_of(language, referral.since)
    said = t(f"components.referral_card.is_{referral.state}", day=day)
    because = referral.steps[-1].refused_because if referral.steps else None
    if because is None:
        return said
    return f"{said} {t(f'components.referral_card.because_{because}')}."
