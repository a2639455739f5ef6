"""One diagnosis of a person, read again as it was then."""

import streamlit as st

from ui import whom
from ui.components import axis_levels, obstacle_list, sitting_list, type_card, why_level
from ui.context import current
from ui.people_words import name_of
from ui.reader import Reader
from use_cases import find_learner, read_profile

PROFILE = "pages/adviser/learner.py"
ANSWERS = "pages/adviser/learner_answers.py"

page = current()
t = page.t
learner_id = whom.chosen()
whose = whom.address_of(learner_id)
which = sitting_list.chosen()
file = page.do(find_learner.read_file, learner_id=learner_id, sealer=page.sealer, now=page.now)
if which not in [sitting.id for sitting in file.assessments]:
    st.switch_page(PROFILE, query_params=whose)
view = page.do(
    read_profile.read_profile, assessment_id=which, language=page.language, now=page.now
)
profile, words, named = view.profile, view.words, view.framework_words

st.title(sitting_list.told(view.assessment, page.language, t), anchor=False)
st.caption(t("pages.former_diagnosis.what", name=name_of(file.told, t)))
st.page_link(PROFILE, label=t("pages.former_diagnosis.back"), query_params=whose)
address = {**whose, sitting_list.WHICH: str(which)}
st.page_link(ANSWERS, label=t("pages.former_diagnosis.answers"), query_params=address)
type_card.show(profile.type, named, t, reader=Reader.ADVISER, key="type")
st.header(t("pages.learner.axes"), anchor=False)
axis_levels.show(profile.axes, named, t, reader=Reader.ADVISER, key="axes")
axis_levels.show_parts(profile.dimensions, named, t)
st.header(t("pages.learner.obstacles"), anchor=False)
obstacle_list.show(profile.obstacles, words, named, t, reader=Reader.ADVISER, key="obstacles")
st.header(t("pages.learner.why"), anchor=False)
why_level.show(view.explanations, words, named, t, is_open=True, key="why")
