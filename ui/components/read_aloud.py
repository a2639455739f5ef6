"""A button that reads sentences aloud, one after the other, for whoever reads little.

The page's own script draws it (`ui/static/aloud.js`) and only where this device has a voice of
its own. It costs no message and no widget of Streamlit: there is one at every question.
"""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st


def place(texts: Sequence[str], t: Callable[..., str], *, language: str) -> str:
    """Where the button comes, as HTML; nothing where there is nothing to read."""
    if not texts:
        return ""
    said = escape("\n".join(" ".join(text.split()) for text in texts)).replace("\n", "&#10;")
    label = escape(t("components.read_aloud.listen"))
    return (
        f'<div class="listen" data-language="{language}" data-label="{label}" '
        f'data-said="{said}"></div>'
    )


def show(texts: Sequence[str], t: Callable[..., str], *, language: str) -> None:
    """Draw it by itself."""
    st.html(place(texts, t, language=language), width="content")
