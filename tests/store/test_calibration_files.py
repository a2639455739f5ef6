"""What calibration reads and writes: beliefs written by people, parameters reviewed by people."""

from datetime import date

import pytest

from diagnostic.errors import UnknownQuestionnaire
from store.calibration_files import read_estimation, with_former, write_calibration
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
    kept = with_former(content(1.5, TODAY), content(1.4, THEN))

    dates = {name: entry["dated"] for name, entry in kept["items"].items()}
    assert (kept["prior"]["dated"], dates) == (THEN, {"click": TODAY, "type": THEN})


def test_a_calibration_is_read_back_as_it_was_written(tmp_path):
    path = tmp_path / "found.yaml"

    write_calibration(path, content(1.4, TODAY), {}, source="Essai, licence libre")

    assert read_yaml(path) == content(1.4, TODAY)
    assert path.read_text("utf-8").splitlines()[1] == "# Essai, licence libre."
    assert [file.name for file in tmp_path.iterdir()] == ["found.yaml"]


def test_writing_the_same_parameters_later_changes_nothing(tmp_path):
    path = tmp_path / "found.yaml"
    write_calibration(path, content(1.4, THEN), {}, source="Essai")
    before = path.read_text("utf-8")

    write_calibration(path, content(1.4, TODAY), read_yaml(path), source="Essai")

    assert path.read_text("utf-8") == before


def test_what_answers_did_not_tell_stays_as_it_was():
    former, found = content(1.4, THEN), content(1.5, TODAY)
    former["items"]["click"] |= {"unsure": {"ceiling": 0.2, "centre": 0.0, "slope": 1.0}}
    former["items"]["click"] |= {"seconds": 20.0}
    former["items"]["draw"] = former["items"]["type"]
    former["declared"] = {"skills": {"shift": 0.3}, "equipment": {"claimed_up": 0.1}}
    found["declared"] = {"skills": {"shift": 0.4}}
    del found["prior"]
    found["items"]["type"]["seconds"] = 9.0

    kept = with_former(found, former)

    assert kept["items"]["click"]["slope"] == {"declared": 1.5}
    assert kept["items"]["click"]["unsure"] == former["items"]["click"]["unsure"]
    assert (kept["items"]["click"]["seconds"], kept["items"]["type"]["seconds"]) == (20.0, 9.0)
    assert kept["items"]["draw"] == former["items"]["draw"]
    assert kept["declared"] == {"skills": {"shift": 0.4}, "equipment": {"claimed_up": 0.1}}
    assert kept["prior"] == former["prior"]


def test_a_questionnaire_that_says_nothing_of_its_estimation_is_refused(tmp_path):
    with pytest.raises(UnknownQuestionnaire):
        read_estimation(tmp_path, "essai")
