"""Many clicks at the very same instant: each question, correction and end is kept once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from sqlalchemy import text

from diagnostic.answers import Given
from tests.factories import NOON, clock, first_option, started
from use_cases.take_diagnosis import answer, correct, current_question, finish

PEOPLE = 40


def test_clicks_at_the_same_instant_keep_one_answer(uow, engine):
    them, kept = started(uow)
    given = first_option(current_question(uow, them, now=NOON).step.choice.item)
    together = Barrier(PEOPLE, timeout=30)

    def click(place):
        together.wait()
        at = NOON + timedelta(milliseconds=place)
        return answer(uow, them, assessment_id=kept.assessment.id, given=given, now=at)

    with ThreadPoolExecutor(PEOPLE) as hands:
        seen = list(hands.map(click, range(PEOPLE)))

    assert {len(sitting.assessment.answers) for sitting in seen} == {1}
    assert len({sitting.assessment.answers for sitting in seen}) == 1
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM answers")).scalar_one() == 1


def test_many_hands_on_one_sitting_answer_each_question_once(uow):
    tick = clock()
    them, kept = started(uow)

    def hurry(_):
        sitting = current_question(uow, them, now=tick())
        while sitting.step.choice is not None:
            given = first_option(sitting.step.choice.item)
            sitting = answer(uow, them, assessment_id=kept.assessment.id, given=given, now=tick())

    with ThreadPoolExecutor(PEOPLE) as hands:
        list(hands.map(hurry, range(PEOPLE)))

    found = current_question(uow, them, now=tick())
    asked = [kept.given.item for kept in found.assessment.answers]
    assert found.step.choice is None
    assert len(asked) == len(set(asked)) >= 4


def test_correcting_at_the_same_instant_keeps_a_single_line_of_corrections(uow):
    tick = clock()
    them, kept = started(uow)
    first = first_option(current_question(uow, them, now=tick()).step.choice.item)
    answer(uow, them, assessment_id=kept.assessment.id, given=first, now=tick())
    together = Barrier(PEOPLE, timeout=30)

    def change(place):
        option = ("shared", "own")[place % 2]
        together.wait()
        given = Given(first.item, option)
        return correct(uow, them, assessment_id=kept.assessment.id, given=given, now=tick())

    with ThreadPoolExecutor(PEOPLE) as hands:
        list(hands.map(change, range(PEOPLE)))

    facts = current_question(uow, them, now=tick()).assessment.answers
    followed = [fact.supersedes for fact in facts if fact.supersedes]
    assert len(followed) == len(set(followed)) == len(facts) - 1


def test_finishing_at_the_same_instant_keeps_one_end(uow, engine):
    tick = clock()
    them, kept = started(uow)
    together = Barrier(PEOPLE, timeout=30)

    def end(_):
        together.wait()
        return finish(uow, them, assessment_id=kept.assessment.id, now=tick())

    with ThreadPoolExecutor(PEOPLE) as hands:
        seen = list(hands.map(end, range(PEOPLE)))

    assert len({sitting.assessment.finished_at for sitting in seen}) == 1
    with engine.connect() as connection:
        ends = connection.execute(text("SELECT count(*) FROM assessment_ends")).scalar_one()
    assert ends == 1
