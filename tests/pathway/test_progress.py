"""What can be done alone now and could not: told with its day, never a step back."""

from datetime import timedelta

import pytest

from diagnostic.answers import AnswerMode, Given
from diagnostic.observations import Autonomy
from pathway.progress import SaidThen, achieved, until_first_demarche_alone
from tests.factories import NOON
from tests.pathway.test_observing import seen

CAF_ONLINE = "demarche:caf-online"


def said(item, option, *, day=0, mode=AnswerMode.DECLARED):
    return SaidThen(Given(item, option, mode), NOON + timedelta(days=day))


def told(answers=(), observations=()):
    return [
        (one.subject, (one.since - NOON).days, one.was_seen)
        for one in achieved(answers, observations)
    ]


def test_nothing_is_told_of_what_was_always_done_alone():
    assert told([said("click", "alone"), said("click", "alone", day=9)]) == []


def test_said_with_help_then_seen_alone_is_told_since_that_day():
    found = told([said("click", "with_help")], [seen("click", Autonomy.ALONE, day=3)])
    assert found == [("click", 3, True)]


@pytest.mark.parametrize("before", ["with_help", "not_yet", "unsure"])
def test_said_otherwise_then_said_alone_is_told_as_said(before):
    found = told([said("click", before), said("click", "alone", day=30)])
    assert found == [("click", 30, False)]


def test_done_on_the_screen_is_seen():
    done = said("click", "alone", day=2, mode=AnswerMode.DONE)
    assert told([said("click", "not_yet"), done]) == [("click", 2, True)]


def test_not_wanting_to_answer_says_nothing():
    assert told([said("click", "rather_not_say"), said("click", "alone", day=2)]) == []


def test_what_slipped_back_is_not_told():
    later = [seen("click", Autonomy.ALONE, day=3), seen("click", Autonomy.GUIDED, day=5)]
    assert told([said("click", "not_yet")], later) == []


def test_what_came_back_is_told_since_it_did():
    days = {1: Autonomy.GUIDED, 3: Autonomy.ALONE, 5: Autonomy.GUIDED, 8: Autonomy.ALONE}
    found = told((), [seen("click", autonomy, day=day) for day, autonomy in days.items()])
    assert found == [("click", 8, True)]


def test_newest_comes_first():
    found = told(
        [said("click", "not_yet"), said("type", "not_yet")],
        [seen("click", Autonomy.ALONE, day=3), seen("type", Autonomy.ALONE, day=4)],
    )
    assert [subject for subject, *_ in found] == ["type", "click"]


def test_time_to_the_first_demarche_alone():
    observations = [
        seen("click", Autonomy.ALONE, day=1),
        seen(CAF_ONLINE, Autonomy.GUIDED, day=2),
        seen(CAF_ONLINE, Autonomy.ALONE, day=12),
        seen(CAF_ONLINE, Autonomy.ALONE, day=20),
    ]
    assert until_first_demarche_alone(observations, NOON) == timedelta(days=12)
    assert until_first_demarche_alone(observations[:2], NOON) is None
