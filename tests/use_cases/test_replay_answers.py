"""Real answers replayed, from the file to the report; refusals leave nothing behind."""

import itertools
import json

import numpy as np
import pytest
from click.testing import CliRunner

from diagnostic.errors import Forbidden, UnknownQuestionnaire
from diagnostic.people import OPERATOR, VISITOR
from exchange.answers_refused import TooFewRespondents, UnknownColumn, UnknownValue
from jalons import content_alone, jalons
from tests.questionnaires.broken_copies import SMALL
from use_cases.replay_answers import UnknownAxis, replay

COLUMNS = "phone_own,computer_own,send_message,join_call,mail_icon,age_band"
PEOPLE = (
    "0,0,,,1,old",
    "0,0,,,2,old",
    "1,0,2,,1,old",
    "1,1,1,2,0,grown",
    "1,2,0,1,0,grown",
    "1,2,0,0,0,young",
    "1,2,0,0,,young",
    "1,1,,,0,grown",
)


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "survey.csv"
    path.write_text("\n".join([COLUMNS, *PEOPLE]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def report(tmp_path):
    return tmp_path / "figures.json"


def replayed(answers, report, **wanted):
    return replay(
        content_alone(SMALL),
        wanted.pop("actor", OPERATOR),
        questionnaire=wanted.pop("questionnaire", "first-look"),
        answers=answers,
        report=report,
        rng=np.random.default_rng(1),
        clock=itertools.count(10.0, 2.5).__next__,
        **wanted,
    )


def test_report_holds_what_was_found(answers, report):
    found = replayed(answers, report)

    written = json.loads(report.read_text("utf-8"))
    assert written == json.loads(json.dumps(found.as_mapping()))
    assert (written["respondents"], written["seconds"]) == (8, 2.5)
    assert written["axes"].keys() == {"equipment", "skills"}


def test_asking_everything_finds_what_all_answers_say(answers, report):
    found = replayed(answers, report, certainty=1.0)

    told = {axis: own.adaptive for axis, own in found.axes.items()}
    assert {axis: own.exact for axis, own in told.items()} == {"equipment": 1.0, "skills": 1.0}
    assert {own.uncertain for own in told.values()} == {1.0}
    assert told["equipment"].correlation == pytest.approx(1.0)


def test_nobody_is_asked_more_than_the_limit(answers, report):
    found = replayed(answers, report, most_questions=2, certainty=1.0)

    assert (found.questions_mean, found.questions_p90) == (2.0, 2.0)


def test_one_axis_asks_its_own_questions_only(answers, report):
    found = replayed(answers, report, axis="equipment", certainty=1.0)

    assert found.axes.keys() == {"equipment"}
    assert found.questions_mean == 2.0


def test_questions_without_a_column_leave_the_bank(tmp_path, report):
    path = tmp_path / "short.csv"
    path.write_text("send_message,mail_icon\n0,0\n2,1\n,2\n", encoding="utf-8")

    found = replayed(path, report, certainty=1.0)

    assert found.axes["equipment"].adaptive.questions_mean == 0.0
    assert found.questions_mean == pytest.approx(5 / 3)


def test_same_answers_give_the_same_figures(answers, report):
    assert replayed(answers, report) == replayed(answers, report)


def refused(path, report, kind, **wanted):
    with pytest.raises(kind) as refusal:
        replayed(path, report, **wanted)
    assert not report.exists()
    return refusal.value.details


def test_unknown_column_is_refused_with_its_place(tmp_path, report):
    path = tmp_path / "survey.csv"
    path.write_text("phone_own,shoe_size\n1,42\n", encoding="utf-8")

    details = refused(path, report, UnknownColumn)

    assert details == {
        "file": "survey.csv",
        "line": 1,
        "column": "shoe_size",
        "questionnaire": "first-look",
    }


def test_unknown_value_is_refused_with_its_place(answers, report):
    answers.write_text(answers.read_text("utf-8") + "1,2,7,0,0,young\n", encoding="utf-8")

    details = refused(answers, report, UnknownValue)

    place = {"line": 10, "column": "send_message"}
    assert details == {"file": "survey.csv", **place, "value": "7", "largest": 2}


def test_unknown_axis_is_refused(answers, report):
    details = refused(answers, report, UnknownAxis, axis="language")

    assert details["known"] == "equipment, skills"


def test_unknown_questionnaire_is_refused(answers, report):
    assert refused(answers, report, UnknownQuestionnaire, questionnaire="second-look")


def test_one_person_is_not_enough_to_compare(tmp_path, report):
    path = tmp_path / "survey.csv"
    path.write_text("phone_own\n1\n", encoding="utf-8")

    assert refused(path, report, TooFewRespondents)["count"] == 1


def test_only_the_operator_replays(answers, report):
    assert refused(answers, report, Forbidden, actor=VISITOR) == {"act": "replay"}


def test_terminal_says_the_refusal_and_writes_nothing(tmp_path, report):
    path = tmp_path / "survey.csv"
    path.write_text("smartphone,tablet\n1,1\n1,2\n", encoding="utf-8")
    asked = ["--questionnaire", "barometre", "--answers", str(path), "--json", str(report)]

    result = CliRunner().invoke(jalons, ["replay", *asked])

    said = result.stderr.replace("\u00a0", " ")
    assert (result.exit_code, said) == (
        1,
        "survey.csv, ligne 3, colonne « tablet » : « 2 » n’est pas une réponse connue ; "
        "écrivez un code de 0 à 1, ou rien.\n",
    )
    assert not report.exists()


def test_terminal_tells_the_figures_of_the_survey_questions(tmp_path, report):
    path = tmp_path / "survey.csv"
    lines = ["respondent,weight,internet_use,did_purchase,apps_use,able_computer"]
    lines += [f"{n},1.0,{n % 4},{n // 2 % 2},{n // 3 % 4},{n % 3 + 1}" for n in range(24)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    asked = ["--questionnaire", "barometre", "--answers", str(path), "--json", str(report)]

    result = CliRunner().invoke(
        jalons, ["replay", *asked, "--axis", "skills", "--max-questions", "3"]
    )

    assert (result.exit_code, result.stdout.splitlines()[0][:13]) == (0, "24 personnes,")
    assert json.loads(report.read_text("utf-8"))["axes"].keys() == {"skills"}
