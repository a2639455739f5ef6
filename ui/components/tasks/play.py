"""A task played on the screen: what was done there is the answer.

Only how it ended comes back; what a person types stays in their browser.
"""

import base64
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from ui import played

if TYPE_CHECKING:
    from store.tasks import Task

FOLDER = Path(__file__).parent
SCRIPTS = ("parts", "choose", "point", "type", "steps", "table", "shell")
LABELS = ("task", "others", "type_here", "noted", "again", "back", "page")
Labels = Mapping[str, str]

_component = st.components.v2.component(
    "jalons_task",
    html="<div class='task'></div>",
    css=(FOLDER / "tasks.css").read_text("utf-8"),
    js="\n".join((FOLDER / f"{name}.js").read_text("utf-8") for name in SCRIPTS),
)


def show(
    task: "Task",
    t: Callable[..., str],
    *,
    options: Labels,
    always: Labels,
    former: str | None,
    key: str,
) -> str | None:
    """Draw the task; return how it ended so far, `former` to begin with.

    `options` are the answers of the question and `always` those always offered, with their words.
    """
    so_far = played.ended(key) or former
    data = {
        "item": key,
        "group": f"{played.PLAY}{key}",
        "kind": task.kind,
        **task.layout,
        "words": dict(task.words),
        "pictures": {thing: _address(svg) for thing, svg in task.pictures.items()},
        "options": _listed(options),
        "always": _listed(always),
        "former": so_far,
        "done_before": former in options and task.kind != "choose",
        "labels": {name: t(f"components.play.{name}") for name in LABELS},
    }
    # Bytes go as they are: anything else is searched for tables at every click.
    sent, name = json.dumps(data).encode(), f"{played.PLAY}{key}"
    _component(data=sent, key=name, on_outcome_change=lambda: None)
    return so_far


def _listed(labels: Labels) -> list[dict[str, str]]:
    return [{"id": id, "text": text} for id, text in labels.items()]


def _address(svg: str) -> str:
    """A drawing as an image: whatever it holds, an image runs nothing."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
