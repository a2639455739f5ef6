"""A button that reads aloud, for whoever reads little: some sentences, or a whole page.

It is a piece of HTML and no widget: on a question, where it stands beside the words, it costs
nothing at all.
"""

from collections.abc import Sequence

import streamlit as st

from i18n.aloud import place_of, place_of_page


def place(texts: Sequence[str], *, language: str) -> str:
    """Where these texts are heard, as HTML; nothing where there is nothing to read."""
    return place_of(texts, language)


def show(texts: Sequence[str], *, language: str) -> None:
    """Draw the button by itself."""
    st.html(place(texts, language=language), width="content")


def show_page(*, language: str) -> None:
    """Draw, under a title, the button that reads the page and shows where it is."""
    st.html(place_of_page(language), width="content")
