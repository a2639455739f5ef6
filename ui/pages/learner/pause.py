"""Stop here: everything is kept, and the code brings one back."""

import streamlit as st

from ui.components import big_link, read_aloud
from ui.context import current

page = current()
t = page.t
st.title(t("pages.pause.title"), anchor=False)
read_aloud.show_page(language=page.language)
st.markdown(t("pages.pause.kept"))
st.markdown(t("pages.pause.come_back"))
st.page_link("pages/learner/take_diagnosis.py", label=t("pages.pause.go_on"))
big_link.show("/quitter", t("pages.pause.leave"))
