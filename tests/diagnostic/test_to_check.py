"""What is worth a look: an open axis’ best question, a decided axis’ answer that was only said."""

from diagnostic.answers import AnswerMode, Setting
from diagnostic.bank import Bank
from diagnostic.to_check import CheckReason, ToCheck, to_check
from tests.factories import answers, small_questionnaire

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
