"""A person's answers, how each is known, and a way to correct it; the profile follows."""

import streamlit as st

from diagnostic.answers import AnswerMode
from ui import asking, whom
from ui.components import answer_line, sitting_list
from ui.context import current
from ui.people_words import name_of
from use_cases import find_learner, take_diagnosis

page = current()
t = page.t
learner_id = whom.chosen()
whose = whom.address_of(learner_id)
file = page.do(find_learner.read_file, learner_id=learner_id, sealer=page.sealer, now=page.now)

st.title(t("pages.learner_answers.title", name=name_of(file.told, t)), anchor=False)
st.page_link("pages/adviser/learner.py", label=t("pages.learner_answers.back"), query_params=whose)
if not file.assessments:
    st.markdown(t("pages.learner_answers.none"))
    st.stop()
sitting = page.do(
    take_diagnosis.current_question,
    assessment_id=sitting_list.current(file.assessments),
    language=page.language,
    now=page.now,
)
asking.keep_to(sitting.assessment.id)
st.markdown(t("pages.learner_answers.what"))
clicks = answer_line.Clicks(asking.go_to, asking.observe)
bank = sitting.step.posterior.bank
for answer in sitting.assessment.standing_answers:
    item = bank.item(answer.given.item)
    pressed = answer_line.show(
        answer,
        sitting.assessment.former_to(item.id),
        sitting.words,
        t,
        can_be_seen=AnswerMode.OBSERVED in item.modes,
        clicks=clicks,
    )
    if pressed:
        address = {**whose, sitting_list.WHICH: str(sitting.assessment.id)}
        st.switch_page("pages/adviser/diagnose.py", query_params=address)
