"""Cases on drawn people: the same people in every case, every instrument on the same people."""

from dataclasses import replace

import numpy as np
import pytest

from analytics.disturbances import Disturbance
from analytics.method_study import Size, method_study
from analytics.outcomes import AxisOutcomes, announced
from analytics.rivals import contest, shared_out, stopping_length
from analytics.trial_figures import rounded, shares_of, trial_figures
from analytics.trials import Case, Crowd, pooled, trial_of
from diagnostic.answers import Setting
from diagnostic.forms import QUICK, STANDARD
from tests.factories import small_questionnaire

QUESTIONNAIRE = small_questionnaire()
AXES = ["equipment", "skills"]


def crowd(case: Case | None = None, count: int = 40, seed: int = 5) -> Crowd:
    return Crowd(QUESTIONNAIRE, case or Case(), count, rng=np.random.default_rng(seed))


def test_every_case_meets_the_same_people():
    one, other = crowd(), crowd(Case(disturbance=Disturbance(careless=0.5)))

    for axis in AXES:
        assert one.references[axis].levels.tolist() == other.references[axis].levels.tolist()
    assert one.papers() != other.papers()


def test_other_people_are_farther():
    usual, farther = crowd(count=300), crowd(Case(shift=-1.0), count=300)

    for axis in AXES:
        assert farther.references[axis].levels.mean() < usual.references[axis].levels.mean()


def test_uncorrelated_belief_changes_the_diagnosis_and_not_the_people():
    case = Case(is_correlated=False)
    usual, alone = crowd(), crowd(case)

    assert alone.papers() == usual.papers()
    assert not np.allclose(alone.bank.prior, usual.bank.prior)


def test_a_form_has_its_own_setting_and_length():
    case = Case(form=QUICK, setting=Setting.DESK)

    told = crowd(case).sittings()

    assert case.place is Setting.PHONE
    assert max(len(answers) for answers in told) <= 8


def test_trial_counts_questions_and_their_time():
    people = crowd()
    told = people.sittings()

    trial = trial_of(people, told)

    assert trial.questions.tolist() == [len(answers) for answers in told]
    assert trial.seconds.tolist() == [15.0 * len(answers) for answers in told]
    assert list(trial.found) == AXES


def test_pooled_trials_are_one_after_the_other():
    trials = [trial_of(people, people.sittings()) for people in (crowd(seed=1), crowd(seed=2))]

    both = pooled(trials)

    assert len(both.questions) == 80
    assert both.references["skills"].levels[40:].tolist() == (
        trials[1].references["skills"].levels.tolist()
    )
    assert both.found["skills"].decided[:40].tolist() == trials[0].found["skills"].decided.tolist()


def test_figures_tell_length_accuracy_and_calibration():
    people = crowd(count=120)

    told = trial_figures(trial_of(people, people.sittings()))

    assert sum(told["lengths"].values()) == pytest.approx(1.0, abs=1e-3)
    assert told["questions_most"] >= told["questions_p90"] >= told["questions_mean"] > 0
    assert len(told["calibration"]) == 10
    for own in told["axes"].values():
        assert own["exact"] <= own["within_one"] <= 1
        assert own["announced_holds"] >= own["exact"]
        assert sum(level["share"] for level in own["levels"]) == pytest.approx(1.0, abs=1e-3)
        for level in own["levels"]:
            parts = level["exact"] + level["too_low"] + level["too_high"]
            assert parts == pytest.approx(1.0, abs=1e-3)


def test_doubt_is_told_between_the_level_told_and_its_likelier_neighbour():
    chances = np.array([[0.7, 0.2, 0.1], [0.6, 0.3, 0.1], [0.1, 0.4, 0.5], [0.3, 0.5, 0.2]])
    found = AxisOutcomes(
        chances, np.zeros(4), np.full(4, 3), np.array([True, False, False, False])
    )

    assert announced(found).astype(int).tolist() == [[1, 0, 0], [1, 1, 0], [0, 1, 1], [1, 1, 0]]


def test_share_of_each_length():
    assert shares_of(np.array([3.0, 4.0, 4.0, 9.0])) == {"3": 0.25, "4": 0.5, "9": 0.25}


def test_figures_are_rounded_and_plain():
    told = rounded({"a": np.float64(1 / 3), "b": [{"c": 2 / 3}], "d": None, "e": 4})

    assert told == {"a": 0.3333, "b": [{"c": 0.6667}], "d": None, "e": 4}


def test_every_instrument_answers_for_the_same_scored_half():
    people = crowd(count=60)

    entries = contest(people, people.sittings(), rng=np.random.default_rng(1))

    assert list(entries) == [
        "adaptive",
        "adaptive_10",
        "adaptive_16",
        "adaptive_19",
        "fixed_10",
        "fixed_32",
        "fixed_same",
        "pix_same",
        "pix",
    ]
    for name, entry in entries.items():
        axes = ["skills"] if name.startswith("pix") else AXES
        assert list(entry.right) == axes
        assert {len(right) for right in entry.right.values()} == {30}
        assert entry.shares.shape == (30,)
    assert entries["adaptive_10"].length <= 10
    assert entries["pix_same"].length <= entries["pix"].length


@pytest.mark.parametrize(
    ("lengths", "total", "shared"),
    [
        ({"a": 3.0, "b": 1.0}, 10, {"a": 7, "b": 3}),
        ({"a": 1.0, "b": 1.0, "c": 1.0}, 10, {"a": 4, "b": 3, "c": 3}),
        ({"a": 9.0, "b": 0.1}, 2, {"a": 1, "b": 1}),
    ],
)
def test_a_form_shares_its_questions_as_the_diagnosis_does(lengths, total, shared):
    assert shared_out(lengths, total) == shared


def test_a_rival_is_stopped_where_its_mean_length_is_not_below():
    asked = np.array([2, 4, 6, 8])

    assert stopping_length(asked, 3.0) == 4  # means: 1, 2, 2.75, 3.5
    assert stopping_length(asked, 5.0) == 8
    assert stopping_length(asked, 50.0) == 8


@pytest.mark.thorough
def test_study_holds_every_case_and_is_the_same_twice():
    questionnaire = replace(QUESTIONNAIRE, revision=2)

    one, other = (
        method_study(questionnaire, Size(100, 40), rng=np.random.default_rng(1)) for _ in range(2)
    )

    assert one == other
    assert list(one["forms"]) == ["desk", "alone", "phone", "quick"]
    assert len(one["robustness"]) == 6
    assert sorted(one["stopping"]) == ["certainty", "curtailment", "sprt"]
    assert one["people"]["desk"] == 100
    assert one["rivals"]["desk"]["adaptive"]["ahead"] == 0.0
    assert STANDARD.rule.most_questions >= one["forms"]["desk"]["questions_most"]
