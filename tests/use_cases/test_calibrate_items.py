"""Parameters estimated again from files of answers, written only when asked, always the same."""

import shutil
from datetime import timedelta

import numpy as np
import pytest

from diagnostic.answers import Setting
from diagnostic.errors import Forbidden, MalformedAnswers, MalformedItem, UnknownQuestionnaire
from diagnostic.people import OPERATOR, VISITOR
from diagnostic.simulation import AnswerSheets, draw_people
from jalons import content_alone
from store.questionnaires import load_questionnaire
from tests.factories import NOON
from tests.questionnaires.broken_copies import SMALL
from use_cases.calibrate_items import calibrate

pytestmark = pytest.mark.thorough

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
    assert found.content["items"].keys() == {
        "phone-own",
        "computer-own",
        "send-message",
        "join-call",
        "mail-icon",
    }


def test_nothing_is_written_unless_asked(folder, answers):
    path = folder / "first-look" / "calibration.yaml"
    before = path.read_text("utf-8")

    found = calibrated(folder, answers)

    assert (found.written, path.read_text("utf-8")) == (None, before)


def test_what_is_written_is_a_questionnaire_without_fault(folder, answers):
    calibrated(folder, answers, write=True)

    questionnaire = load_questionnaire(folder, "first-look")
    assert questionnaire.check() == ()
    assert {item.origin for item in questionnaire.items} == {"calibrated"}


def test_same_answers_write_the_same_file(folder, answers):
    written = calibrated(folder, answers, write=True).written
    before = written.read_text("utf-8")

    calibrated(folder, answers, write=True, now=NOON + timedelta(days=40))

    assert written.read_text("utf-8") == before


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
        calibrated(folder, answers, write=True)

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
