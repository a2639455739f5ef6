"""A diagnosis by oneself: start, answer, correct, come back; a click too many is harmless."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text

from diagnostic.answers import RATHER_NOT_SAY, UNSURE, AnswerMode, Given, Setting
from diagnostic.errors import (
    ModeNotOffered,
    NothingToCorrect,
    NoticeMissing,
    UnknownAssessment,
    UnknownItem,
    UnknownOption,
    UnknownQuestionnaire,
)
from diagnostic.people import VISITOR
from diagnostic.stopping import StopReason
from security.identity import learner_actor
from store.unit_of_work import UnitOfWork
from tests.factories import (
    NOON,
    NOTICE,
    SMALL,
    OneQuestionnaire,
    clock,
    codes,
    first_option,
    small_questionnaire,
    started,
)
from use_cases.sign_in import who_is
from use_cases.start_alone import start_alone
from use_cases.take_diagnosis import answer, correct, current_question, finish


def lines(uow):
    with uow.reading():
        return [(kept.act, kept.actor_id, kept.result) for kept in uow.audit.lines()]


def answered(uow, them, kept, tick, questions):
    """The sitting after so many questions, each answered with its first option."""
    sitting = current_question(uow, them, now=tick())
    for _ in range(questions):
        given = first_option(sitting.step.choice.item)
        sitting = answer(uow, them, assessment_id=kept.assessment.id, given=given, now=tick())
    return sitting


def test_starting_alone_keeps_what_was_said_and_lets_the_device_in(uow):
    them, kept = started(uow)

    with uow.reading():
        (notice,) = uow.learners.notices(them.id)
        learner = uow.learners.with_code(codes().hash_code(kept.code))
    assert (notice.version, notice.recorded_at) == (NOTICE, NOON)
    assert (learner.id, learner.enrolled_at) == (them.id, NOON)
    assert kept.assessment.setting is Setting.ALONE
    assert who_is(uow, VISITOR, sid=kept.sid, now=NOON) == them
    assert lines(uow) == [("enrol", them.id, "done")]


def test_code_is_kept_nowhere(uow, engine):
    _, kept = started(uow)

    with engine.connect() as connection:
        rows = [
            str(row)
            for table in ("learners", "logins", "audit", "notices", "assessments")
            for row in connection.execute(text(f"SELECT * FROM {table}"))
        ]
    secrets = (kept.code, kept.code.replace("-", ""), kept.sid)
    assert rows
    assert not [row for row in rows for secret in secrets if secret in row]


def test_nobody_starts_without_having_been_told(uow):
    with pytest.raises(NoticeMissing):
        start_alone(uow, VISITOR, questionnaire=SMALL, notice_version="", codes=codes(), now=NOON)


def test_nobody_starts_on_an_unknown_questionnaire(uow):
    with pytest.raises(UnknownQuestionnaire):
        start_alone(
            uow, VISITOR, questionnaire="none", notice_version=NOTICE, codes=codes(), now=NOON
        )
    assert lines(uow) == []


def test_answers_follow_one_another_until_enough_is_known(uow):
    tick = clock()
    them, kept = started(uow)

    numbers = []
    sitting = current_question(uow, them, now=tick())
    while sitting.step.choice is not None:
        numbers.append(sitting.number)
        given = first_option(sitting.step.choice.item)
        sitting = answer(uow, them, assessment_id=kept.assessment.id, given=given, now=tick())

    asked = [given.item for given in sitting.assessment.given]
    assert numbers == list(range(1, len(asked) + 1))
    assert len(asked) == len(set(asked)) >= 4
    assert sitting.step.stop in {StopReason.EVERY_AXIS_DECIDED, StopReason.LITTLE_TO_LEARN}


def test_sitting_resumes_where_it_stood(uow, engine):
    tick = clock()
    them, kept = started(uow)
    left = answered(uow, them, kept, tick, 3)

    another_process = UnitOfWork(engine, OneQuestionnaire())
    found = current_question(another_process, them, now=tick())

    assert found.assessment == left.assessment
    assert found.number == left.number == 4
    assert found.step.choice.item.id == left.step.choice.item.id


@pytest.mark.parametrize("option", [UNSURE, RATHER_NOT_SAY])
def test_what_is_always_offered_is_always_taken(uow, option):
    tick = clock()
    them, kept = started(uow)
    asked = current_question(uow, them, now=tick()).step.choice.item.id

    after = answer(
        uow, them, assessment_id=kept.assessment.id, given=Given(asked, option), now=tick()
    )

    assert after.assessment.given == (Given(asked, option),)


def test_second_click_changes_nothing(uow):
    tick = clock()
    them, kept = started(uow)
    given = first_option(current_question(uow, them, now=tick()).step.choice.item)

    first = answer(uow, them, assessment_id=kept.assessment.id, given=given, now=tick())
    second = answer(uow, them, assessment_id=kept.assessment.id, given=given, now=tick())

    assert second.assessment == first.assessment
    assert second.number == 2


def test_old_page_changes_nothing(uow):
    tick = clock()
    them, kept = started(uow)
    before = answered(uow, them, kept, tick, 2)
    old = Given(before.assessment.given[0].item, "own")

    after = answer(uow, them, assessment_id=kept.assessment.id, given=old, now=tick())

    assert after.assessment == before.assessment


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        (Given("fax", "own"), UnknownItem),
        (Given("phone", "borrowed"), UnknownOption),
        (Given("phone", "own", AnswerMode.DONE), ModeNotOffered),
        (Given("click", "alone", AnswerMode.OBSERVED), ModeNotOffered),
    ],
    ids=["unknown question", "unknown option", "mode of no question", "mode of no one alone"],
)
def test_answer_that_nobody_offered_is_refused(uow, given, refusal):
    them, kept = started(uow)

    with pytest.raises(refusal):
        answer(uow, them, assessment_id=kept.assessment.id, given=given, now=NOON)

    assert current_question(uow, them, now=NOON).assessment.answers == ()


def test_correction_replaces_the_answer_and_keeps_both(uow):
    tick = clock()
    them, kept = started(uow)
    before = answered(uow, them, kept, tick, 2)
    former = before.assessment.answers[0]
    changed = Given(former.given.item, "shared")

    after = correct(uow, them, assessment_id=kept.assessment.id, given=changed, now=tick())

    assert after.assessment.given == (changed, before.assessment.given[1])
    assert after.assessment.answers[:2] == before.assessment.answers
    assert after.assessment.answers[2].supersedes == former.id
    assert after.number == before.number


def test_same_correction_twice_changes_nothing(uow):
    tick = clock()
    them, kept = started(uow)
    before = answered(uow, them, kept, tick, 1)
    changed = Given(before.assessment.given[0].item, "shared")
    act = {"assessment_id": kept.assessment.id, "given": changed}

    first = correct(uow, them, **act, now=tick())
    second = correct(uow, them, **act, now=tick())

    assert second.assessment == first.assessment
    assert len(second.assessment.answers) == 2


def test_question_that_was_not_answered_is_not_corrected(uow):
    them, kept = started(uow)

    with pytest.raises(NothingToCorrect):
        correct(uow, them, assessment_id=kept.assessment.id, given=Given("phone", "own"), now=NOON)


def test_finished_sitting_takes_corrections_but_no_answer(uow):
    tick = clock()
    them, kept = started(uow)
    before = answered(uow, them, kept, tick, 1)
    ended = finish(uow, them, assessment_id=kept.assessment.id, now=tick())
    act = {"assessment_id": kept.assessment.id}

    next_given = first_option(before.step.choice.item)
    after = answer(uow, them, **act, given=next_given, now=tick())
    changed = Given(before.assessment.given[0].item, "shared")
    corrected = correct(uow, them, **act, given=changed, now=tick())

    assert after.assessment == ended.assessment
    assert corrected.assessment.given == (changed,)
    assert corrected.assessment.finished_at == ended.assessment.finished_at


def test_finishing_twice_changes_nothing(uow):
    them, kept = started(uow)
    act = {"assessment_id": kept.assessment.id}

    first = finish(uow, them, **act, now=NOON + timedelta(minutes=1))
    second = finish(uow, them, **act, now=NOON + timedelta(minutes=2))

    assert first.assessment.finished_at == NOON + timedelta(minutes=1)
    assert second.assessment == first.assessment


@pytest.mark.parametrize(
    "act",
    [
        lambda uow, who, id: current_question(uow, who, assessment_id=id, now=NOON),
        lambda uow, who, id: answer(
            uow, who, assessment_id=id, given=Given("phone", "own"), now=NOON
        ),
        lambda uow, who, id: correct(
            uow, who, assessment_id=id, given=Given("phone", "own"), now=NOON
        ),
        lambda uow, who, id: finish(uow, who, assessment_id=id, now=NOON),
    ],
    ids=["read", "answer", "correct", "finish"],
)
def test_sitting_of_somebody_else_is_refused_and_noted(uow, act):
    tick = clock()
    owner, kept = started(uow)
    before = answered(uow, owner, kept, tick, 1).assessment
    other, _ = started(uow)

    with pytest.raises(UnknownAssessment):
        act(uow, other, kept.assessment.id)

    assert current_question(uow, owner, now=NOON).assessment == before
    assert [who for _, who, result in lines(uow) if result == "refused"] == [other.id]


def test_sitting_remembers_the_revision_it_was_started_on(engine):
    uow = UnitOfWork(engine, OneQuestionnaire(small_questionnaire(revision=3)))

    them, _ = started(uow)

    assert current_question(uow, them, now=NOON).assessment.revision == 3


def test_learner_without_a_sitting_is_told_so(uow):
    stranger = learner_actor(UUID(int=7))

    with pytest.raises(UnknownAssessment):
        current_question(uow, stranger, now=NOON)


@pytest.mark.parametrize(
    ("elapsed", "kept_seconds"),
    [(12.4, 12), (0.2, 0), (-3, 0), (4000, 300), (None, None)],
    ids=["usual", "at once", "clock set back", "went away", "not shown here"],
)
def test_time_of_an_answer_is_kept_and_capped(uow, elapsed, kept_seconds):
    them, kept = started(uow)
    given = first_option(current_question(uow, them, now=NOON).step.choice.item)
    shown_at = None if elapsed is None else NOON - timedelta(seconds=elapsed)

    sitting = answer(
        uow, them, assessment_id=kept.assessment.id, given=given, shown_at=shown_at, now=NOON
    )

    assert [one.seconds for one in sitting.assessment.answers] == [kept_seconds]
    with uow.reading():
        assert uow.learners.everything_about(them.id)["answers"][0]["seconds"] == kept_seconds


def test_changed_answer_has_no_time_of_its_own(uow):
    tick = clock()
    them, kept = started(uow, now=tick())
    sitting = answered(uow, them, kept, tick, 1)
    item = sitting.step.posterior.bank.item(sitting.assessment.answers[0].given.item)

    changed = Given(item.id, item.options[1].id)
    later = correct(uow, them, assessment_id=kept.assessment.id, given=changed, now=tick())

    assert later.assessment.answer_to(item.id).seconds is None
