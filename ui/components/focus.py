"""Where the keyboard and the screen reader stand after a new question: on its heading."""

import streamlit as st

SCRIPT = """
export default function({data}) {
  const heading = document.querySelector(".st-key-question h1");
  const before = window.jalonsQuestion;
  window.jalonsQuestion = data.question;
  if (heading && before !== undefined && before !== data.question) {
    heading.tabIndex = -1;
    heading.focus();
    heading.scrollIntoView({block: "nearest"});
  }
}
"""

_component = st.components.v2.component("jalons_focus", html="<span hidden></span>", js=SCRIPT)


def on_question(question: str) -> None:
    """Put the focus on the heading when the question is not the one shown before."""
    _component(data={"question": question}, key="focus")
