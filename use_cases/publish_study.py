"""The method report: everything measured again, figures kept, images and text written anew."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from analytics.bank_figures import bank_figures
from analytics.method_study import Size, method_study
from analytics.one_axis import one_axis_curves
from analytics.replayed import replay_figures, replayed
from analytics.study_charts import study_charts
from analytics.trial_figures import rounded
from diagnostic.bank import Bank
from diagnostic.people import Actor, Role
from diagnostic.questionnaire import Questionnaire
from diagnostic.stopping import FIRST_DIAGNOSIS, StoppingMethod
from exchange.answers_file import read_answers
from exchange.method_report import image_of, report_text
from i18n.catalogue import SOURCE, translate
from security.access import allow
from store.unit_of_work import UnitOfWork

SLOPES = (1.2, 2.0)  # of the banks on one axis
ONE_AXIS_PEOPLE = 20_000
SURVEYED = "barometre"
SURVEYED_AXIS = "skills"
HALVES = 5  # ways to choose those who make the paper form: one alone tells too much of itself
SURELY = FIRST_DIAGNOSIS.by(StoppingMethod.CERTAINTY)  # decision 0005: surveys, as before
FEW = SURELY.asking_at_most(8)
Told = Callable[[Iterable[Any]], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Report:
    """Where the parts of the report are kept."""

    folder: Path

    @property
    def figures(self) -> Path:
        return self.folder / "psychometrie.json"

    @property
    def template(self) -> Path:
        return self.folder / "psychometrie.md.j2"

    @property
    def text(self) -> Path:
        return self.folder / "psychometrie.md"

    @property
    def bench(self) -> Path:
        """What `make bench` wrote on this machine."""
        return self.folder.parent / "bench.json"

    @property
    def images(self) -> Path:
        return self.folder / "images" / "study"


@allow(Role.OPERATOR)
def measure(
    uow: UnitOfWork,
    actor: Actor,
    *,
    questionnaire: str,
    size: Size,
    report: Report,
    rng: np.random.Generator,
    surveys: tuple[Path, ...] = (),
    told: Told = iter,
) -> dict[str, Any]:
    """Measure everything again and keep the figures; what is not at hand keeps its former ones.

    Raises `UnknownQuestionnaire` or `MalformedAnswers`; nothing is then written.
    """
    asked = uow.questionnaires.questionnaire(questionnaire)
    surveyed = uow.questionnaires.questionnaire(SURVEYED)
    one, other, *halves = rng.spawn(2 + len(surveys))
    waves = {
        file.stem.removeprefix(f"{SURVEYED}-"): _survey_figures(surveyed, file, rng=own)
        for file, own in zip(surveys, halves, strict=True)
    }
    former = _read(report.figures)
    figures = {
        "bank": rounded(bank_figures(asked)),
        **method_study(asked, size, rng=one, told=told),
        "one_axis": one_axis_curves(SLOPES, ONE_AXIS_PEOPLE, rng=other),
        "surveys": rounded(waves) or former.get("surveys", {}),
        "bench": _read(report.bench) or former.get("bench", {}),
    }
    written = json.dumps(figures, ensure_ascii=False, indent=1)
    report.figures.write_text(written + "\n", encoding="utf-8")
    return figures


def _read(file: Path) -> dict[str, Any]:
    """Nothing of a file that is not there."""
    told: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return told


def _survey_figures(
    questionnaire: Questionnaire, file: Path, *, rng: np.random.Generator
) -> dict[str, Any]:
    """One file of answers replayed: few questions on skills, all of them, and every axis."""
    collected = read_answers(file, questionnaire)
    seen, people = collected.questionnaire.without(collected.absent), collected.given()
    alone = Bank(seen.restricted_to(SURVEYED_AXIS))
    cases = {
        "skills": (alone, FEW),
        "certain": (alone, FEW.as_sure_as(1.0)),
        "every_axis": (Bank(seen), SURELY),
    }
    return {
        name: replay_figures(
            [replayed(bank, people, rule, rng=half) for half in rng.spawn(HALVES)]
        )
        for name, (bank, rule) in cases.items()
    }


@allow(Role.OPERATOR)
def write(uow: UnitOfWork, actor: Actor, *, report: Report) -> None:
    """Write the text and draw the images from the figures that are kept."""
    figures = json.loads(report.figures.read_text("utf-8"))
    report.text.write_text(_text_of(report, figures), encoding="utf-8")
    report.images.mkdir(parents=True, exist_ok=True)
    for name, image in _images_of(uow, figures).items():
        (report.images / f"{name}.svg").write_text(image, encoding="utf-8")


def _text_of(report: Report, figures: Mapping[str, Any]) -> str:
    """The text of the report with these figures."""
    return report_text(report.template.read_text("utf-8"), figures)


def _images_of(uow: UnitOfWork, figures: Mapping[str, Any]) -> dict[str, str]:
    """The images of the report with these figures, SVG by name."""
    known = uow.questionnaires.framework_words(SOURCE).axes
    names = {axis: (w.name, tuple(level.name for level in w.levels)) for axis, w in known.items()}
    charts = study_charts(figures, names, lambda name: translate(SOURCE, f"study.chart.{name}"))
    return {name: image_of(chart) for name, chart in charts.items()}
