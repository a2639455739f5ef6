"""A line to one of our plain pages, in the same tab, for the few who need it."""

from html import escape

import streamlit as st


def show(address: str, label: str) -> None:
    """`address` is one of ours, written in the code; `label` is a sentence of the screens."""
    st.html(f'<p><a href="{escape(address)}" target="_self">{escape(label)}</a></p>')
