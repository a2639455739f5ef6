"""The two files of a calibration: what is believed before answers are read, what was found.

`estimation.yaml` is written by people and read here; `calibration.yaml` is written here and
reviewed by people. A parameter that did not change keeps its date.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field

from diagnostic.errors import UnknownQuestionnaire
from store.content_shapes import Name, Shape, Text
from store.yaml_reader import read_yaml

HEADING = """\
# Écrit par `jalons.py calibrate` ; ce qui est cru avant les réponses est dans estimation.yaml.
# {source}.
"""
WIDTH = 110


class AnchorShape(Shape):
    """What people of each class are expected to answer; `slip` is the share answered at random."""

    slip: float = Field(ge=0, lt=1)
    chances: dict[Name, list[float]]


class AnchorsShape(Shape):
    people: float = Field(gt=0)
    shares: dict[Name, list[float]]
    tables: dict[Name, AnchorShape]


class EstimationShape(Shape):
    """`estimation.yaml`: what calibration must be told, none of it read from answers."""

    name: Text  # of the answers, short
    source: Text  # and in full, with their licence
    largest_chance: float = Field(gt=0, le=1)
    groups: dict[Name, list[Name]] = Field(default_factory=dict)
    anchors: AnchorsShape | None = None


def read_estimation(folder: Path, id: str) -> EstimationShape:
    """What is believed of a questionnaire before its answers are read.

    Raises `UnknownQuestionnaire` if it says nothing of its estimation.
    """
    path = folder / id / "estimation.yaml"
    if not path.is_file():
        raise UnknownQuestionnaire(questionnaire=id)
    return EstimationShape.model_validate(read_yaml(path))


def write_calibration(folder: Path, id: str, found: Mapping[str, Any], *, source: str) -> Path:
    """Replace the parameters of a questionnaire: `found` is the content of `calibration.yaml`."""
    path = folder / id / "calibration.yaml"
    former = read_yaml(path) if path.is_file() else {}
    kept = with_former_dates(found, former if isinstance(former, dict) else {})
    path.write_text(calibration_text(kept, source=source), encoding="utf-8")
    return path


def with_former_dates(found: Mapping[str, Any], former: Mapping[str, Any]) -> dict[str, Any]:
    """The same parameters, each unchanged one with the date it already had."""
    items = former.get("items", {})
    return {
        "prior": _dated(found["prior"], former.get("prior")),
        **({"declared": former["declared"]} if "declared" in former else {}),
        "items": {name: _dated(entry, items.get(name)) for name, entry in found["items"].items()},
    }


def _dated(entry: Mapping[str, Any], former: Mapping[str, Any] | None) -> dict[str, Any]:
    if former and {**former, "dated": None} == {**entry, "dated": None}:
        return {**entry, "dated": former["dated"]}
    return dict(entry)


def calibration_text(found: Mapping[str, Any], *, source: str) -> str:
    """The text of a `calibration.yaml`."""
    body = yaml.dump(
        dict(found),
        Dumper=_PlainDumper,
        default_flow_style=None,
        sort_keys=False,
        allow_unicode=True,
        width=WIDTH,
    )
    return HEADING.format(source=source) + str(body)


class _PlainDumper(yaml.SafeDumper):
    """Says everything in full: people read and compare each entry on its own."""

    def ignore_aliases(self, data: object) -> bool:
        return True
