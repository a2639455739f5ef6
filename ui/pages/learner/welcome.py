"""The first screen: what this is, in three sentences, and two doors."""

import streamlit as st

from ui.components import big_link, read_aloud, small_link
from ui.context import current
from use_cases import manage_team

page = current()
t = page.t
st.title(t("pages.welcome.title"), anchor=False)
read_aloud.show_page(language=page.language)
st.markdown(t("pages.welcome.what"))
st.markdown(t("pages.welcome.reassurance"))
big_link.show("/commencer", t("pages.welcome.start"), is_first=True)
big_link.show("/suivi", t("pages.welcome.come_back"))
if page.do(manage_team.is_set_up):
    small_link.show("/connexion", t("pages.welcome.staff"))
else:
    small_link.show("/premiere-fois", t("pages.welcome.first_start"))
