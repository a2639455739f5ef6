"""A question made unfair on purpose is found in a file of answers; refusals write nothing."""

import json

import numpy as np
import pytest
from click.testing import CliRunner

from diagnostic.answers import Setting
from diagnostic.errors import Forbidden, UnknownQuestionnaire
from diagnostic.people import OPERATOR, VISITOR
from diagnostic.simulation import AnswerSheets, draw_people
from exchange.answers_file import column_of
from exchange.answers_refused import NotDescribed
from jalons import CONTENT, content_alone, jalons
from store.questionnaires import load_questionnaire
from use_cases.check_fairness import check_fairness

pytestmark = pytest.mark.thorough

PEOPLE = 1500
UNFAIR = "did-purchase"
BAROMETRE = load_questionnaire(CONTENT, "barometre")
ASKED = [item for item in BAROMETRE.items if item.dimension == "skills"][:8] + [
    BAROMETRE.item(name) for name in (UNFAIR, "did-eadmin", "did-social", "obstacle-mastery")
]


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """People drawn as the diagnosis believes; half of the women's purchases are untold."""
    rng = np.random.default_rng(12)
    people = draw_people(BAROMETRE.prior, PEOPLE, rng=rng)
    sheets = AnswerSheets(BAROMETRE, people, rng=rng)
    items = tuple({item.id: item for item in ASKED}.values())
    lines = [",".join(["sex", "age_band", *(column_of(item.id) for item in items)])]
    for person in range(PEOPLE):
        sex, age = rng.choice(["Femme", "Homme"]), rng.choice(["18-39 ans", "40 ans et plus"])
        options = {
            item.id: sheets.given(person, item.id, item.usual_mode(Setting.ALONE)).option
            for item in items
        }
        if sex == "Femme" and rng.random() < 0.5:
            options[UNFAIR] = "did_not"
        lines.append(",".join([sex, age, *(_code(item, options[item.id]) for item in items)]))
    path = tmp_path_factory.mktemp("fairness") / "drawn.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _code(item, option):
    return next(str(n) for n, known in enumerate(item.options) if known.id == option)


def checked(answers, **wanted):
    return check_fairness(
        content_alone(),
        wanted.pop("actor", OPERATOR),
        questionnaire=wanted.pop("questionnaire", "barometre"),
        answers=answers,
        by=wanted.pop("by", ("sex", "age")),
        **wanted,
    )


def test_unfair_question_is_found_for_the_group_it_wrongs_and_no_other(answers, tmp_path):
    report = tmp_path / "figures.json"

    found = checked(answers, report=report)

    assert [(one.item, one.by) for one in found.differences if one.flagged] == [(UNFAIR, "sex")]
    (unfair,) = [one for one in found.differences if one.flagged]
    assert unfair.shifts["Femme"] < 0 < unfair.shifts["Homme"]
    assert json.loads(report.read_text("utf-8")) == json.loads(json.dumps(found.as_mapping()))


def test_people_whom_the_diagnosis_would_not_ask_are_not_compared(answers):
    found = checked(answers, by=("sex",))

    told = {one.item: one.people for one in found.differences}
    assert told[UNFAIR] < told["internet-use"] == PEOPLE


def test_command_names_the_unfair_question(answers):
    said = CliRunner().invoke(
        jalons,
        ["fairness", "--questionnaire", "barometre", "--answers", str(answers), "--by", "sex"],
    )

    assert said.exit_code == 0
    assert "1 signalée" in said.output
    assert UNFAIR in said.output


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        ({"by": ("diploma",)}, NotDescribed),
        ({"questionnaire": "nowhere"}, UnknownQuestionnaire),
        ({"actor": VISITOR}, Forbidden),
    ],
    ids=["no such column", "no such questionnaire", "not the operator"],
)
def test_refusal_writes_nothing(answers, tmp_path, wanted, refusal):
    report = tmp_path / "figures.json"

    with pytest.raises(refusal):
        checked(answers, report=report, **wanted)

    assert not report.exists()
