"""People to practise on: always the same, as varied as the prior, answering as they are."""

from collections import Counter

import pytest
from numpy.random import default_rng

from diagnostic.answers import AnswerMode
from diagnostic.errors import UnknownItem
from diagnostic.practice import InventedPerson, Match, match_of
from diagnostic.profile import AxisLevel
from tests.factories import small_questionnaire

ASKED = small_questionnaire()


def person(seed):
    return InventedPerson.drawn(ASKED, rng=default_rng(seed))


def replies(seed):
    return [person(seed).replies(item.id, rng=default_rng(seed)) for item in ASKED.items]


def test_same_chance_is_the_same_person():
    assert person(7).levels() == person(7).levels()
    assert replies(7) == replies(7)
    assert replies(7) != replies(8)


def test_reply_is_given_in_every_mode_of_the_question():
    found = person(7).replies("click", rng=default_rng(1))

    assert set(found) == {AnswerMode.DECLARED, AnswerMode.OBSERVED}
    assert all(given.mode is mode for mode, given in found.items())


def test_people_are_of_every_level():
    found = Counter(person(seed).levels()["equipment"] for seed in range(200))

    assert set(found) == {0, 1, 2, 3}
    assert min(found.values()) >= 20  # a quarter each is expected


def test_whoever_has_everything_says_so_more_often_than_whoever_has_nothing():
    own = Counter()
    for seed in range(300):
        said = person(seed).replies("phone", rng=default_rng(1000 + seed))
        if said[AnswerMode.DECLARED].option == "own":
            own[person(seed).levels()["equipment"]] += 1

    assert own[3] > 3 * own[0]


def test_unknown_question_has_no_reply():
    with pytest.raises(UnknownItem):
        person(7).replies("nothing", rng=default_rng(1))


@pytest.mark.parametrize(
    ("announced", "hidden", "match"),
    [
        (True, 1, Match.FOUND),
        (True, 0, Match.NEAR),
        (True, 2, Match.NEAR),
        (True, 3, Match.FAR),
        (False, 1, Match.UNTOLD),
    ],
)
def test_what_was_found_is_told_beside_what_was_hidden(announced, hidden, match):
    axis = AxisLevel("skills", (0.1, 0.7, 0.1, 0.1), 3, announced, is_decided=True)

    assert match_of(axis, hidden) is match
