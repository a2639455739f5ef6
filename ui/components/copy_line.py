"""A line of text to take elsewhere: shown whole, copied in one click, said when it is done."""

from collections.abc import Callable

import streamlit as st

SCRIPT = """
export default function({data, parentElement}) {
  const line = parentElement.querySelector("p");
  const button = parentElement.querySelector("button");
  const status = parentElement.querySelector("[role=status]");
  line.textContent = data.line;
  button.textContent = data.copy;
  const copied = () => { status.textContent = data.copied; };
  const byHand = () => {
    const chosen = document.createRange();
    chosen.selectNodeContents(line);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(chosen);
    status.textContent = document.execCommand("copy") ? data.copied : data.by_hand;
  };
  button.onclick = () => {
    if (!navigator.clipboard) { byHand(); return; }
    navigator.clipboard.writeText(data.line).then(copied, byHand);
  };
}
"""
HTML = (
    "<p class='line-to-copy'></p><button type='button' class='outlined'></button>"
    "<span role='status'></span>"
)

_component = st.components.v2.component(
    "jalons_copy_line",
    html=HTML,
    js=SCRIPT,
    isolate_styles=False,  # drawn by the page's own style sheet
)


def show(line: str, t: Callable[..., str], *, key: str) -> None:
    """Draw the line and its button."""
    said = {name: t(f"components.copy_line.{name}") for name in ("copy", "copied", "by_hand")}
    _component(data={"line": line, **said}, key=key)
