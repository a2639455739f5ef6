"""The method report as it is kept: its text and images are those of its figures."""

import json

import numpy as np
import pytest

from analytics.method_study import Size
from diagnostic.errors import Forbidden, UnknownQuestionnaire
from diagnostic.people import OPERATOR, VISITOR
from exchange.method_report import report_text
from jalons import content_alone
from tests.architecture.repository import ROOT
from use_cases.publish_study import Report, measure, write

KEPT = Report(ROOT / "docs")


def figures():
    return json.loads(KEPT.figures.read_text("utf-8"))


def template() -> str:
    return KEPT.template.read_text("utf-8")


def test_text_is_the_template_with_the_figures_kept():
    assert KEPT.text.read_text("utf-8") == report_text(template(), figures())


def test_every_image_that_the_text_shows_is_kept():
    shown = [
        line.split("images/study/")[1].split(".svg")[0]
        for line in KEPT.text.read_text("utf-8").splitlines()
        if "images/study/" in line
    ]

    assert sorted(shown) == sorted(file.stem for file in KEPT.images.glob("*.svg"))


@pytest.mark.thorough
def test_images_are_drawn_from_the_figures_kept(report):
    report.figures.write_text(json.dumps(figures()), "utf-8")

    write(content_alone(), OPERATOR, report=report)

    drawn, kept = (
        {file.name: file.read_text("utf-8") for file in folder.glob("*.svg")}
        for folder in (report.images, KEPT.images)
    )
    assert drawn == kept


@pytest.fixture
def report(tmp_path):
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "psychometrie.md.j2").write_text(template(), "utf-8")
    return Report(folder)


def measured(report, **wanted):
    return measure(
        content_alone(),
        wanted.pop("actor", OPERATOR),
        questionnaire=wanted.pop("questionnaire", "premiers-pas"),
        size=Size(20, 20),
        report=report,
        rng=np.random.default_rng(1),
    )


@pytest.mark.thorough
def test_what_is_not_at_hand_keeps_its_former_figures(report):
    former = {"surveys": figures()["surveys"], "bench": figures()["bench"]}
    report.figures.write_text(json.dumps(former), "utf-8")

    found = measured(report)
    write(content_alone(), OPERATOR, report=report)

    assert {name: found[name] for name in former} == former
    assert found["people"]["desk"] == 20
    assert json.loads(report.figures.read_text("utf-8")) == json.loads(json.dumps(found))
    assert report.text.read_text("utf-8") == report_text(template(), found)
    assert len(list(report.images.glob("*.svg"))) == len(list(KEPT.images.glob("*.svg")))


def test_unknown_questionnaire_writes_nothing(report):
    with pytest.raises(UnknownQuestionnaire):
        measured(report, questionnaire="nulle-part")

    assert not report.figures.exists()


def test_only_the_person_at_the_terminal_may_publish(report):
    with pytest.raises(Forbidden):
        measured(report, actor=VISITOR)
    with pytest.raises(Forbidden):
        write(content_alone(), VISITOR, report=report)
