"""One question at a time: choose, then Suivant; each answer is kept before the next one shows."""

import streamlit as st

from ui import asking, navigation
from ui.components import moves, question_card, read_aloud, why_this
from ui.context import current
from use_cases import take_diagnosis

page = current()
t = page.t
sitting = asking.sitting_now(page)
asked = asking.question(sitting)
if asked is None:
    if sitting.assessment.finished_at is None:
        page.do(take_diagnosis.finish, assessment_id=sitting.assessment.id, now=page.now)
    st.switch_page("pages/learner/my_results.py")

line = t("pages.take_diagnosis.number", number=asked.number)
line = asking.thanked(line, page)
aloud = read_aloud.place(
    question_card.said(asked.item, sitting.words, t), t, language=page.language
)
question_card.show(
    asked.item, sitting.words, t, line=line, aloud=aloud, former=asked.former, key=asked.key
)
moves.show(asked, t)
if asked.former is None and sitting.step.choice is not None:
    why_this.show(sitting.step.choice, sitting.named, t)
st.page_link(navigation.page_of(navigation.PAUSE), label=t("pages.take_diagnosis.pause"))
asking.note_shown(asked)
