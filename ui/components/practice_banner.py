"""On every screen of a practice: nobody here exists, and the way out."""

from html import escape

import streamlit as st

from ui.context import Page


def show(page: Page) -> None:
    """Draw it for whoever is practising."""
    if page.actor.is_practising:
        told = escape(page.t("components.practice_banner.told"))
        out = escape(page.t("components.practice_banner.out"))
        link = f'<a href="/entrainement" target="_self">{out}</a>'
        st.html(f'<p class="demonstration" role="note">{told} {link}</p>')
