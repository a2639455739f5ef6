"""What people claim beyond what they do, found again on answers of both kinds."""

import numpy as np
import pandas as pd
import pytest

from analytics.calibration import ItemCalibrator
from analytics.graded_curve import Curve
from analytics.over_claims import by_mode, learnt_claims
from tests.analytics.drawn_answers import graded_ranks

pytestmark = pytest.mark.thorough

SHIFT, RATIO, PEOPLE = 0.4, 0.7, 5000
SEEN = tuple(Curve(1.2 + 0.15 * n, (-1.2 + 0.4 * n, -0.2 + 0.4 * n)) for n in range(6))


@pytest.fixture(scope="module")
def answers():
    """Each answer is said or seen, by the toss of a coin."""
    rng = np.random.default_rng(10)
    trait = rng.standard_normal(PEOPLE)
    declared = tuple(Curve(RATIO * c.slope, tuple(t - SHIFT for t in c.thresholds)) for c in SEEN)
    shown = rng.random((PEOPLE, len(SEEN))) < 0.5
    ranks = np.where(
        shown, graded_ranks(SEEN, trait, rng=rng), graded_ranks(declared, trait, rng=rng)
    )
    names = [f"q{n}" for n in range(len(SEEN))]
    kinds = {name: shown[:, place] for place, name in enumerate(names)}
    return pd.DataFrame(ranks, columns=names), kinds


def test_shift_and_slope_of_what_is_said_are_found_again(answers):
    calibrator = ItemCalibrator(tolerance=1e-3).fit(by_mode(*answers, fewest=100))

    claims = learnt_claims(calibrator)["trait"]

    assert claims.questions == 6
    assert claims.shift == pytest.approx(SHIFT, abs=0.08)
    assert abs(claims.shift - SHIFT) < 3 * claims.shift_error
    assert claims.slope_ratio == pytest.approx(RATIO, abs=0.08)


def test_question_seldom_seen_stays_one_question(answers):
    ranks, kinds = answers
    rare = {**kinds, "q0": np.arange(PEOPLE) < 60}

    columns = by_mode(ranks, rare, fewest=100)

    assert list(columns)[:3] == ["q0", "q1@said", "q1@shown"]
    assert columns["q0"].notna().all()


def test_two_questions_are_too_few_for_a_whole_dimension(answers):
    ranks, kinds = answers
    few = {name: kinds[name] for name in ("q0", "q1")}

    calibrator = ItemCalibrator(tolerance=1e-2).fit(by_mode(ranks, few, fewest=100))

    assert learnt_claims(calibrator) == {}
