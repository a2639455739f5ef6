"""The two files of a calibration: what is believed before answers are read, what was found.

`estimation.yaml` is written by people and read here; `calibration.yaml` is written here and
reviewed by people. A parameter that did not change keeps its date.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

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
    """Of the dimensions of classes; what is not said here is what the questionnaire says now."""

    people: float = Field(gt=0)
    shares: dict[Name, list[float]] = Field(default_factory=dict)
    tables: dict[Name, AnchorShape] = Field(default_factory=dict)


class CurvesShape(Shape):
    """Of traits: how far a slope (its logarithm) and a threshold may go from what they are now."""

    slope_sd: float = Field(gt=0)
    threshold_sd: float = Field(gt=0)


class EstimationShape(Shape):
    """`estimation.yaml`: what calibration must be told, none of it read from answers.

    `population`: whether who answered is the reference population of the traits, or the people
    whom the prior of the questionnaire expects.
    """

    name: Text  # of the answers, short
    source: Text  # and in full, with their licence
    largest_chance: float = Field(gt=0, le=1)
    population: Literal["reference", "expected"] = "reference"
    groups: dict[Name, list[Name]] = Field(default_factory=dict)
    curves: CurvesShape | None = None
    anchors: AnchorsShape | None = None


def read_estimation(folder: Path, id: str) -> EstimationShape:
    """What is believed of a questionnaire before its answers are read.

    Raises `UnknownQuestionnaire` if it says nothing of its estimation.
    """
    path = folder / id / "estimation.yaml"
    if not path.is_file():
        raise UnknownQuestionnaire(questionnaire=id)
    return EstimationShape.model_validate(read_yaml(path))


def read_calibration(folder: Path, id: str) -> Mapping[str, Any]:
    """The parameters of a questionnaire as they are written today; empty if there are none."""
    path = folder / id / "calibration.yaml"
    former = read_yaml(path) if path.is_file() else {}
    return former if isinstance(former, dict) else {}


def write_calibration(
    path: Path, found: Mapping[str, Any], former: Mapping[str, Any], *, source: str
) -> Path:
    """Write parameters, those that nothing told anew as they were; all of the file or nothing.

    `found` is the content of a `calibration.yaml`; what it leaves out is kept from `former`.
    """
    text = calibration_text(with_former(found, former), source=source)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
    return path


def with_former(found: Mapping[str, Any], former: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters found over the former ones, each unchanged one with the date it had."""
    items = former.get("items", {})
    declared = {**former.get("declared", {}), **found.get("declared", {})}
    told = {name: _kept(entry, items.get(name) or {}) for name, entry in found["items"].items()}
    prior = found.get("prior") or former["prior"]
    return {
        "prior": _dated(prior, former.get("prior")),
        **({"doubt": former["doubt"]} if "doubt" in former else {}),
        **({"declared": declared} if declared else {}),
        "items": {**items, **told},
    }


def _kept(entry: Mapping[str, Any], former: Mapping[str, Any]) -> dict[str, Any]:
    """What answers did not tell stays: the curve of « je ne sais pas », the seconds."""
    lasting = {k: former[k] for k in ("unsure", "seconds") if k in former and k not in entry}
    parameters = {k: v for k, v in entry.items() if k not in ("origin", "source", "dated")}
    return _dated({**parameters, **lasting, **entry}, former)


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
