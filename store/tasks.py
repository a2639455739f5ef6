"""What a person plays on screen, read from the files of a questionnaire with its drawings."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.shape_reading import Reading, read_shape
from store.task_shapes import AnyTask, TasksShape, pictures_of

FILE = "tasks.yaml"
NO_TASKS = TasksShape(tasks={})


@dataclass(frozen=True, slots=True)
class Task:
    """One task in one language.

    `layout` is what the screen draws (kind, rows, screens…); `pictures` are drawings, SVG text by
    the thing that bears them; what a person types is compared on their device and never sent.
    """

    kind: str
    layout: Mapping[str, Any]
    words: Mapping[str, str]
    pictures: Mapping[str, str]


def read_tasks(folder: Path, id: str) -> Reading[TasksShape]:
    """`tasks.yaml` of a questionnaire; without this file nothing is played."""
    file = f"{id}/{FILE}"
    if not (folder / file).exists():
        return Reading(file, NO_TASKS)
    return read_shape(folder, file, TasksShape)


def picture_file(folder: Path, id: str, name: str) -> Path:
    """Where a drawing of a questionnaire stands."""
    return folder / id / "pictures" / f"{name}.svg"


def task_of(task: AnyTask, words: Mapping[str, str], folder: Path, id: str) -> Task:
    """The task with its drawings read."""
    pictures = {
        thing: picture_file(folder, id, name).read_text("utf-8")
        for thing, name in pictures_of(task).items()
    }
    layout = task.model_dump(exclude={"kind", "pictures"}, exclude_none=True)
    return Task(task.kind, layout, dict(words), pictures)
