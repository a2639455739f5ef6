"""Why this question, in one plain sentence."""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from diagnostic.selection import Choice

if TYPE_CHECKING:
    from store.words import FrameworkWords


def told(choice: Choice, named: "FrameworkWords", t: Callable[..., str]) -> str:
    """A fold with the reason, as HTML; `named` gives the axis its name."""
    title = escape(t("components.why_this.title"))
    reason = escape(t(f"components.why_this.{choice.why}", axis=named.axes[choice.axis].name))
    return f'<details class="why"><summary>{title}</summary><p>{reason}</p></details>'
