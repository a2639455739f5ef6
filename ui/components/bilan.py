"""What a follow-up has brought, in a few lines to print."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from pathway.referrals import ReferralState
from ui.as_written import as_written

if TYPE_CHECKING:
    from use_cases.end_follow_up import FollowUp


def show(found: "FollowUp", t: Callable[..., str]) -> None:
    """Draw it."""
    came = sum(one.state is ReferralState.CAME for one in found.referrals)
    lines = (
        t("components.bilan.diagnoses", count=found.diagnoses_count),
        t("components.bilan.steps_done", count=len(found.done)),
        *(f"  - {as_written(step.name)}" for step in found.done if step.name),
        t("components.bilan.steps_ahead", count=len(found.ahead)),
        t("components.bilan.referrals", count=len(found.referrals), came=came),
    )
    st.markdown("\n".join(line if line.startswith(" ") else f"- {line}" for line in lines))
