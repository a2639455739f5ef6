"""A whole questionnaire calibrated: parameters found again, and refused without its anchors."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analytics.beliefs import Beliefs
from analytics.calibration import ItemCalibrator
from diagnostic.answers import Setting
from diagnostic.errors import MalformedItem
from diagnostic.simulation import AnswerSheets, draw_people
from tests.factories import FACTS, GESTURES, small_questionnaire

DRAFT = small_questionnaire()
SMALL = replace(  # its facts are situations, whose answers need not rise with the class
    DRAFT, items=tuple(replace(item, ordered=item.id in GESTURES) for item in DRAFT.items)
)
BELIEFS = Beliefs(
    shares={"equipment": (0.25, 0.25, 0.25, 0.25)},
    rows={id: SMALL.item(id).models["declared"].rows for id in FACTS},
    slips=dict.fromkeys(FACTS, 0.1),
)


@pytest.fixture(scope="module")
def answers() -> pd.DataFrame:
    rng = np.random.default_rng(21)
    people = draw_people(SMALL.prior, 3000, rng=rng)
    sheets = AnswerSheets(SMALL, people, rng=rng)
    ranks = {item.id: sheets.ranks(item.id, Setting.PHONE).astype(float) for item in SMALL.items}
    return pd.DataFrame(ranks)


@pytest.fixture(scope="module")
def calibrator(answers) -> ItemCalibrator:
    return ItemCalibrator(SMALL, BELIEFS, tolerance=5e-3).fit(answers)


def test_slopes_and_thresholds_are_found_again(calibrator):
    for id in GESTURES:
        model = SMALL.item(id).models["declared"]
        assert calibrator.slope_[id] == pytest.approx(model.slope, abs=0.25)
        assert calibrator.thresholds_[id] == pytest.approx(model.thresholds, abs=0.2)


def test_tables_and_shares_are_found_again(calibrator):
    assert calibrator.shares_["equipment"] == pytest.approx((0.25,) * 4, abs=0.05)
    for id in FACTS:
        true = np.array(SMALL.item(id).models["declared"].rows)
        np.testing.assert_allclose(calibrator.rows_[id], true, atol=0.09)


def test_correlation_of_the_dimensions_is_found_again(calibrator):
    assert calibrator.correlations_[0, 1] == pytest.approx(0.3, abs=0.08)


def test_every_parameter_has_its_error_and_its_answers(calibrator):
    assert calibrator.error_.keys() == {*FACTS, *GESTURES}
    assert all((error >= 0).all() for error in calibrator.error_.values())
    assert calibrator.answers_ == dict.fromkeys((*FACTS, *GESTURES), 3000)


def test_what_nobody_answered_is_left_out(answers):
    silent = answers.assign(click=np.nan).drop(columns="tablet")

    found = ItemCalibrator(SMALL, BELIEFS, tolerance=0.05).fit(silent)

    assert {"click", "tablet"} & found.error_.keys() == set()


def test_same_answers_give_the_same_digits(answers):
    one = ItemCalibrator(SMALL, BELIEFS, tolerance=0.05).fit(answers)
    other = ItemCalibrator(SMALL, BELIEFS, tolerance=0.05).fit(answers)

    assert (one.slope_, one.thresholds_) == (other.slope_, other.thresholds_)


@pytest.mark.parametrize(
    "beliefs",
    [None, Beliefs(shares=BELIEFS.shares)],
    ids=["no shares", "no table"],
)
def test_classes_without_anchors_are_refused(answers, beliefs):
    with pytest.raises(MalformedItem):
        ItemCalibrator(SMALL, beliefs).fit(answers)
