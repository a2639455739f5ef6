"""Times learnt: robust, held by what was expected, left alone where they are few."""

import numpy as np
import pytest

from analytics.durations import learnt_times


def learnt(times, expected=15.0):
    (found,) = learnt_times({"click": np.array(times, dtype=float)}, {"click": expected})
    return found


def test_many_times_give_their_median():
    found = learnt([40.0] * 3000)

    assert (found.answers, found.median, found.seconds) == (3000, 40.0, 40.0)


def test_people_called_away_change_nothing():
    rng = np.random.default_rng(1)
    usual = np.exp(rng.normal(np.log(20), 0.4, 2000))
    away = np.where(rng.random(2000) < 0.1, 300.0, usual)

    assert abs(learnt(away).seconds - learnt(usual).seconds) <= 2


def test_few_times_are_pulled_towards_what_was_expected():
    assert 15 < learnt([60.0] * 30).seconds < 60
    assert learnt([60.0] * 30).seconds == pytest.approx(np.sqrt(15 * 60), abs=0.5)


def test_fewer_than_thirty_times_change_nothing():
    found = learnt([60.0] * 29 + [np.nan] * 50)

    assert (found.answers, found.median, found.seconds) == (29, None, 15.0)


def test_a_time_is_never_less_than_a_second():
    assert learnt([0.0] * 100_000, expected=1.0).seconds == 1.0
