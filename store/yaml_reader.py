"""Reads one YAML file the way its author means it.

`yes`, `no`, `on` and `off` are words, `12:30` is a text, only `true` and `false` are booleans
(YAML 1.2 core schema), and a key written twice is refused instead of silently lost.
"""

import re
from collections.abc import Hashable
from pathlib import Path

import yaml

PLAIN_VALUES = (
    ("tag:yaml.org,2002:null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", list("tf")),
    ("tag:yaml.org,2002:int", r"^[-+]?(?:0|[1-9][0-9]*)$", list("-+0123456789")),
    (
        "tag:yaml.org,2002:float",
        r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?$",
        list("-+.0123456789"),
    ),
    ("tag:yaml.org,2002:timestamp", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", list("0123456789")),
)


class UnreadableFile(Exception):
    """The text is not YAML, or says a key twice (`twice`); `line` starts at 1."""

    def __init__(self, line: int, twice: str | None = None) -> None:
        super().__init__(line, twice)
        self.line = line
        self.twice = twice


class _ContentLoader(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 -- the name and shape PyYAML reads


for _tag, _pattern, _first in PLAIN_VALUES:
    _ContentLoader.add_implicit_resolver(_tag, re.compile(_pattern), _first)


def _mapping(loader: _ContentLoader, node: yaml.MappingNode) -> dict[Hashable, object]:
    result: dict[Hashable, object] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        line = key_node.start_mark.line + 1
        if not isinstance(key, Hashable):
            raise UnreadableFile(line)
        if key in result:
            raise UnreadableFile(line, twice=str(key))
        result[key] = loader.construct_object(value_node, deep=True)
    return result


_ContentLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_yaml(path: Path) -> object:
    """What a file says, in plain lists, mappings, texts, numbers and dates.

    Raises `UnreadableFile` with the line, or `FileNotFoundError`.
    """
    try:
        # _ContentLoader is a safe loader, only stricter.
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_ContentLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise UnreadableFile(mark.line + 1 if mark else 1) from error
    except (yaml.YAMLError, ValueError) as error:
        raise UnreadableFile(1) from error
