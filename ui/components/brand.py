"""The name of the house at the top of every screen, and the ways back to its door."""

from html import escape

import streamlit as st

from ui.context import Page
from ui.navigation import STAFF

MARK = "/habillage/favicon.svg"


def show(page: Page) -> None:
    """Draw it; whoever works here also finds the way out."""
    out = ""
    if page.actor.roles & STAFF:
        said = escape(page.t("components.brand.sign_out"))
        out = f'<a class="sign-out" href="/deconnexion" target="_self">{said}</a>'
    st.html(
        '<div class="brand-bar"><a class="brand" href="/" target="_self">'
        f'<img src="{MARK}" alt="" width="32" height="32">Jalons</a>{out}</div>'
    )
