"""The diagnosis an adviser leads: one question at a time, said or seen, at a desk or by phone."""

import streamlit as st

from diagnostic.answers import AnswerMode
from diagnostic.remaining import time_left
from ui import asking, practising, starting, whom
from ui.components import (
    how_known,
    moves,
    question_card,
    read_aloud,
    sitting_list,
    start_sitting,
    why_this,
)
from ui.context import current
from use_cases import find_learner, start_together, take_diagnosis

PROFILE = "pages/adviser/learner.py"


def start() -> None:
    here = current()
    sitting_list.forget()
    here.try_to(
        start_together.start_together,
        learner_id=whom.chosen(),
        questionnaire=starting.QUESTIONNAIRE,
        setting=start_sitting.chosen("start"),
        form=start_sitting.chosen_form("start"),
        now=here.now,
    )


page = current()
t = page.t
learner_id = whom.chosen()
whose = whom.address_of(learner_id)
file = page.do(find_learner.read_file, learner_id=learner_id, sealer=page.sealer, now=page.now)
has_just_answered = asking.has_just_answered()
wanted = sitting_list.current(file.assessments)
sitting = asking.sitting_now(page, wanted) if wanted else None
asked = None
if sitting is not None:
    asking.keep_to(sitting.assessment.id)
    asked = asking.question(sitting)
if sitting is None or asked is None:
    if sitting is not None and sitting.assessment.finished_at is None:
        page.do(take_diagnosis.finish, assessment_id=sitting.assessment.id, now=page.now)
    if has_just_answered:
        st.switch_page(PROFILE, query_params=whose)
    st.title(t(f"pages.diagnose.{'again' if sitting else 'title'}"), anchor=False)
    start_sitting.show(start, t, is_known=sitting is not None, key="start")
    st.page_link(PROFILE, label=t("pages.diagnose.back"), query_params=whose)
    st.stop()

setting = sitting.assessment.setting
if asked.former is None:
    asked_count = sitting.number - 1
    left = t(f"pages.diagnose.{time_left(sitting.step, asked_count, sitting.assessment.rule)}")
    line = f"{t('pages.take_diagnosis.number', number=asked.number)} · {left}"
else:
    line = t("pages.diagnose.correcting", number=asked.number)
line = asking.thanked(line, page)
choice = sitting.step.choice if asked.former is None else None
why = why_this.told(choice, sitting.named, t) if choice else ""
replied = practising.replied(page, sitting, asked)
has_task = replied is None and sitting.words.task(asked.item.id) is not None
said = question_card.said(asked.item, sitting.words, t) if has_task else ()
question_card.show(
    *(asked.item, sitting.words, t),
    line=line,
    why=why,
    aloud=read_aloud.place(said, language=page.language),
    former=asked.former,
    replied=replied,
    key=asked.key,
)
former = sitting.assessment.answer_to(asked.item.id)
usual = how_known.usual(asked.item, setting, former.given.mode if former else None)
seen = (AnswerMode.OBSERVED,) if asked.former else ()
how_known.show(
    *(asked.item, setting, usual, sitting.words, t),
    also=seen,
    is_invented=page.actor.is_practising,
    key=asked.mode_key,
)
moves.forward(asked, t)
moves.back(asked, t)
last = sitting.assessment.answers[-1].spoken_by if sitting.assessment.answers else None
with st.expander(t("pages.diagnose.who_speaks")):
    how_known.show_speaker(last, t, key=asking.SPOKEN_BY)
st.page_link(PROFILE, label=t("pages.diagnose.pause"), query_params=whose)
asking.note_shown(asked)
