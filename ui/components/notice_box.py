"""What we keep, to be told to the person before the first question."""

from collections.abc import Callable

import streamlit as st

VERSION = "2026-11-rendez-vous"  # raised with each change of meaning in the sentences of PARTS
PARTS = ("asked", "why", "refuse", "never", "kept", "rights")


def show(t: Callable[..., str], *, key: str) -> None:
    """The notice, in sentences that can be read aloud."""
    with st.container(border=True, key=key):
        st.markdown(f"**{t('components.notice_box.title')}**")
        st.markdown("\n".join(f"- {t(f'components.notice_box.{part}')}" for part in PARTS))
