"""What calibration reads and writes: beliefs written by people, parameters reviewed by people."""

from datetime import date

import pytest

from diagnostic.errors import UnknownQuestionnaire
from store.calibration_files import read_estimation, with_former_dates, write_calibration
from store.yaml_reader import read_yaml

THEN, TODAY = date(2026, 1, 5), date(2026, 11, 20)


def content(slope: float, dated: date) -> dict:
    origin = {"origin": "calibrated", "source": "Essai", "dated": dated}
    return {
        "prior": {"traits": {"skills": {"mean": 0.0, "sd": 1.0}}, **origin},
        "items": {
            "click": {"slope": {"declared": slope}, "thresholds": [0.5], **origin},
            "type": {"slope": {"declared": 1.0}, "thresholds": [0.1], **origin},
        },
    }


def test_unchanged_parameters_keep_their_date():
    kept = with_former_dates(content(1.5, TODAY), content(1.4, THEN))

    dates = {name: entry["dated"] for name, entry in kept["items"].items()}
    assert (kept["prior"]["dated"], dates) == (THEN, {"click": TODAY, "type": THEN})


def test_a_calibration_is_read_back_as_it_was_written(tmp_path):
    (tmp_path / "essai").mkdir()

    path = write_calibration(tmp_path, "essai", content(1.4, TODAY), source="Essai, licence libre")

    assert read_yaml(path) == content(1.4, TODAY)
    assert path.read_text("utf-8").splitlines()[1] == "# Essai, licence libre."


def test_writing_the_same_parameters_later_changes_nothing(tmp_path):
    (tmp_path / "essai").mkdir()
    path = write_calibration(tmp_path, "essai", content(1.4, THEN), source="Essai")
    before = path.read_text("utf-8")

    write_calibration(tmp_path, "essai", content(1.4, TODAY), source="Essai")

    assert path.read_text("utf-8") == before


def test_a_questionnaire_that_says_nothing_of_its_estimation_is_refused(tmp_path):
    with pytest.raises(UnknownQuestionnaire):
        read_estimation(tmp_path, "essai")
