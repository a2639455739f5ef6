"""Studies on drawn people: reproducible, honest averages, right where the answers are clear."""

import numpy as np
import pytest

from analytics.accuracy import Figures
from analytics.comparison import AxisComparison, Comparison
from analytics.simulated import averaged, study_of_one_truth
from analytics.trials import Case
from diagnostic.answers import Setting
from tests.factories import small_questionnaire


def study(seed: int, people: int = 60) -> Comparison:
    return study_of_one_truth(
        small_questionnaire(),
        people,
        Case(setting=Setting.ALONE),
        rng=np.random.default_rng(seed),
    )


def told(exact: float, kappa: float | None) -> Figures:
    return Figures(4.0, 0.9, exact, 1.0, kappa, 0.4, 0.1, 0.02, 0.01, 0.9, 0.91, 0.03, 0.02)


def comparison(exact: float, kappa: float | None, length: float) -> Comparison:
    axis = AxisComparison(told(exact, kappa), told(exact - 0.1, kappa), ("a", "b"), 0.1, 0.03)
    people = (length,) * 8 + (2 * length,) * 2
    minutes = tuple(count / 4 for count in people)
    figures = (length, 2 * length, length / 4, length / 3, 0.02)
    return Comparison(100, 1.0, *figures, {"skills": axis}, people, minutes)


def test_same_seed_gives_the_same_figures():
    one, other = study(1), study(1)

    assert one == other


def test_another_seed_gives_other_figures():
    assert study(1).as_mapping() != study(2).as_mapping()


def test_study_is_better_than_saying_the_commonest_level_to_everybody():
    found = study(3, people=120)

    for axis in found.axes.values():
        assert axis.adaptive.exact > axis.adaptive.majority_share


def test_average_of_studies_is_figure_by_figure():
    found = averaged([comparison(0.6, 0.5, 10), comparison(0.8, None, 14)], seconds=7.0)

    assert (found.respondents, found.seconds) == (100, 7.0)
    assert (found.questions_mean, found.questions_p90) == (12, pytest.approx(20.8))
    assert (found.minutes_mean, found.minutes_p90) == (3, pytest.approx(5.2))
    axis = found.axes["skills"]
    assert axis.adaptive.exact == pytest.approx(0.7)
    assert axis.fixed_order.exact == pytest.approx(0.6)
    assert axis.adaptive.kappa == 0.5
    assert axis.order == ()
    assert axis.advantage == pytest.approx(0.1)
    assert axis.advantage_error == pytest.approx(0.03 / np.sqrt(2))


def test_figure_that_no_study_could_tell_stays_untold():
    found = averaged([comparison(0.6, None, 10), comparison(0.8, None, 14)], seconds=1.0)

    assert found.axes["skills"].adaptive.kappa is None
