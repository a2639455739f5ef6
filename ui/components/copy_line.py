"""A line of text to take elsewhere: shown whole, copied in one click, said when it is done."""

from collections.abc import Callable

import streamlit as st

from ui.components.button_style import OUTLINED

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
STYLE = """
p {
  margin: 0 0 0.6rem;
  padding: 0.8rem 1rem;
  border: 1px solid var(--st-border-color);
  border-radius: 0.5rem;
  background: var(--st-secondary-background-color);
  line-height: 1.5;
}
span { margin-inline-start: 0.75rem; font-weight: 600; }
"""

_component = st.components.v2.component(
    "jalons_copy_line",
    html="<p></p><button type='button'></button><span role='status'></span>",
    css=STYLE + OUTLINED,
    js=SCRIPT,
)


def show(line: str, t: Callable[..., str], *, key: str) -> None:
    """Draw the line and its button."""
    said = {name: t(f"components.copy_line.{name}") for name in ("copy", "copied", "by_hand")}
    _component(data={"line": line, **said}, key=key)
