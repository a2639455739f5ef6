"""Start a sitting from any screen of a person, and go to its first question."""

from uuid import UUID

import streamlit as st

from diagnostic.answers import Setting
from ui import whom
from ui.context import Page
from use_cases import start_together

DIAGNOSE = "pages/adviser/diagnose.py"
QUESTIONNAIRE = "premiers-pas"


def begin(page: Page, learner_id: UUID, form: str, setting: Setting = Setting.DESK) -> None:
    """Start it; what cannot be started is said where one is."""
    started = page.try_to(
        start_together.start_together,
        learner_id=learner_id,
        questionnaire=QUESTIONNAIRE,
        setting=setting,
        form=form,
        now=page.now,
    )
    if started is not None:
        st.switch_page(DIAGNOSE, query_params=whom.address_of(learner_id))
