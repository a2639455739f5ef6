"""A sitting as it is kept: answered, corrected, ended; nothing overwritten."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import numpy as np
import pytest

from diagnostic.answers import AnswerMode, Setting
from diagnostic.assessment import Assessment
from diagnostic.bank import Bank
from diagnostic.errors import (
    AlreadyFinished,
    ModeNotOffered,
    NothingToCorrect,
    NotTheCurrentQuestion,
    UnknownItem,
    UnknownOption,
)
from diagnostic.forms import STANDARD, deep
from diagnostic.past import NO_PAST, Evidence, Moment
from diagnostic.sitting import next_step
from diagnostic.stopping import FIRST_DIAGNOSIS, NEXT_DIAGNOSIS, StopReason
from tests.diagnostic.builders import SAID_OR_SEEN, fact, recorded, small_bank, three_axes
from tests.factories import NOON

BANK = small_bank()
NEW = Assessment(UUID(int=1), UUID(int=2), "three", 1, Setting.DESK, NOON)


def after(*told: str) -> Assessment:
    """A sitting in which the questions asked were answered by these options in turn."""
    sitting = NEW
    for number, option in enumerate(told):
        sitting = sitting.answer(recorded(number, f"{asked(sitting)}={option}"), BANK)
    return sitting


def asked(sitting: Assessment) -> str:
    choice = sitting.step(BANK).choice
    assert choice is not None
    return choice.item.id


def test_new_sitting_asks_an_easy_question_first():
    choice = NEW.step(BANK).choice

    assert choice is not None
    assert choice.item.opening


@pytest.mark.parametrize("told", [(), ("rank-2",), ("rank-0", "unsure", "unsure")], ids=len)
def test_remembered_step_is_the_one_that_would_be_computed(told):
    sitting = after(*told)

    remembered, again = sitting.step(BANK), sitting.step(BANK)
    computed = next_step(BANK, sitting.given, sitting.setting, seed=sitting.id.int)

    assert again is remembered
    assert (again.choice, again.stop, again.axes) == (
        computed.choice,
        computed.stop,
        computed.axes,
    )
    assert np.array_equal(again.posterior.joint, computed.posterior.joint)


def test_remembered_step_depends_on_setting_and_form():
    on_the_phone = replace(NEW, setting=Setting.PHONE)
    short = replace(NEW, form=STANDARD.stopping_by(FIRST_DIAGNOSIS.asking_at_most(0)))
    deeper = replace(NEW, form=deep(BANK.questionnaire.framework, "skills"))

    assert short.step(BANK).stop is StopReason.ASKED_ENOUGH
    assert NEW.step(BANK).stop is None
    assert on_the_phone.step(BANK) is not NEW.step(BANK)
    assert deeper.step(BANK).choice != NEW.step(BANK).choice


def test_sittings_of_two_people_need_not_ask_the_same():
    twins = Bank(three_axes([fact(f"phone-{k}", "equipment") for k in range(3)]))
    sittings = [replace(NEW, id=UUID(int=number)) for number in range(20)]

    choices = [sitting.step(twins).choice for sitting in sittings]

    assert {choice.item.id for choice in choices if choice} == {"phone-0", "phone-1", "phone-2"}


def test_answer_to_the_current_question_is_kept():
    answer = recorded(1, f"{asked(NEW)}=rank-2")

    sitting = NEW.answer(answer, BANK)

    assert sitting == replace(NEW, answers=(answer,))
    assert (sitting.given, NEW.given) == ((answer.given,), ())
    assert sitting.answer_to(answer.given.item) == answer
    assert sitting.answer_to("read-sign") is None


def test_answer_to_another_question_is_refused():
    with pytest.raises(NotTheCurrentQuestion) as refusal:
        NEW.answer(recorded(1, "read-letter=rank-2"), BANK)

    assert refusal.value.details == {"item": "read-letter"}


def test_second_click_on_the_same_answer_is_refused():
    answer = recorded(1, f"{asked(NEW)}=rank-2")
    sitting = NEW.answer(answer, BANK)

    with pytest.raises(NotTheCurrentQuestion):
        sitting.answer(answer, BANK)


def test_answer_after_the_last_question_is_refused():
    only_one = STANDARD.stopping_by(FIRST_DIAGNOSIS.asking_at_most(1))
    sitting = replace(after("rank-1"), form=only_one)

    with pytest.raises(NotTheCurrentQuestion):
        sitting.answer(recorded(9, "computer=rank-1"), BANK)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ("nowhere=rank-1", UnknownItem),
        ("phone=sometimes", UnknownOption),
        ("phone=rank-1:done", ModeNotOffered),
    ],
    ids=["unknown question", "unknown option", "mode not offered"],
)
def test_answer_foreign_to_the_questionnaire_is_refused(said, refusal):
    sitting = NEW.answer(recorded(1, f"{asked(NEW)}=rank-2"), BANK)

    with pytest.raises(refusal):
        NEW.answer(recorded(2, said), BANK)
    with pytest.raises(refusal):
        sitting.correct(recorded(2, said, supersedes=1), BANK)


def test_mode_that_the_setting_has_not_is_refused():
    by_phone = replace(NEW, setting=Setting.PHONE)

    with pytest.raises(ModeNotOffered) as refusal:
        by_phone.answer(recorded(1, f"{asked(by_phone)}=rank-1:observed"), BANK)

    assert refusal.value.details == {"item": asked(by_phone), "mode": AnswerMode.OBSERVED}


def test_what_is_heard_is_observed_over_the_telephone():
    spoken = fact("spoken", "equipment", modes=SAID_OR_SEEN, heard=True)
    bank = Bank(three_axes([spoken]))
    sitting = replace(NEW, setting=Setting.PHONE).answer(
        recorded(1, "spoken=rank-1:observed"), bank
    )

    assert sitting.given[0].mode is AnswerMode.OBSERVED


def test_ended_sitting_takes_no_more_answers():
    ended = NEW.finish(at=NOON)

    assert ended.finished_at == NOON
    with pytest.raises(AlreadyFinished):
        ended.answer(recorded(1, f"{asked(NEW)}=rank-2"), BANK)


def test_ending_twice_changes_nothing():
    ended = NEW.finish(at=NOON)

    assert ended.finish(at=NOON.replace(hour=13)) is ended


def test_correction_equals_having_answered_so_the_first_time():
    first = asked(NEW)
    hesitant = after("rank-2", "alone").correct(recorded(9, f"{first}=rank-0", supersedes=0), BANK)
    sure = NEW.answer(recorded(0, f"{first}=rank-0"), BANK)
    sure = replace(sure, answers=(*sure.answers, hesitant.answers[1]))

    one, other = hesitant.step(BANK), sure.step(BANK)

    assert hesitant.given == sure.given
    assert len(hesitant.answers) == 3
    assert (one.choice, one.axes, one.stop) == (other.choice, other.axes, other.stop)


def test_correction_is_allowed_after_the_end():
    ended = after("rank-2").finish(at=NOON)
    correction = recorded(9, f"{asked(NEW)}=unsure", supersedes=0)

    corrected = ended.correct(correction, BANK)

    assert corrected.standing_answers == (correction,)
    assert corrected.finished_at == NOON


@pytest.mark.parametrize("former", [None, 7, 0], ids=["nothing", "unknown", "another question"])
def test_correction_of_what_does_not_hold_is_refused(former):
    sitting = after("rank-2")

    with pytest.raises(NothingToCorrect):
        sitting.correct(recorded(9, "read-sign=rank-1", supersedes=former), BANK)


def test_correction_of_what_was_corrected_is_refused():
    first = asked(NEW)
    corrected = after("rank-2").correct(recorded(5, f"{first}=rank-0", supersedes=0), BANK)

    with pytest.raises(NothingToCorrect) as refusal:
        corrected.correct(recorded(6, f"{first}=rank-1", supersedes=0), BANK)
    assert refusal.value.details == {"item": first}


def test_sitting_of_somebody_known_is_shorter():
    past = NO_PAST.then(Moment(NOON, (Evidence(recorded(1, "phone=rank-2").given),), BANK))
    again = replace(NEW, past=past)
    deeper = replace(again, form=deep(BANK.questionnaire.framework, "skills"))

    assert again.rule == NEXT_DIAGNOSIS
    assert (NEW.rule, deeper.rule) == (FIRST_DIAGNOSIS, deeper.form.rule)
    assert again.step(BANK) is not NEW.step(BANK)
    assert again.step(BANK) is again.step(BANK)
    assert again.step(BANK).axes[0].answers_count == 1


def test_what_was_replaced_stays_readable():
    first = recorded(1, "phone=rank-0")
    second = recorded(2, "phone=rank-1", supersedes=1)
    third = recorded(3, "phone=rank-2:observed", supersedes=2)
    sitting = replace(NEW, answers=(first, second, third))

    assert sitting.former_to("phone") == (second, first)
    assert sitting.former_to("computer") == ()
    assert sitting.learnt_at == NOON


def test_what_was_said_may_be_seen_by_whoever_may_see():
    alone = replace(NEW, setting=Setting.PHONE, answers=(recorded(1, "phone=rank-0"),))
    seen = recorded(2, "phone=rank-1:observed", supersedes=1)

    with pytest.raises(ModeNotOffered):
        alone.correct(seen, BANK)

    assert alone.correct(seen, BANK, (AnswerMode.OBSERVED,)).given == (seen.given,)


def test_answers_are_known_at_the_end_or_with_the_last_of_them():
    later = NOON + timedelta(hours=1)
    open_one = replace(NEW, answers=(replace(recorded(1, "phone=rank-0"), recorded_at=later),))

    assert NEW.learnt_at == NEW.started_at
    assert open_one.learnt_at == later
    assert open_one.finish(at=later + timedelta(hours=1)).learnt_at > later
