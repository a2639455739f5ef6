"""The shape of `tasks.yaml`: what a person plays on screen, one entry a question.

A few kinds, and everything else is data: a new task needs words and a picture, never code.
"""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Discriminator, Field, Tag, WithJsonSchema

from store.content_shapes import Name, Shape

Scene = Literal["message", "letter", "poster", "card"]
KINDS = ("choose", "point", "type", "steps", "table")


class ChooseShape(Shape):
    """Choose among the answers of the question, shown as what they are in real life."""

    kind: Literal["choose"]
    look: Literal["buttons", "messages", "addresses", "pictures", "phrases"]
    scene: Scene | None = None
    pictures: dict[Name, Name] = Field(default_factory=dict)


class PointShape(Shape):
    """Touch the right thing among many: drawings, keys, the links of a long page."""

    kind: Literal["point"]
    look: Literal["icons", "keyboard", "page"]
    rows: list[list[Name]] = Field(min_length=1)
    right: Name
    pictures: dict[Name, Name] = Field(default_factory=dict)


class TypeShape(Shape):
    """Copy exactly what is shown."""

    kind: Literal["type"]
    scene: Scene
    keyboard: Literal["text", "numeric", "url"] = "text"


class ButtonShape(Shape):
    id: Name
    to: Name
    picture: Name | None = None


class StepsShape(Shape):
    """Press from screen to screen until the goal; a way back is always there."""

    kind: Literal["steps"]
    look: Literal["icons", "words"]
    start: Name
    goal: Name
    screens: dict[Name, list[ButtonShape]]
    pictures: dict[Name, Name] = Field(default_factory=dict)


class TableShape(Shape):
    """Read a table and touch a cell; each is named `row-column`."""

    kind: Literal["table"]
    rows: list[Name] = Field(min_length=2)
    columns: list[Name] = Field(min_length=2)
    right: list[Name] = Field(min_length=1)


class UnknownShape(Shape):
    """A kind that nobody can play: only its name is told to be wrong."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)

    kind: Literal["choose", "point", "type", "steps", "table"]


def _kind(value: Any) -> str:
    kind = value.get("kind") if isinstance(value, dict) else getattr(value, "kind", None)
    return f"[{kind}]" if kind in KINDS else "[unknown]"


AnyTask = ChooseShape | PointShape | TypeShape | StepsShape | TableShape
TaskShape = Annotated[
    Annotated[ChooseShape, Tag("[choose]")]
    | Annotated[PointShape, Tag("[point]")]
    | Annotated[TypeShape, Tag("[type]")]
    | Annotated[StepsShape, Tag("[steps]")]
    | Annotated[TableShape, Tag("[table]")]
    | Annotated[UnknownShape, Tag("[unknown]"), WithJsonSchema({"not": {}})],
    Discriminator(_kind),
]


class TasksShape(Shape):
    """`tasks.yaml`: what is played, by question."""

    ENTRIES = ("tasks",)

    tasks: dict[Name, TaskShape]


def things_of(task: AnyTask) -> tuple[str, ...]:
    """What can be touched in a task, the answers of a choice apart."""
    match task:
        case PointShape():
            return tuple(thing for row in task.rows for thing in row)
        case StepsShape():
            return tuple(button.id for buttons in task.screens.values() for button in buttons)
        case TableShape():
            return tuple(f"{row}-{column}" for row in task.rows for column in task.columns)
    return ()


def words_needed(task: AnyTask) -> tuple[str, ...]:
    """The words that each language gives to a task, besides its question and its answers."""
    match task:
        case ChooseShape():
            return ("scene",) if task.scene else ()
        case PointShape():
            return () if task.look == "keyboard" else things_of(task)
        case TypeShape():
            return ("scene", "expected")
        case StepsShape():
            return (*task.screens, *dict.fromkeys(things_of(task)))
        case TableShape():
            return (*task.rows, *task.columns, *things_of(task))


def pictures_of(task: AnyTask) -> dict[str, str]:
    """The drawings of a task: what bears one, and the name of its file."""
    match task:
        case ChooseShape() | PointShape():
            return dict(task.pictures)
        case StepsShape():
            drawn = {b.id: b.picture for buttons in task.screens.values() for b in buttons}
            return dict(task.pictures) | {id: name for id, name in drawn.items() if name}
    return {}
