"""The screen handed to the person after a meeting: one question, three faces, nothing else."""

import streamlit as st

from pathway.meetings import Face
from ui import meeting_clicks, which_meeting, whom
from ui.components import read_aloud
from ui.components.meeting_line import screen_of
from ui.context import current

FACES = {
    Face.HAPPY: ":material/sentiment_satisfied:",
    Face.SO_SO: ":material/sentiment_neutral:",
    Face.UNHAPPY: ":material/sentiment_dissatisfied:",
}

page = current()
t = page.t
meeting_id, learner_id = which_meeting.chosen(), whom.chosen()
view = which_meeting.read(page, meeting_id)
here = which_meeting.address_of(meeting_id)
with st.container(key="handed"):
    if st.session_state.pop(f"thanked-{meeting_id}-{learner_id}", False):
        st.title(t("pages.your_opinion.thanks"), anchor=False)
        st.markdown(t("pages.your_opinion.give_back"))
    else:
        st.title(t("pages.your_opinion.question"), anchor=False)
        answers = [t(f"pages.your_opinion.{face}") for face in Face]
        asked, free = t("pages.your_opinion.question"), t("pages.your_opinion.free")
        texts = [asked, *answers, free]
        read_aloud.show(texts, language=page.language)
        with st.container(key="faces"):
            for face, label in zip(Face, answers, strict=True):
                st.button(
                    label,
                    icon=FACES[face],
                    key=str(face),
                    width="stretch",
                    on_click=meeting_clicks.choose_face,
                    args=(meeting_id, learner_id, face),
                )
        st.markdown(t("pages.your_opinion.free"))
    back = t("pages.your_opinion.back")
    st.page_link(screen_of(view.meeting), label=back, query_params=here)
