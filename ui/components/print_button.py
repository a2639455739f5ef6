"""A button that prints the screen as a sheet: menus and buttons stay on the screen."""

from collections.abc import Callable

import streamlit as st

SCRIPT = """
export default function({data, parentElement}) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.hidden = false;
  button.onclick = () => window.print();
}
"""
STYLE = """
button {
  font: inherit;
  font-weight: 600;
  min-height: 3rem;
  padding: 0.4rem 1.2rem;
  border: 2px solid var(--st-primary-color);
  border-radius: 0.75rem;
  background: var(--st-background-color);
  color: var(--st-primary-color);
  cursor: pointer;
}
button[hidden] { display: none; }
@media print { button { display: none; } }
"""

_component = st.components.v2.component(
    "jalons_print", html="<button type='button' hidden></button>", css=STYLE, js=SCRIPT
)


def show(t: Callable[..., str], *, key: str) -> None:
    """Draw it; the browser does the rest."""
    _component(data={"label": t("components.print_button.print")}, key=key)
