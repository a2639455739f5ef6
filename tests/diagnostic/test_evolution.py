"""Then and now: a gain is told only when it is likely, and a wrong start is no progress."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.drift import YEAR
from diagnostic.evolution import SURE_OF_A_GAIN, AxisChange, changes
from diagnostic.past import NO_PAST, Evidence, Moment, beliefs, past_of
from diagnostic.posterior import Posterior, posterior_of
from tests.diagnostic.builders import small_bank
from tests.factories import NOON, answers

BANK = small_bank()
LATER = NOON + 2 * YEAR
FAILED = answers(
    "mail-open=not_yet mail-send=not_yet:observed search=not_yet:observed pay=not_yet"
)
ABLE = answers("mail-open=alone mail-send=alone:observed search=alone:observed pay=alone")
AXES = ("equipment", "skills", "language")


def moment(said, at):
    return Moment(at, tuple(Evidence(g) for g in said), BANK)


def between(first, second, *, now=LATER):
    past = NO_PAST.then(moment(first, NOON)).then(moment(second, LATER))
    return dict(zip(AXES, changes(BANK, past.seen_from(now), NOON), strict=True))


def test_progress_is_announced_where_it_is_likely():
    found = between(FAILED, ABLE)

    assert found["skills"].gain >= SURE_OF_A_GAIN
    assert [axis for axis in AXES if found[axis].is_gain] == ["skills"]
    assert not any(found[axis].is_worth_a_look for axis in AXES)


def test_axis_of_which_nothing_was_learnt_has_no_news():
    found = between(FAILED, ABLE)

    assert [axis for axis in AXES if found[axis].has_news] == ["skills"]


def test_same_answers_again_are_no_progress():
    found = between(ABLE, ABLE)

    assert not found["skills"].is_gain
    assert found["skills"].gain < 0.2


def test_one_better_answer_is_too_early():
    found = between(FAILED, answers("mail-open=with_help"))

    assert not found["skills"].is_gain


def test_level_that_seems_lost_is_for_the_adviser_to_look_at():
    found = between(ABLE, (*FAILED, *answers("mail-file=not_yet")))

    assert found["skills"].is_worth_a_look
    assert not found["skills"].is_gain


def test_now_is_what_is_believed_now():
    past = NO_PAST.then(moment(FAILED, NOON)).then(moment(ABLE, LATER))
    found = changes(BANK, past, NOON)[1]

    assert found.now == pytest.approx(Posterior(BANK, beliefs(BANK, past)).levels("skills"))


def test_time_without_news_blurs_what_is_believed_now_and_not_then():
    said = moment(ABLE, NOON)
    past = NO_PAST.then(moment(FAILED, NOON - YEAR)).then(said)
    at_once, long_after = (
        changes(BANK, past.seen_from(now), NOON - YEAR)[1] for now in (NOON, NOON + 20 * YEAR)
    )

    assert [found.axis for found in changes(BANK, past, NOON)] == list(AXES)
    assert long_after.then == pytest.approx(at_once.then)
    assert max(long_after.now) < max(at_once.now) - 0.1


def test_what_comes_later_tells_how_things_stood_then():
    """One hesitant answer, then many good ones a day later: it was never that low."""
    past = NO_PAST.then(moment(answers("mail-open=not_yet"), NOON))
    then = Posterior(BANK, posterior_of(BANK, answers("mail-open=not_yet")).joint).levels("skills")
    later = past.then(moment(ABLE, NOON + timedelta(days=1)))
    found = changes(BANK, later, NOON)[1]

    assert found.then[0] < then[0]
    assert not found.is_gain


said = st.lists(
    st.sampled_from(FAILED + ABLE + answers("phone=rank-0 computer=rank-2 follow=rank-1")),
    max_size=4,
)


@given(said, said, st.floats(0.01, 4))
def test_pairs_are_a_law(first, second, years):
    now = NOON + years * YEAR
    past = past_of([moment(first, NOON), moment(second, now)], now)

    for change in changes(BANK, past, NOON):
        pairs = np.asarray(change.pairs)
        assert pairs.shape == (4, 4)
        assert pairs.sum() == pytest.approx(1)
        assert (pairs >= 0).all()
        stayed = float(np.trace(pairs))
        assert change.gain + change.loss + stayed == pytest.approx(1)
        assert sum(change.then) == pytest.approx(1)


def test_bars_are_reached_or_not():
    rows = ((0.2, 0.8), (0.0, 0.0))

    assert AxisChange("skills", rows, has_news=True).is_gain
    assert not AxisChange("skills", rows, has_news=False).is_gain
    assert not AxisChange("skills", ((0.21, 0.79), (0.0, 0.0)), has_news=True).is_gain
    assert AxisChange("skills", ((0.0, 0.0), (0.8, 0.2)), has_news=True).is_worth_a_look
    assert not AxisChange("skills", ((0.0, 0.0), (0.79, 0.21)), has_news=True).is_worth_a_look
    assert not AxisChange("skills", ((0.0, 0.0), (0.8, 0.2)), has_news=False).is_worth_a_look
