"""The time that is left, in words: it shrinks, keeps within what is allowed, ends at the end."""

from diagnostic.answers import Setting
from diagnostic.bank import Bank
from diagnostic.remaining import TimeLeft, questions_left, time_left
from diagnostic.sitting import next_step
from diagnostic.stopping import FIRST_DIAGNOSIS
from tests.diagnostic.builders import household
from tests.factories import first_option, small_questionnaire

BANK = Bank(small_questionnaire())


def steps():
    """Every step of a sitting whose answers are all the first."""
    answers = []
    step = next_step(BANK, answers, Setting.DESK)
    yield len(answers), step
    while step.choice is not None:
        answers.append(first_option(step.choice.item))
        step = next_step(BANK, answers, Setting.DESK)
        yield len(answers), step


def test_fewer_questions_are_left_at_the_end_than_at_the_start():
    left = [questions_left(step, asked) for asked, step in steps()]

    assert left[0] > left[-2] >= 1
    assert left[-1] == 0


def test_never_more_questions_than_the_rule_allows():
    rule = FIRST_DIAGNOSIS.asking_at_most(3)

    left = [questions_left(step, 2, rule) for _, step in steps() if step.choice is not None]

    assert set(left) == {1}


def test_time_is_told_as_people_round_it():
    told = [time_left(step, asked) for asked, step in steps()]

    assert told[0] in {TimeLeft.FIVE_MINUTES, TimeLeft.TEN_MINUTES}
    assert told[-1] is TimeLeft.NEARLY_DONE
    assert time_left(next(steps())[1], 20) is TimeLeft.TWO_MINUTES


def test_a_first_diagnosis_on_every_axis_is_told_as_ten_minutes():
    assert time_left(next_step(Bank(household()), (), Setting.DESK), 0) is TimeLeft.TEN_MINUTES
