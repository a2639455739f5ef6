"""Sittings survive the store: what was given is what is read, smallest and fullest."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlalchemy.exc import StatementError

from diagnostic.answers import RATHER_NOT_SAY, Answer, AnswerMode, Given, Setting
from diagnostic.assessment import Assessment
from diagnostic.errors import UnknownAssessment
from diagnostic.people import NOBODY, Learner, Scope
from models import AnswerRecord
from security.identity import learner_actor
from store.assessments import ANSWER, from_row, to_row
from tests.factories import NOON, SMALL

ID = UUID("01919191-0000-7000-8000-000000000001")
FIRST = UUID("01919191-0000-7000-8000-000000000002")
SMALLEST = Answer(ID, Given("phone", RATHER_NOT_SAY), "visitor", NOON, "server")
FULLEST = Answer(
    ID,
    Given("mail-send", "with_help", AnswerMode.OBSERVED),
    f"learner:{FIRST}",
    NOON + timedelta(microseconds=123_456),
    "field-kit-7",
    supersedes=FIRST,
    seconds=12,
)


@pytest.fixture
def learner(uow):
    with uow:
        learner = Learner(uow.facts.new_id(NOON), NOON)
        uow.learners.enrol(learner, code_hash="0" * 64)
        uow.commit()
    return learner


def start(uow, learner, *, minutes=0, setting=Setting.ALONE):
    at = NOON + timedelta(minutes=minutes)
    with uow:
        stamp = uow.facts.stamp(actor_of(learner), at)
        begun = uow.assessments.start(learner.id, SMALL, 1, setting, stamp)
        uow.commit()
    return begun


def actor_of(learner):
    return learner_actor(learner.id)


def read(uow, assessment):
    with uow.reading():
        return uow.assessments.get(assessment.id, visible_to=Scope(assessment.learner_id))


@pytest.mark.parametrize("answer", [SMALLEST, FULLEST], ids=["declined", "observed, corrected"])
def test_answer_becomes_a_record_and_back(answer):
    assessment = Assessment(FIRST, ID, SMALL, 1, Setting.DESK, NOON)

    row = to_row(answer, assessment)

    assert AnswerRecord(**row).assessment_id == assessment.id
    assert from_row([row[column.key] for column in ANSWER]) == answer


def test_smallest_sitting_survives_the_store(uow, learner):
    begun = start(uow, learner)

    assert read(uow, begun) == begun
    assert begun == Assessment(begun.id, learner.id, SMALL, 1, Setting.ALONE, NOON)


def test_fullest_sitting_survives_the_store(uow, learner):
    begun = start(uow, learner, setting=Setting.DESK)
    first = Answer(FIRST, Given("mail-send", "not_yet"), "learner", NOON, "server")
    with uow:
        uow.assessments.keep(first, of=begun)
        uow.assessments.keep(FULLEST, of=begun)
        uow.assessments.end(begun, uow.facts.stamp(actor_of(learner), NOON + timedelta(hours=1)))
        uow.commit()

    kept = read(uow, begun)

    assert kept.answers == (first, FULLEST)
    assert kept.standing_answers == (FULLEST,)
    assert kept.finished_at == NOON + timedelta(hours=1)


def test_latest_sitting_is_the_one_started_last(uow, learner):
    start(uow, learner, minutes=0)
    last = start(uow, learner, minutes=5)
    start(uow, learner, minutes=2)

    with uow.reading():
        found = uow.assessments.latest(visible_to=Scope(learner.id))

    assert found == last


@pytest.mark.parametrize("scope", [NOBODY, Scope(FIRST)], ids=["nobody's", "somebody else's"])
def test_sitting_out_of_scope_is_unknown(uow, learner, scope):
    begun = start(uow, learner)

    with pytest.raises(UnknownAssessment), uow.reading():
        uow.assessments.get(begun.id, visible_to=scope)
    with pytest.raises(UnknownAssessment), uow.reading():
        uow.assessments.latest(visible_to=scope)


def test_instant_comes_back_in_universal_time(uow, learner):
    paris = timezone(timedelta(hours=1))
    given = Given("phone", "own")
    begun = start(uow, learner)
    with uow:
        uow.assessments.keep(
            Answer(ID, given, "learner", datetime(2026, 11, 20, 13, 30, tzinfo=paris), "server"),
            of=begun,
        )
        uow.commit()

    (kept,) = read(uow, begun).answers

    assert kept.recorded_at.tzinfo is UTC
    assert kept.recorded_at == datetime(2026, 11, 20, 12, 30, tzinfo=UTC)


def test_instant_without_a_time_zone_is_refused(uow, learner):
    begun = start(uow, learner)
    naive = NOON.replace(tzinfo=None)

    with pytest.raises(StatementError, match="time zone"), uow:
        uow.assessments.keep(Answer(ID, Given("phone", "own"), "x", naive, "y"), of=begun)


def test_sitting_costs_as_many_statements_with_one_answer_as_with_three(uow, learner, engine):
    begun = start(uow, learner)
    said = []
    event.listen(engine, "before_cursor_execute", lambda *words: said.append(words[2]))
    counts = []
    for place, item in enumerate(("phone", "computer", "tablet")):
        at = NOON + timedelta(seconds=place)
        with uow:
            fact = Answer(uow.facts.new_id(at), Given(item, "own"), "learner", at, "server")
            uow.assessments.keep(fact, of=begun)
            uow.commit()
        said.clear()
        read(uow, begun)
        counts.append(len([s for s in said if s.startswith("SELECT")]))

    assert counts == [2, 2, 2]
