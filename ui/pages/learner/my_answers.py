"""All my answers, each with a way to change it; the profile follows."""

import streamlit as st

from ui import asking
from ui.components import question_card, read_aloud
from ui.context import current
from use_cases import take_diagnosis

page = current()
t = page.t
sitting = page.do(take_diagnosis.current_question, language=page.language, now=page.now)
words = sitting.words

st.title(t("pages.my_answers.title"), anchor=False)
read_aloud.show_page(language=page.language)
st.markdown(t("pages.my_answers.what"))
if not sitting.assessment.answers:
    st.markdown(t("pages.my_answers.none"))
for answer in sitting.assessment.standing_answers:
    given = answer.given
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        said = question_card.label_of(given.item, given.option, words, t)
        st.markdown(f"{words.prompt(given.item)}  \n**{said}**")
        if st.button(
            t("pages.my_answers.change"),
            key=f"change-{given.item}",
            help=None,
            on_click=asking.go_to,
            args=(given.item,),
        ):
            st.switch_page("pages/learner/take_diagnosis.py")
st.page_link("pages/learner/my_results.py", label=t("pages.my_answers.back"))
