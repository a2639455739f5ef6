"""A link as large as a button, to one of our plain pages, in the same tab."""

from html import escape

import streamlit as st


def show(address: str, label: str, *, is_first: bool = False) -> None:
    """`address` is one of ours, written in the code; `label` is a sentence of the screens."""
    look = "button" if is_first else "button second"
    st.html(f'<a class="{look}" href="{escape(address)}" target="_self">{escape(label)}</a>')
