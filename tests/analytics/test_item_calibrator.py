"""The estimator as scikit-learn knows it: published answers, drawn people, refusals."""

import csv
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.model_selection import cross_val_score

from analytics.beliefs import Beliefs, CurvePrior
from analytics.calibration import ItemCalibrator
from analytics.calibration_errors import NotConverged, SlopeAtLimit, TooFewAnswers
from analytics.graded_curve import Curve
from tests.analytics.drawn_answers import graded_ranks

pytestmark = pytest.mark.thorough

REFERENCE = Path(__file__).parents[1] / "diagnostic" / "reference"
EXPECTED = json.loads((REFERENCE / "lsat_expected.json").read_text("utf-8"))
PUBLISHED_LOG_LIKELIHOOD = {"LSAT6": -2466.653, "LSAT7": -2658.805}
PEOPLE = 5000


def law_school(name: str) -> pd.DataFrame:
    """Answers of 1,000 people to five questions (Bock & Lieberman 1970), one line a person."""
    with (REFERENCE / f"{name.lower()}_patterns.csv").open(encoding="utf-8") as file:
        lines = [{k: int(v) for k, v in line.items()} for line in csv.DictReader(file)]
    count = "freq" if "freq" in lines[0] else list(lines[0])[-1]
    people = pd.DataFrame(lines)
    whole = people.loc[people.index.repeat(people[count])].drop(columns=count)
    return whole.sample(frac=1, random_state=0)


def drawn_bank(*, count: int, rng: np.random.Generator) -> tuple[Curve, ...]:
    """Four-rank questions of slopes from 0.8 to 2.2, thresholds all over the trait."""
    slopes = rng.uniform(0.8, 2.2, count)
    centres = np.linspace(-1.2, 1.2, count)
    return tuple(
        Curve(float(a), (float(b - 0.8), float(b), float(b + 0.8)))
        for a, b in zip(slopes, centres, strict=True)
    )


@pytest.mark.parametrize("name", ["LSAT6", "LSAT7"])
def test_law_school_answers_give_their_published_parameters(name):
    two_parameters = EXPECTED[name]["recomputed"]["2PL"]

    found = ItemCalibrator().fit(law_school(name))

    assert found.log_likelihood_ == pytest.approx(PUBLISHED_LOG_LIKELIHOOD[name], abs=0.005)
    assert list(found.slope_.values()) == pytest.approx(two_parameters["a"], abs=0.01)
    thresholds = [threshold for (threshold,) in found.thresholds_.values()]
    assert thresholds == pytest.approx(two_parameters["b"], abs=0.01)


def test_slopes_of_law_school_stand_in_their_published_intervals():
    interval = EXPECTED["LSAT7"]["published"]["mirt test-01 95% CI (SEM) a"]

    found = ItemCalibrator().fit(law_school("LSAT7"))

    half = [1.96 * error[0] for error in found.error_.values()]
    published = (np.array(interval["hi"]) - interval["lo"]) / 2
    assert half == pytest.approx(published, rel=0.15)


def least_errors(bank: tuple[Curve, ...], places: np.ndarray) -> np.ndarray:
    """The standard errors of slopes that nobody can beat, were everybody's place known.

    Inverse Fisher information of each question alone (Cramér-Rao), its thresholds unknown too.
    """
    return np.array([_least_error(curve, places) for curve in bank])


def _least_error(curve: Curve, places: np.ndarray) -> float:
    away = places[:, None] - np.array(curve.thresholds)
    above = 1 / (1 + np.exp(-curve.slope * away))
    steep = above * (1 - above)
    moves = np.stack([steep * away, *(-curve.slope * steep * np.eye(3)[k] for k in range(3))])
    ends = np.pad(moves, ((0, 0), (0, 0), (1, 1)))
    by_rank = ends[:, :, :-1] - ends[:, :, 1:]
    whole = np.pad(np.pad(above, ((0, 0), (1, 0)), constant_values=1.0), ((0, 0), (0, 1)))
    information = np.einsum("pnr,qnr,nr->pq", by_rank, by_rank, 1 / -np.diff(whole, axis=1))
    return float(np.sqrt(np.linalg.inv(information)[0, 0]))


def test_slopes_of_five_thousand_drawn_people_are_found_again():
    """Root mean square error below 0.08; the farthest of 20 slopes is within chance of its own.

    Chance alone puts one of 20 slopes beyond 0.08: even who knew everybody's place would err by
    0.03 to 0.05, and keep all of them within 0.08 one time in two. The errors told are at most
    half as large again as that bound, for places that have to be guessed.
    """
    for seed in range(3):
        rng = np.random.default_rng(seed)
        bank = drawn_bank(count=20, rng=rng)
        places = rng.standard_normal(PEOPLE)
        answers = graded_ranks(bank, places, rng=rng)

        found = ItemCalibrator(tolerance=1e-3).fit(answers)

        away = np.array(list(found.slope_.values())) - [curve.slope for curve in bank]
        told = np.array([error[0] for error in found.error_.values()])
        assert np.sqrt(np.mean(away**2)) < 0.08
        assert np.abs(away / told).max() < 4
        assert np.std(away / told) == pytest.approx(1.0, abs=0.45)
        beyond_knowing = told / least_errors(bank, places)
        assert beyond_knowing.min() > 0.95
        assert beyond_knowing.max() < 1.5


def test_correlated_traits_are_found_again_with_holes():
    rng = np.random.default_rng(8)
    true = np.array([[1.0, 0.6, 0.3], [0.6, 1.0, -0.2], [0.3, -0.2, 1.0]])
    traits = rng.multivariate_normal(np.zeros(3), true, PEOPLE)
    bank = drawn_bank(count=18, rng=rng)
    answers = np.hstack(
        [graded_ranks(bank[6 * t : 6 * t + 6], traits[:, t], rng=rng) for t in range(3)]
    ).astype(float)
    answers[rng.random(answers.shape) < 0.3] = np.nan
    named = pd.DataFrame(answers, columns=[f"q{i}" for i in range(18)])
    dimensions = {f"q{i}": "abc"[i // 6] for i in range(18)}

    found = ItemCalibrator(dimensions=dimensions, tolerance=1e-3).fit(named)

    np.testing.assert_allclose(found.correlations_, true, atol=0.05)
    away = np.array([found.slope_[f"q{i}"] - bank[i].slope for i in range(18)])
    assert np.sqrt(np.mean(away**2)) < 0.1  # a third of the answers is missing


def test_people_drawn_with_unequal_chances_are_put_back_by_their_weights():
    rng = np.random.default_rng(3)
    bank = drawn_bank(count=10, rng=rng)
    places = rng.standard_normal(4 * PEOPLE)
    chance = 1 / (1 + np.exp(-2 * places))  # those who do well answer surveys more often
    there = rng.random(len(places)) < chance
    answers = graded_ranks(bank, places[there], rng=rng)
    weights = 1 / chance[there]

    weighted = ItemCalibrator(tolerance=1e-3).fit(answers, sample_weight=weights / weights.mean())
    even = ItemCalibrator(tolerance=1e-3).fit(answers)

    true = np.array([curve.thresholds for curve in bank])
    assert np.abs(np.array(list(weighted.thresholds_.values())) - true).mean() < 0.1
    assert np.abs(np.array(list(even.thresholds_.values())) - true).mean() > 0.3


def test_scikit_learn_clones_it_and_validates_it_on_people_left_out():
    people = law_school("LSAT7")
    estimator = ItemCalibrator(tolerance=1e-2)

    scores = cross_val_score(estimator, people, cv=4)
    other = clone(estimator).set_params(tolerance=1e-3)

    seen = other.fit(people)
    assert estimator.get_params()["tolerance"] == 1e-2
    assert seen.score(people) * len(people) == pytest.approx(seen.log_likelihood_)
    assert scores.mean() < seen.score(people)
    assert scores.mean() == pytest.approx(seen.score(people), abs=0.05)


def test_one_trait_explains_left_out_people_worse_than_the_two_that_are_there():
    rng = np.random.default_rng(2)
    traits = rng.multivariate_normal([0, 0], [[1, 0.3], [0.3, 1]], 800)
    bank = drawn_bank(count=12, rng=rng)
    answers = np.hstack(
        [graded_ranks(bank[6 * t : 6 * t + 6], traits[:, t], rng=rng) for t in range(2)]
    )
    named = pd.DataFrame(answers, columns=[f"q{i}" for i in range(12)])
    two = ItemCalibrator(dimensions={f"q{i}": "ab"[i // 6] for i in range(12)}, tolerance=1e-2)

    one_score = cross_val_score(ItemCalibrator(tolerance=1e-2), named, cv=3).mean()

    assert cross_val_score(two, named, cv=3).mean() > one_score + 0.1


def test_belief_pulls_few_answers_and_hardly_moves_many():
    rng = np.random.default_rng(1)
    bank = drawn_bank(count=6, rng=rng)
    answers = graded_ranks(bank, rng.standard_normal(3000), rng=rng)
    believed = CurvePrior(0.7, 0.1, (-2.0, 0.0, 2.0), 0.2)
    beliefs = Beliefs(curves={"item-1": believed})

    def slope(people, given):
        return ItemCalibrator(None, given, tolerance=1e-3).fit(answers[:people]).slope_["item-1"]

    few, many = 150, 3000
    assert abs(slope(few, beliefs) - 0.7) < 0.5 * abs(slope(few, None) - 0.7)
    assert abs(slope(many, beliefs) - slope(many, None)) < 0.6 * abs(slope(many, None) - 0.7)


def test_belief_narrows_the_errors():
    people = law_school("LSAT7")[:300]
    believed = Beliefs(curves=dict.fromkeys(people, CurvePrior(1.0, 0.3)))

    with_belief = ItemCalibrator(None, believed, tolerance=1e-2).fit(people)
    without = ItemCalibrator(tolerance=1e-2).fit(people)

    for column in people:
        assert with_belief.error_[column][0] < without.error_[column][0]


def test_question_answered_by_ninety_nine_people_is_refused():
    people = law_school("LSAT6").astype(float).reset_index(drop=True)
    people.columns = [f"q{i}" for i in range(5)]
    people.loc[99:, "q2"] = np.nan

    with pytest.raises(TooFewAnswers) as refusal:
        ItemCalibrator().fit(people)

    assert refusal.value.details == {"items": "q2 (99)", "fewest": 100}


def test_calibration_stopped_before_its_end_is_refused():
    with pytest.raises(NotConverged) as refusal:
        ItemCalibrator(most_rounds=3).fit(law_school("LSAT6"))

    assert refusal.value.details["count"] == 3


def test_question_that_repeats_all_the_others_is_refused():
    rng = np.random.default_rng(0)
    one = (rng.random(600) < 0.5).astype(int)
    answers = np.stack([one, one, one, one], axis=1)

    with pytest.raises(SlopeAtLimit):
        ItemCalibrator().fit(answers)
