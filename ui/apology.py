"""What a person is told when something unexpected happens: plainly, and that nothing is lost."""

import streamlit as st

from i18n.catalogue import SOURCE, translate


def say_sorry(_: Exception) -> bool:
    """Say it in French in the place of Streamlit's own box; the error itself goes to the log."""
    st.error(translate(SOURCE, "shell.something_went_wrong"))
    return True
