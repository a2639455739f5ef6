"""One question at a time: choose, then Suivant; each answer is kept before the next one shows."""

import streamlit as st

from ui import asking, navigation
from ui.components import question_card, read_aloud, why_this
from ui.context import current

page = current()
t = page.t
sitting = asking.sitting_now(page)
asked = asking.question(sitting)
if asked is None:
    st.switch_page("pages/learner/my_results.py")

st.caption(t("pages.take_diagnosis.number", number=asked.number))
question_card.show(asked.item, sitting.words, t, former=asked.former, key=asked.key)
if asking.nothing_chosen(asked):
    st.warning(t("pages.take_diagnosis.choose_first"))
with st.container(key="moves"):
    st.button(
        t("pages.take_diagnosis.next"),
        key="next",
        type="primary",
        width="stretch",
        on_click=asking.go_on,
        args=(asked,),
    )
    if asked.before is not None:
        st.button(
            t("pages.take_diagnosis.back"),
            key="back",
            width="stretch",
            on_click=asking.go_to,
            args=(asked.before,),
        )
words_said = question_card.said(asked.item, sitting.words, t)
read_aloud.show(words_said, t, language=page.language, key="aloud")
if asked.former is None and sitting.step.choice is not None:
    why_this.show(sitting.step.choice, sitting.named, t)
st.page_link(navigation.page_of(navigation.PAUSE), label=t("pages.take_diagnosis.pause"))
asking.note_shown(asked)
