"""What is worth a look: an open axis’ best question, a decided axis’ answer that was only said."""

from dataclasses import replace

import pytest

from diagnostic.answers import AnswerMode, Setting
from diagnostic.bank import Bank
from diagnostic.past import NO_PAST, Evidence, Moment
from diagnostic.to_check import CheckReason, ToCheck, said_above_seen, to_check
from tests.factories import NOON, answers, small_questionnaire

BANK = Bank(small_questionnaire())
KNOWN = "phone=own computer=own tablet=own printer=own"
ABLE = "search=alone mail-open=alone mail-send=alone attach=alone"


def test_axis_without_an_answer_names_a_question_of_its_own():
    found = to_check(BANK, ())

    assert [check.axis for check in found] == ["equipment", "skills"]
    assert {check.reason for check in found} == {CheckReason.STILL_OPEN}
    assert found[1].mode is AnswerMode.OBSERVED


def test_no_question_is_named_that_was_answered():
    given = answers("click=alone type=not_yet")

    assert not {check.item for check in to_check(BANK, given)} & {"click", "type"}


def test_decided_axis_names_the_heaviest_answer_that_was_only_said():
    found = to_check(BANK, answers(ABLE))

    assert found[1] == ToCheck("skills", "attach", AnswerMode.OBSERVED, CheckReason.ONLY_SAID)


def test_answers_that_were_seen_are_not_to_be_checked_again():
    seen = answers(" ".join(f"{one}:observed" for one in ABLE.split()))

    assert [check.axis for check in to_check(BANK, seen)] == ["equipment"]


def test_nothing_can_be_seen_over_the_telephone():
    found = to_check(BANK, answers(ABLE), Setting.PHONE)

    assert [(check.axis, check.mode) for check in found] == [("equipment", AnswerMode.DECLARED)]


def test_facts_that_cannot_be_seen_leave_nothing_to_check():
    assert [check.axis for check in to_check(BANK, answers(KNOWN))] == ["skills"]


def test_axis_left_after_failures_names_nothing_more():
    every = answers(KNOWN + " " + ABLE.replace("alone", "rather_not_say"))
    rest = answers("click=rather_not_say type=rather_not_say")

    assert to_check(BANK, (*every, *rest)) == ()


def test_more_said_than_seen_is_told_kindly():
    """Everything was said to be done alone; the three things that were seen were not."""
    boasted = "search=alone mail-open=alone mail-send=alone attach=alone"
    given = answers(f"{boasted} click=not_yet:observed type=not_yet:observed")

    assert said_above_seen(BANK, given) == ("skills",)
    assert to_check(BANK, given)[1] == ToCheck(
        "skills", "attach", AnswerMode.OBSERVED, CheckReason.SAID_AND_SEEN_DIFFER
    )


@pytest.mark.parametrize(
    "told",
    [
        "search=alone mail-open=alone mail-send=alone attach=alone",
        "click=not_yet:observed type=not_yet:observed",
        "search=alone mail-open=alone click=alone:observed type=alone:observed",
        "search=not_yet mail-open=not_yet click=alone:observed type=alone:observed",
    ],
    ids=["only said", "only seen", "both agree", "seen above said"],
)
def test_nothing_differs_unless_more_was_said_than_seen(told):
    assert said_above_seen(BANK, answers(told)) == ()


def test_what_was_known_before_is_checked_as_well():
    """Said long ago on a decided axis: it is still what the level rests on."""
    past = NO_PAST.then(Moment(NOON, tuple(Evidence(g) for g in answers(ABLE)), BANK))

    found = to_check(BANK, (), past=past)

    assert found[1] == ToCheck("skills", "attach", AnswerMode.OBSERVED, CheckReason.ONLY_SAID)


def test_question_that_left_the_questionnaire_is_not_to_be_seen():
    """What weighs most was asked in a former revision only."""
    gone = replace(BANK.item("attach"), id="fax")
    then = Bank(replace(BANK.questionnaire, items=(*BANK.questionnaire.items, gone)))
    said = answers(ABLE.replace("attach", "fax") + " attach=alone")
    past = NO_PAST.then(Moment(NOON, tuple(Evidence(g) for g in said), then))

    found = to_check(BANK, (), past=past)

    assert found[1].item in {"attach", "search", "mail-open", "mail-send"}
