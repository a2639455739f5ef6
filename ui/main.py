"""The script that Streamlit runs: who is here → the screens of this person."""

import streamlit as st

from ui import navigation
from ui.components import brand
from ui.context import one_run

with one_run() as page:
    screens = navigation.screens_of(page.actor.roles)
    st.set_page_config(page_icon="🧭", layout="centered")
    brand.show()
    st.navigation(
        [
            st.Page(
                screen.file,
                title=page.t(screen.title),
                url_path=screen.address,
                default=not place,
                visibility="visible" if screen.is_listed else "hidden",
            )
            for place, screen in enumerate(screens)
        ],
        position=navigation.menu_of(page.actor.roles),
    ).run()
