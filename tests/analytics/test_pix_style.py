"""Deterministic inference: what a success or a failure settles, and where it ends."""

import numpy as np
import pytest

from analytics.pix_style import Rung, TubeTest, best_cuts, level_of, tube_test
from diagnostic.answers import Given, Setting
from diagnostic.bank import Bank
from tests.factories import GESTURES, small_questionnaire

TOP = frozenset({"alone"})
LADDER = TubeTest(tuple(Rung(f"s-{k}", "mail", float(k), TOP) for k in (1, 2, 3, 4)))


def told(**options: str) -> dict[str, Given]:
    return {f"s-{name[1:]}": Given(f"s-{name[1:]}", option) for name, option in options.items()}


def progress(test: TubeTest, answers, seed: int = 1):
    return test.progress(answers, rng=np.random.default_rng(seed))


def test_a_success_validates_everything_easier():
    everything = told(s1="alone", s2="alone", s3="alone", s4="alone")

    counts, levels = progress(LADDER, everything)

    assert counts[0] == 2  # the first question is the one of level 2
    assert counts[-1] == 4
    assert list(levels) == sorted(levels)


def test_a_failure_rules_out_everything_harder():
    nothing = told(s1="not_yet", s2="with_help", s3="alone", s4="alone")

    counts, _ = progress(LADDER, nothing)

    assert counts == (0, 0)  # level 2 failed, then level 1: 3 and 4 are never asked


def test_a_question_that_cannot_be_answered_is_not_asked():
    counts, _ = progress(LADDER, told(s3="alone"))

    assert counts == (1,)


def test_nobody_is_asked_what_is_far_too_hard():
    hard = TubeTest((Rung("easy", "a", 1.0, TOP), Rung("hard", "b", 7.0, TOP)))

    counts, _ = progress(hard, {id: Given(id, "not_yet") for id in ("easy", "hard")})

    assert counts == (0,)


def test_easy_tubes_come_first():
    test = TubeTest(
        (
            Rung("first", "mail", 2.0, TOP),
            Rung("easy", "search", 2.5, TOP),
            *(Rung(f"long-{k}", "pay", 3.0 + k / 10, TOP) for k in range(5)),
        )
    )
    answers = {rung.item: Given(rung.item, "alone") for rung in test.rungs}

    counts, _ = progress(test, answers)

    assert counts[:2] == (1, 2)


@pytest.mark.parametrize(
    ("heard", "level"),
    [
        ([], 3.5),  # one easy passed, one hard failed: halfway
        ([(3.5, True)], 5.5),
        ([(3.5, False)], 1.5),
        ([(7.0, True)] * 20, 7.5),
        ([(0.5, False)] * 20, 0.5),
    ],
)
def test_level_has_as_many_successes_as_expected(heard, level):
    assert level_of(heard) == level


def test_questions_of_an_axis_stand_in_tubes_by_their_difficulty():
    test = tube_test(Bank(small_questionnaire()), "skills", Setting.PHONE)

    assert [rung.item for rung in test.rungs] == list(GESTURES)
    difficulties = [rung.difficulty for rung in test.rungs]
    assert difficulties == sorted(difficulties)
    assert {rung.tube for rung in test.rungs} == {"skills"}
    assert {rung.top for rung in test.rungs} == {TOP}


def test_cuts_are_the_best_for_their_makers():
    scores = np.array([0, 0, 1, 3, 3, 4, 6, 6, 7, 9])
    levels = np.array([0, 0, 0, 1, 1, 1, 2, 2, 2, 3])

    cuts = best_cuts(scores, levels, 4)

    found = np.searchsorted(np.array(cuts), scores, side="right")
    assert found.tolist() == levels.tolist()


def test_cuts_leave_out_a_level_that_nobody_reaches():
    cuts = best_cuts(np.array([0, 1, 2, 3]), np.array([0, 0, 2, 2]), 4)

    found = np.searchsorted(np.array(cuts), np.array([0, 1, 2, 3]), side="right")
    assert found.tolist() == [0, 0, 2, 2]
