"""The script that Streamlit runs: who is here → the screens of this person."""

import streamlit as st

from ui import navigation
from ui.components import brand, demonstration_banner, practice_banner
from ui.context import one_run

with one_run() as page:
    screens = navigation.screens_of(page.actor.roles)
    brand.show(page)
    demonstration_banner.show(page)
    practice_banner.show(page)
    st.navigation(
        navigation.pages_of(screens, page.t), position=navigation.menu_of(page.actor.roles)
    ).run()
