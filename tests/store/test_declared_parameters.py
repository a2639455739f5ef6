"""From `calibration.yaml` to the models of declared answers."""

import pytest

from diagnostic.answers import AnswerMode
from diagnostic.over_claiming import OverClaiming
from store.calibration_files import with_former
from store.questionnaires import load_questionnaire
from tests.questionnaires.broken_copies import copied, spoil

DECLARED, OBSERVED = AnswerMode.DECLARED, AnswerMode.OBSERVED
ID = "first-look"
FILE = f"{ID}/calibration.yaml"
BLOCK = (
    "declared:\n"
    "  skills: {shift: 0.4, slope_ratio: 0.75, origin: prior, source: Essai., dated: 2026-11-22}\n"
    "  equipment: {claimed_up: 0.1, origin: prior, source: Essai., dated: 2026-11-22}\n"
    "items:\n  phone-own:"
)


@pytest.fixture
def questionnaire(tmp_path):
    folder = copied(tmp_path)
    spoil(folder, FILE, "items:\n  phone-own:", BLOCK)
    spoil(folder, FILE, "slope: {declared: 1.7, observed: 2.2}", "slope: {observed: 2.0}")
    return load_questionnaire(folder, ID)


def test_a_declared_slope_is_a_share_of_the_one_observed(questionnaire):
    models = questionnaire.item("send-message").models

    assert (models[OBSERVED].slope, models[OBSERVED].thresholds) == (2.0, (-1.1, 0.3))
    assert models[DECLARED].slope == 1.5
    assert models[DECLARED].thresholds == pytest.approx((-1.5, -0.1))


def test_a_declared_slope_that_is_written_is_kept(questionnaire):
    model = questionnaire.item("join-call").models[DECLARED]

    assert model.slope == 1.6
    assert model.thresholds == pytest.approx((-1.1, 0.2))


def test_declared_tables_claim_a_class_more(questionnaire):
    models = questionnaire.item("phone-own").models

    assert models[OBSERVED].rows == ((0.9, 0.1), (0.3, 0.7), (0.0, 1.0))
    assert models[DECLARED].rows[0] == pytest.approx((0.84, 0.16))


def test_over_claiming_is_told_by_dimension(questionnaire):
    assert questionnaire.over_claiming == {
        "skills": OverClaiming(shift=0.4, slope_ratio=0.75),
        "equipment": OverClaiming(claimed_up=0.1),
    }


def test_a_calibration_leaves_over_claiming_as_it_was_believed():
    former = {"prior": {}, "doubt": 0.05, "declared": {"skills": {"shift": 0.4}}, "items": {}}

    kept = with_former({"prior": {}, "items": {}}, former)

    assert (kept["doubt"], kept["declared"]) == (0.05, {"skills": {"shift": 0.4}})
