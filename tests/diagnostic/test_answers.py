"""What holds of a sitting's answers once corrections are read."""

import pytest

from diagnostic.answers import ALWAYS_OFFERED, AnswerMode, Setting, standing
from tests.diagnostic.builders import recorded

DECLARED, OBSERVED, DONE = AnswerMode.DECLARED, AnswerMode.OBSERVED, AnswerMode.DONE


def test_answers_hold_in_the_order_in_which_they_were_given():
    told = (recorded(2, "phone=own"), recorded(1, "computer=none"))

    assert standing(told) == told


def test_correction_takes_the_place_of_what_it_corrects():
    first, second = recorded(1, "phone=own"), recorded(2, "computer=none")
    correction = recorded(3, "phone=none", supersedes=1)

    assert standing((first, second, correction)) == (correction, second)


def test_correction_of_a_correction_holds():
    told = (
        recorded(1, "phone=own"),
        recorded(2, "phone=none", supersedes=1),
        recorded(3, "phone=shared", supersedes=2),
        recorded(4, "computer=none"),
        recorded(5, "phone=own", supersedes=3),
    )

    assert standing(told) == (told[4], told[3])


def test_last_of_two_corrections_of_the_same_answer_holds():
    told = (
        recorded(1, "phone=own"),
        recorded(2, "phone=none", supersedes=1),
        recorded(3, "phone=shared", supersedes=1),
    )

    assert standing(told) == (told[2],)


def test_nothing_holds_before_the_first_answer():
    assert standing(()) == ()


@pytest.mark.parametrize(
    ("setting", "modes"),
    [
        (Setting.ALONE, (DECLARED, DONE)),
        (Setting.DESK, (DECLARED, OBSERVED, DONE)),
        (Setting.PHONE, (DECLARED,)),
    ],
)
def test_setting_allows_only_what_can_be_done_there(setting, modes):
    assert setting.modes == modes


def test_not_knowing_and_not_saying_are_always_offered():
    assert ALWAYS_OFFERED == ("unsure", "rather_not_say")
