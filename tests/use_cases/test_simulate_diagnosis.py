"""`jalons.py simulate`: the same seed, the same JSON; a refusal writes nothing."""

import json

import pytest
from click.testing import CliRunner

from jalons import jalons

pytestmark = pytest.mark.thorough

AXES = ["equipment", "access", "skills", "language"]
FIGURES = [
    "questions_mean",
    "correlation",
    "exact",
    "within_one",
    "kappa",
    "majority_share",
    "uncertain",
    "false_top",
    "false_top_undecided",
    "announced_mean",
    "announced_holds",
    "ece",
    "ece_by_chance",
]


def simulate(report, *options: str, questionnaire: str = "premiers-pas"):
    words = ["simulate", "--questionnaire", questionnaire, "--respondents", "20", "--seed", "7"]
    return CliRunner().invoke(jalons, [*words, "--json", str(report), *options])


def test_json_holds_every_figure_under_its_name(tmp_path):
    report = tmp_path / "study.json"

    done = simulate(report, "--max-questions", "6", "--setting", "alone")

    study = json.loads(report.read_text("utf-8"))
    assert done.exit_code == 0, done.output
    assert list(study) == [
        "respondents",
        "seconds",
        "questions_mean",
        "questions_p90",
        "minutes_mean",
        "minutes_p90",
        "ece",
        "axes",
    ]
    assert list(study["axes"]) == AXES
    for axis in study["axes"].values():
        assert list(axis) == [*FIGURES, "fixed_order"]
        assert list(axis["fixed_order"]) == FIGURES
    assert study["respondents"] == 20
    assert study["questions_mean"] <= 6
    assert "20 personnes" in done.output


def test_same_seed_writes_the_same_figures(tmp_path):
    one, other = tmp_path / "one.json", tmp_path / "other.json"

    simulate(one, "--max-questions", "5")
    simulate(other, "--max-questions", "5")

    studies = [json.loads(report.read_text("utf-8")) for report in (one, other)]
    for study in studies:
        del study["seconds"]
    assert studies[0] == studies[1]


def test_unknown_questionnaire_is_said_and_nothing_is_written(tmp_path):
    report = tmp_path / "study.json"

    done = simulate(report, questionnaire="nulle-part")

    assert done.exit_code == 1
    assert "n’existe pas" in done.output
    assert not report.exists()
