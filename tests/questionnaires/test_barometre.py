"""The national survey as a questionnaire: whole, calibrated, attributed, and without its data."""

import pytest

from settings import ROOT
from store.calibration_files import read_estimation
from store.content_shapes import CalibrationShape
from store.questionnaires import load_questionnaire
from store.yaml_reader import read_yaml
from tests.architecture.repository import kept_files

CONTENT = ROOT / "questionnaires"
SURVEY = load_questionnaire(CONTENT, "barometre")
CALIBRATION = CalibrationShape.model_validate(read_yaml(CONTENT / "barometre/calibration.yaml"))
ASKED = """
mobile_phone smartphone tablet computer printer obstacle_no_equipment obstacle_old_equipment
home_internet data_allowance personal_email mobile_web_use obstacle_no_access
internet_use computer_use mobile_browsing apps_use
able_computer able_tablet able_smartphone able_office able_eadmin
did_eadmin did_purchase did_sell_online did_social did_video_call did_job_search
obstacle_mastery procedures_alone
"""
DESCRIBES = """
respondent weight age_band sex diploma income household area region employment collection
"""


def test_every_column_of_the_survey_is_a_question_or_describes_people():
    columns = [item.id.replace("-", "_") for item in SURVEY.items]

    assert columns == ASKED.split()
    assert list(SURVEY.describes) == DESCRIBES.split()


def test_every_question_is_calibrated_and_says_on_what():
    assert list(CALIBRATION.items) == [item.id for item in SURVEY.items]
    for entry in CALIBRATION.items.values():
        assert entry.origin == "calibrated"
        assert entry.source.startswith("Baromètre du numérique 2020 et 2022, ")


def test_the_survey_is_credited_as_its_licence_asks():
    source = "Baromètre du numérique, CRÉDOC pour l’Arcep, l’Arcom, le CGE et l’ANCT, licence ODbL"

    assert CALIBRATION.prior.source == read_estimation(CONTENT, "barometre").source == source


def test_traits_are_those_of_the_reference_population():
    assert {id: (t.mean, t.sd) for id, t in CALIBRATION.prior.traits.items()} == {
        "skills": (0.0, 1.0)
    }


@pytest.mark.parametrize("column", ["respondent", "weight"])
def test_no_row_of_the_survey_is_in_the_repository(column):
    tables = [file for file in kept_files() if file.suffix == ".csv"]

    headers = {file.name: file.read_text("utf-8-sig").split("\n", 1)[0] for file in tables}

    assert [name for name, header in headers.items() if column in header.split(",")] == []


def test_estimation_speaks_of_questions_that_exist():
    estimation = read_estimation(CONTENT, "barometre")
    skills = {item.id for item in SURVEY.items if item.dimension == "skills"}
    anchors = estimation.anchors

    grouped = [item for items in estimation.groups.values() for item in items]

    assert len(grouped) == len(set(grouped))
    assert set(grouped) <= skills
    assert anchors is not None
    assert anchors.tables.keys() == {item.id for item in SURVEY.items} - skills
