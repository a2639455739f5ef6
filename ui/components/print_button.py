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

_component = st.components.v2.component(
    "jalons_print",
    html="<button type='button' class='outlined' hidden></button>",
    js=SCRIPT,
    isolate_styles=False,  # drawn by the page's own style sheet
)


def show(t: Callable[..., str], *, key: str) -> None:
    """Draw it; the browser does the rest."""
    _component(data={"label": t("components.print_button.print")}, key=key, width="content")
