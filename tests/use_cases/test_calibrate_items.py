"""Parameters estimated again from files of answers, written only when asked, always the same."""

import json
import shutil
from datetime import timedelta

import numpy as np
import pytest
from click.testing import CliRunner

from analytics.calibration_errors import TooFewAnswers
from diagnostic.answers import Setting
from diagnostic.errors import Forbidden, MalformedAnswers, MalformedItem, UnknownQuestionnaire
from diagnostic.people import OPERATOR, VISITOR
from diagnostic.simulation import AnswerSheets, draw_people
from exchange.answers_file import column_of
from exchange.calibration_text import calibration_text
from i18n.catalogue import translate
from jalons import CONTENT, content_alone, jalons
from store.questionnaires import load_questionnaire
from store.yaml_reader import read_yaml
from tests.factories import NOON
from tests.questionnaires.broken_copies import SMALL
from use_cases.calibrate_items import calibrate

pytestmark = pytest.mark.thorough

CALIBRATION = "first-look/calibration.yaml"
ESTIMATION = """\
name: Essai
source: Essai, réponses inventées
largest_chance: 0.9
anchors:
  people: 20
  shares: {equipment: [0.3, 0.4, 0.3]}
  tables:
    phone-own: {slip: 0.05, chances: {none: [0.9, 0.3, 0.0], good: [0.1, 0.7, 1.0]}}
    computer-own:
      slip: 0.05
      chances: {none: [0.8, 0.4, 0.0], shared: [0.2, 0.4, 0.1], own: [0.0, 0.2, 0.9]}
"""


@pytest.fixture
def folder(tmp_path):
    copy = shutil.copytree(SMALL, tmp_path / "questionnaires")
    (copy / "first-look" / "estimation.yaml").write_text(ESTIMATION, encoding="utf-8")
    return copy


@pytest.fixture
def answers(tmp_path):
    """Two files of drawn people, who answer in the options' codes."""
    questionnaire = load_questionnaire(SMALL, "first-look")
    rng = np.random.default_rng(6)
    people = draw_people(questionnaire.prior, 400, rng=rng)
    sheets = AnswerSheets(questionnaire, people, rng=rng)
    given = [_codes(questionnaire, sheets, n) for n in range(400)]
    header = ",".join(item.id.replace("-", "_") for item in questionnaire.items)
    files = []
    for place, part in enumerate((given[:250], given[250:])):
        path = tmp_path / f"vague-{place}.csv"
        path.write_text("\n".join([header, *part]) + "\n", encoding="utf-8")
        files.append(path)
    return tuple(files)


def _codes(questionnaire, sheets, person):
    codes = []
    for item in questionnaire.items:
        option = sheets.given(person, item.id, item.usual_mode(Setting.ALONE)).option
        places = [place for place, known in enumerate(item.options) if known.id == option]
        codes.append(str(places[0]) if places else "")
    return ",".join(codes)


def calibrated(folder, answers, **wanted):
    return calibrate(
        content_alone(folder),
        wanted.pop("actor", OPERATOR),
        folder=folder,
        questionnaire=wanted.pop("questionnaire", "first-look"),
        answers=answers,
        now=wanted.pop("now", NOON),
        **wanted,
    )


def test_calibration_reads_every_file_and_every_question(folder, answers):
    found = calibrated(folder, answers)

    assert found.respondents == 400
    known = load_questionnaire(folder, "first-look")
    assert found.content["items"].keys() == {item.id for item in known.items}


def test_nothing_is_written_unless_asked(folder, answers):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    calibrated(folder, answers)

    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_what_is_written_is_a_questionnaire_without_fault(folder, answers):
    calibrated(folder, answers, out=folder / CALIBRATION)

    questionnaire = load_questionnaire(folder, "first-look")
    assert questionnaire.check() == ()
    assert {item.origin for item in questionnaire.items} == {"calibrated"}


def test_same_answers_write_the_same_file(folder, answers):
    out = folder / CALIBRATION
    calibrated(folder, answers, out=out)
    before = out.read_text("utf-8")

    calibrated(folder, answers, out=out, now=NOON + timedelta(days=40))

    assert out.read_text("utf-8") == before


def test_parameters_of_now_are_the_beliefs_where_no_other_is_written(folder, answers):
    path = folder / "first-look" / "estimation.yaml"
    plain = ESTIMATION.split("anchors:", maxsplit=1)[0]
    believed = "curves: {slope_sd: 0.01, threshold_sd: 0.01}\nanchors: {people: 20}\n"
    path.write_text(f"{plain}population: expected\n{believed}", encoding="utf-8")

    found = calibrated(folder, answers).calibrator

    known = load_questionnaire(folder, "first-look")
    models = {item.id: item.models[item.modes[0]] for item in known.items}
    for item in found.slope_:
        assert found.slope_[item] == pytest.approx(models[item].slope, rel=0.05)
        assert found.thresholds_[item] == pytest.approx(models[item].thresholds, abs=0.05)
    (trait,) = (part.dimension.id for part in found.parts_ if part.is_trait)
    assert found.place_of(trait) == known.prior.margins[trait]


def test_times_and_modes_of_the_file_are_learnt(folder, tmp_path, answers):
    lines = [line for file in answers for line in file.read_text("utf-8").splitlines()[1:]]
    header = answers[0].read_text("utf-8").splitlines()[0]
    path = tmp_path / "timed.csv"
    modes = ("declared", "observed")
    shown = [f"{line},{modes[n % 2]},{20 + n % 3}" for n, line in enumerate(lines)]
    path.write_text(
        "\n".join([f"{header},mode_send_message,seconds_send_message", *shown]) + "\n", "utf-8"
    )

    found = calibrated(folder, (path,), out=tmp_path / "found.yaml")

    assert {"send-message@said", "send-message@shown"} <= found.calibrator.slope_.keys()
    (time,) = found.times
    assert (time.item, time.median) == ("send-message", 21.0)
    assert found.content["items"]["send-message"]["seconds"] == time.seconds
    written = read_yaml(tmp_path / "found.yaml")["items"]["send-message"]
    assert written["seconds"] == time.seconds
    assert written["slope"].keys() == {"declared", "observed"}


def test_report_and_figures_hold_what_was_found(folder, answers, tmp_path):
    figures = tmp_path / "figures.json"

    found = calibrated(folder, answers, report=figures)

    assert json.loads(figures.read_text("utf-8")) == json.loads(json.dumps(found.as_mapping()))
    said = calibration_text(found.as_mapping(), questionnaire="first-look", language="fr")
    assert all(f"| {item} |" in said for item in ("send-message", "join-call", "mail-icon"))
    assert "{" not in said


def test_too_few_people_change_nothing(folder, answers, tmp_path):
    out, figures = tmp_path / "found.yaml", tmp_path / "figures.json"
    first = answers[0].read_text("utf-8").splitlines()[:60]
    answers[0].write_text("\n".join(first) + "\n", encoding="utf-8")
    out.write_text("former", encoding="utf-8")

    with pytest.raises(TooFewAnswers) as refusal:
        calibrated(folder, answers[:1], out=out, report=figures)

    assert "phone-own (59)" in translate("fr", refusal.value.key, **refusal.value.details)
    assert out.read_text("utf-8") == "former"
    assert not figures.exists()


def test_without_estimation_nothing_can_be_estimated(folder, answers):
    (folder / "first-look" / "estimation.yaml").unlink()

    with pytest.raises(UnknownQuestionnaire):
        calibrated(folder, answers)


def test_an_anchor_that_forgets_an_option_is_refused(folder, answers):
    path = folder / "first-look" / "estimation.yaml"
    path.write_text(ESTIMATION.replace("none: [0.9, 0.3, 0.0], ", ""), encoding="utf-8")

    with pytest.raises(MalformedItem) as refusal:
        calibrated(folder, answers)

    assert refusal.value.details == {"item": "phone-own"}


def test_malformed_answers_change_nothing(folder, answers):
    path = folder / "first-look" / "calibration.yaml"
    before = path.read_text("utf-8")
    answers[1].write_text("phone_own\n9\n", encoding="utf-8")

    with pytest.raises(MalformedAnswers):
        calibrated(folder, answers, out=path)

    assert path.read_text("utf-8") == before


def test_only_the_operator_calibrates(folder, answers):
    with pytest.raises(Forbidden):
        calibrated(folder, answers, actor=VISITOR)


def test_classes_without_anchors_are_refused(folder, answers):
    path = folder / "first-look" / "estimation.yaml"
    path.write_text(ESTIMATION.split("anchors:", maxsplit=1)[0], encoding="utf-8")

    with pytest.raises(MalformedItem) as refusal:
        calibrated(folder, answers)

    assert refusal.value.details == {"item": "equipment"}


def test_command_says_why_it_refuses_and_writes_nothing(tmp_path):
    file, out = tmp_path / "few.csv", tmp_path / "found.yaml"
    file.write_text("internet_use,computer_use\n1,2\n3,0\n", encoding="utf-8")
    command = ["calibrate", "--questionnaire", "barometre", "--answers", str(file)]

    said = CliRunner().invoke(jalons, [*command, "--out", str(out)])

    assert said.exit_code == 1
    assert "Moins de 100 personnes ont répondu" in said.output
    assert not out.exists()


def test_command_reports_what_it_found(tmp_path):
    known = load_questionnaire(CONTENT, "barometre")
    rng = np.random.default_rng(3)
    sheets = AnswerSheets(known, draw_people(known.prior, 300, rng=rng), rng=rng)
    asked = [known.item(name) for name in ("computer-use", "apps-use", "able-office")]
    lines = [",".join(column_of(item.id) for item in asked)]
    for person in range(300):
        given = [sheets.given(person, item.id, item.usual_mode(Setting.ALONE)) for item in asked]
        lines.append(",".join(str(i.rank_of(g.option)) for i, g in zip(asked, given, strict=True)))
    file, out, report = (tmp_path / name for name in ("few.csv", "found.yaml", "found.md"))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = ["calibrate", "--questionnaire", "barometre", "--answers", str(file)]

    said = CliRunner().invoke(jalons, [*command, "--out", str(out), "--report", str(report)])

    assert (said.exit_code, "3 questions estimées" in said.output) == (0, True)
    assert "| apps-use |" in report.read_text("utf-8")
    assert read_yaml(out)["items"].keys() == {item.id for item in known.items}
