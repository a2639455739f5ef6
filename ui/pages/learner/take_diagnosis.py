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
choice = sitting.step.choice if asked.former is None else None
why = why_this.told(choice, sitting.named, t) if choice else ""
said = question_card.said(asked.item, sitting.words, t)
aloud = read_aloud.place(said, language=page.language)
is_played = sitting.words.task(asked.item.id) is not None
with moves.sent_together(asked, is_played=is_played):
    question_card.show(
        *(asked.item, sitting.words, t),
        line=line,
        why=why,
        aloud=aloud,
        former=asked.former,
        key=asked.key,
    )
    moves.forward(asked, t, is_played=is_played)
moves.back(asked, t)
st.page_link(navigation.page_of(navigation.PAUSE), label=t("pages.take_diagnosis.pause"))
asking.note_shown(asked)
