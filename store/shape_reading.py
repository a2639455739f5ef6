"""Reads one content file into its shape, and tells everything whose shape is wrong.

A wrong entry is told, then left out, so that one mistake hides none of the others.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from diagnostic.faults import Fault, fault
from store.content_shapes import Shape
from store.yaml_reader import UnreadableFile, read_yaml

S = TypeVar("S", bound=Shape)
Raw = dict[str, Any]

EXPECTED = {
    "string_type": "content.expected.text",
    "string_too_short": "content.expected.text",
    "string_pattern_mismatch": "content.expected.name",
    "int_type": "content.expected.integer",
    "float_type": "content.expected.number",
    "bool_type": "content.expected.boolean",
    "list_type": "content.expected.list",
    "too_short": "content.expected.longer",
    "dict_type": "content.expected.mapping",
    "model_type": "content.expected.mapping",
    "date_type": "content.expected.date",
    "literal_error": "content.expected.one_of",
    "greater_than": "content.expected.greater",
    "greater_than_equal": "content.expected.at_least",
}


@dataclass(frozen=True, slots=True)
class Reading(Generic[S]):
    """What a file says: its shape (None if nothing can be made of it), and what is wrong.

    `damaged` names the entries that were left out or replaced.
    """

    file: str
    shape: S | None
    faults: tuple[Fault, ...] = ()
    damaged: frozenset[str] = frozenset()


def read_shape(
    folder: Path, file: str, shape: type[S], stand_ins: Mapping[str, object] | None = None
) -> Reading[S]:
    """Read `file`, relative to `folder`, as a shape.

    `stand_ins` are values that replace top keys whose own value is wrong or missing.
    """
    try:
        raw = read_yaml(folder / file)
    except FileNotFoundError:
        return Reading(file, None, (fault("content.file_missing"),))
    except UnreadableFile as error:
        return Reading(file, None, (_unreadable(error),))
    if not isinstance(raw, dict):
        return Reading(file, None, (fault("content.not_a_mapping"),))
    try:
        return Reading(file, shape.model_validate(raw))
    except ValidationError as error:
        return _repaired(file, raw, shape, error.errors(include_url=False), stand_ins or {})


def _unreadable(error: UnreadableFile) -> Fault:
    if error.twice is not None:
        return fault("content.key_twice", line=error.line, name=error.twice)
    return fault("content.not_yaml", line=error.line)


def _repaired(
    file: str,
    raw: Raw,
    shape: type[S],
    errors: list[ErrorDetails],
    stand_ins: Mapping[str, object],
) -> Reading[S]:
    """The same file without its wrong entries, if that makes a shape."""
    wrong = [_path(error) for error in errors]
    top = {path[0] for path in wrong if len(path) == 1 or path[0] not in shape.ENTRIES}
    entries = {path[:2] for path in wrong if path[0] not in top}
    left = {k: _without(k, v, entries) for k, v in raw.items() if k not in top}
    replaced = {key: value for key, value in stand_ins.items() if key in top}
    damaged = {str(key) for key in top} | {_entry_name(raw, path) for path in entries}
    faults = tuple(_fault(error, raw, shape) for error in errors)
    try:
        return Reading(file, shape.model_validate(left | replaced), faults, frozenset(damaged))
    except ValidationError:
        return Reading(file, None, faults, frozenset(damaged))


def _without(key: str, value: object, entries: set[tuple[str | int, ...]]) -> object:
    if isinstance(value, dict):
        return {name: v for name, v in value.items() if (key, name) not in entries}
    if isinstance(value, list):
        return [v for i, v in enumerate(value) if (key, i) not in entries]
    return value


def _path(error: ErrorDetails) -> tuple[str | int, ...]:
    """Where the error stands; pydantic's own marks, in square brackets, left out."""
    return tuple(part for part in error["loc"] if not str(part).startswith("["))


def _entry_name(raw: Raw, path: tuple[str | int, ...]) -> str:
    """The id of the entry a path leads into, or its place from 1."""
    place = path[1]
    entry = raw[str(path[0])][place] if isinstance(place, int) else None
    if isinstance(entry, dict) and isinstance(entry.get("id"), str):
        return str(entry["id"])
    return f"{path[0]} {place + 1}" if isinstance(place, int) else str(place)


def _fault(error: ErrorDetails, raw: Raw, shape: type[Shape]) -> Fault:
    path = _path(error)
    has_entry = len(path) > 1 and path[0] in shape.ENTRIES
    item = _entry_name(raw, path) if has_entry else None
    inside = path[2:] if len(path) > 2 and has_entry else path[-1:] if has_entry else path
    name = ".".join(str(part + 1) if isinstance(part, int) else str(part) for part in inside)
    if error["type"] == "missing":
        return fault("content.missing_key", item, name=name)
    if error["type"] == "extra_forbidden":
        return fault("content.unknown_key", item, name=name)
    expected = EXPECTED[error["type"]]
    return fault("content.wrong_value", item, name=name, expected=expected, **_limits(error))


def _limits(error: ErrorDetails) -> dict[str, object]:
    return dict(_limit(error.get("ctx", {})))


def _limit(context: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    for name in ("gt", "ge", "min_length"):
        if name in context:
            yield "limit", context[name]
    if "expected" in context:
        yield "known", tuple(re.findall(r"'([^']+)'", context["expected"]))
