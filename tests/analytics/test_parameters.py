"""What a calibration writes: rounded without breaking sums, capped, with its origin."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.beliefs import Beliefs
from analytics.calibration import ItemCalibrator
from analytics.durations import LearntTime
from analytics.measured import parts_of
from analytics.over_claims import SAID, SHOWN, LearntClaims
from analytics.parameters import Naming, calibration_of
from analytics.written_tables import capping_slip, shared, unclaimed
from diagnostic.answers import AnswerMode
from diagnostic.over_claiming import OverClaiming
from diagnostic.questionnaire import Option
from diagnostic.response_models import FreeTable
from tests.factories import NOON, small_questionnaire

NAMING = Naming("Essai", "E", 0.9, NOON)


def fitted() -> ItemCalibrator:
    """A calibrator as if it had been fitted, on one fact and one gesture."""
    groups = {"gestures": ("click",)}
    calibrator = ItemCalibrator(small_questionnaire(), Beliefs(groups, slips={"phone": 0.05}))
    calibrator.slope_ = {"click": 1.2345}
    calibrator.thresholds_ = {"click": (-1.004, 0.5)}
    calibrator.rows_ = {"phone": np.array([[1.0, 0.0, 0.0]] + [[0.1, 0.2, 0.7]] * 3)}
    calibrator.error_ = {"click": np.array([0.0789, 0.1, 0.1]), "phone": np.zeros((4, 3))}
    calibrator.spread_ = {"gestures": 0.5}
    calibrator.shares_ = {"equipment": (0.1, 0.2, 0.3, 0.4)}
    calibrator.correlations_ = np.array([[1.0, 0.333], [0.333, 1.0]])
    calibrator.answers_ = {"click": 1853, "phone": 12}
    calibrator.parts_ = parts_of(
        small_questionnaire(), pd.DataFrame({"phone": [0.0], "click": [1.0]})
    )
    return calibrator


def split(calibrator: ItemCalibrator) -> ItemCalibrator:
    """The same, its gesture answered both ways by enough people."""
    for end, slope, thresholds in ((SAID, 0.8, (-1.4, 0.1)), (SHOWN, 1.6, (-1.0, 0.5))):
        calibrator.slope_["click" + end] = slope
        calibrator.thresholds_["click" + end] = thresholds
        calibrator.error_["click" + end] = np.full(3, 0.1)
        calibrator.answers_["click" + end] = 200
    del calibrator.slope_["click"], calibrator.error_["click"]
    return calibrator


def test_calibration_says_what_was_found_and_where_it_comes_from():
    written = calibration_of(
        fitted(),
        small_questionnaire(),
        Naming("Essai", "Essai, licence libre", 0.9, NOON),
    )

    origin = {"origin": "calibrated", "dated": date(2026, 11, 20)}
    assert written == {
        "prior": {
            "shares": {"equipment": [0.1, 0.2, 0.3, 0.4]},
            "traits": {"skills": {"mean": 0.0, "sd": 1.0}},
            "correlations": {
                "order": ["equipment", "skills"],
                "rows": [[1.0, 0.33], [0.33, 1.0]],
            },
            "source": "Essai, licence libre",
            **origin,
        },
        "items": {
            "phone": {
                "table": {
                    "none": [1.0, 0.1, 0.1, 0.1],
                    "shared": [0.0, 0.2, 0.2, 0.2],
                    "own": [0.0, 0.7, 0.7, 0.7],
                },
                "slip": {"declared": 0.15},
                "source": "Essai, 12 réponses",
                **origin,
            },
            "click": {
                "slope": {"declared": 1.23, "observed": 1.23},
                "thresholds": [-1.0, 0.5],
                "source": "Essai, 1\u202f853 réponses ; halo gestures (écart 0,50) retiré ; "
                "erreur type de la pente 0,08",
                **origin,
            },
        },
    }


def test_questions_outside_groups_say_nothing_of_a_halo():
    calibrator = fitted()
    calibrator.beliefs = Beliefs(slips={"phone": 0.05})

    written = calibration_of(calibrator, small_questionnaire(), NAMING)

    assert written["items"]["click"]["source"] == (
        "Essai, 1\u202f853 réponses ; erreur type de la pente 0,08"
    )
    assert list(small_questionnaire().item("click").modes) == [
        AnswerMode.DECLARED,
        AnswerMode.OBSERVED,
    ]


def test_gesture_answered_both_ways_keeps_the_thresholds_of_what_was_seen():
    claims = {"skills": LearntClaims("skills", 4, 0.404, 0.05, 1.2, 0.1)}

    written = calibration_of(split(fitted()), small_questionnaire(), NAMING, claims=claims)

    click = written["items"]["click"]
    assert click["slope"] == {"declared": 0.8, "observed": 1.6}
    assert click["thresholds"] == [-1.0, 0.5]
    assert click["source"].startswith("Essai, 400 réponses")
    told = {name: written["declared"]["skills"][name] for name in ("shift", "slope_ratio")}
    assert told == {"shift": 0.4, "slope_ratio": 1.0}  # nobody says more surely than they do


def test_gesture_only_said_is_told_as_it_would_be_seen():
    claims = {"skills": OverClaiming(shift=0.3, slope_ratio=0.8)}
    cautious = replace(small_questionnaire(), over_claiming=claims)

    click = calibration_of(fitted(), cautious, NAMING)["items"]["click"]

    assert click["slope"] == {"declared": 1.23, "observed": 1.54}
    assert click["thresholds"] == [-0.7, 0.8]


def test_options_of_one_rank_share_its_chance():
    plain = small_questionnaire()
    phone = plain.item("phone")
    alike = replace(phone, options=(*phone.options, Option("other", phone.options[0].rank)))
    items = tuple(alike if item.id == "phone" else item for item in plain.items)

    table = calibration_of(fitted(), replace(plain, items=items), NAMING)["items"]["phone"][
        "table"
    ]

    assert table["other"] == table[phone.options[0].id]
    assert np.sum(list(table.values()), axis=0) == pytest.approx([1.0] * 4)


def test_times_that_enough_people_gave_are_written():
    times = (LearntTime("click", 80, 22.0, 20.0), LearntTime("phone", 3, None, 15.0))

    items = calibration_of(fitted(), small_questionnaire(), NAMING, times=times)["items"]

    assert items["click"]["seconds"] == 20.0
    assert "seconds" not in items["phone"]


def test_claims_of_classes_are_undone_as_they_are_made():
    rows = np.array([[0.7, 0.2, 0.1], [0.2, 0.5, 0.3], [0.0, 0.1, 0.9]])
    table = FreeTable(tuple(tuple(row) for row in rows))

    said = np.array(OverClaiming(claimed_up=0.2).said(table).rows)

    np.testing.assert_allclose(unclaimed(said, 0.2), rows, atol=1e-12)
    assert (unclaimed(rows, 0.9) >= 0).all()


@pytest.mark.parametrize(
    ("rows", "slip", "expected"),
    [
        ([[1.0, 0.0]], 0.01, 0.2),
        ([[0.95, 0.05]], 0.0, 0.112),
        ([[0.8, 0.2]], 0.01, 0.01),
        ([[1.0, 0.0]], 0.3, 0.3),
    ],
    ids=["certain", "nearly", "under the limit", "slip already larger"],
)
def test_slip_is_raised_until_no_answer_is_too_sure(rows, slip, expected):
    found = capping_slip(np.array(rows), slip, 0.9)

    assert found == pytest.approx(expected)
    assert (1 - found) * np.max(rows) + found / 2 <= 0.9 + 1e-9


@given(st.lists(st.floats(0.001, 1.0), min_size=2, max_size=8))
def test_rounded_chances_still_add_up_to_one(weights):
    chances = np.array(weights) / sum(weights)

    rounded = shared(chances)

    assert sum(rounded) == pytest.approx(1.0, abs=1e-9)
    assert rounded == pytest.approx(chances, abs=0.005)
    assert all(round(value, 3) == value for value in rounded)
