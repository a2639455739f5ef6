"""The questions allowed now, and those preferred."""

import numpy as np
import pytest

from diagnostic.answers import AnswerMode, Given, Setting
from diagnostic.bank import Bank
from diagnostic.eligibility import (
    areas_left,
    askable,
    conditions_hold,
    is_failure,
    preferred,
)
from tests.diagnostic.builders import fact, skill, small_bank, three_axes
from tests.factories import answers

BANK = small_bank()
DESK = BANK.deck(Setting.DESK)
ONLY_OWNERS = fact("x", "equipment", only_if={"computer": ("shared", "own")})
NOT_ABROAD = fact("x", "equipment", never_if={"abroad": ("yes",), "away": ("yes",)})


def ids(bank: Bank, items) -> list[str]:
    return [item.id for item in bank.named(items)]


def allowed_now(bank: Bank, *situation, **others) -> list[str]:
    return ids(bank, askable(bank, *situation, **others))


def at(*names: str):
    """These questions of the bank, in its order."""
    return np.array([item.id in names for item in BANK.items])


@pytest.mark.parametrize(
    ("item", "answered", "holds"),
    [
        (fact("x", "equipment"), {}, True),
        (ONLY_OWNERS, {"computer": "own"}, True),
        (ONLY_OWNERS, {"computer": "none"}, False),
        (ONLY_OWNERS, {}, False),
        (NOT_ABROAD, {}, True),
        (NOT_ABROAD, {"abroad": "no", "away": "no"}, True),
        (NOT_ABROAD, {"abroad": "no", "away": "yes"}, False),
    ],
)
def test_conditions_follow_the_answers(item, answered, holds):
    assert conditions_hold(item, answered) is holds


@pytest.mark.parametrize(
    ("option", "ordered", "failed"),
    [
        ("not_yet", True, True),
        ("unsure", True, True),
        ("unsure", False, True),
        ("not_yet", False, False),
        ("with_help", True, False),
        ("rather_not_say", True, False),
    ],
)
def test_failure_is_not_managing_or_not_knowing(option, ordered, failed):
    assert is_failure(skill("x", ordered=ordered), Given("x", option)) is failed


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("mail-open=not_yet", set()),
        ("mail-open=not_yet mail-send=unsure", {"mail"}),
        ("mail-open=not_yet search=not_yet mail-send=not_yet", {"mail"}),
        ("mail-open=not_yet mail-send=with_help mail-file=not_yet", set()),
        ("mail-open=not_yet mail-send=rather_not_say mail-file=not_yet", {"mail"}),
        ("mail-open=not_yet mail-send=rather_not_say", set()),
        ("phone=rank-0 computer=rank-0", set()),
    ],
    ids=[
        "once",
        "twice in a row",
        "twice, another area between",
        "managed between",
        "passed over between",
        "once, then passed over",
        "no area",
    ],
)
def test_area_is_left_after_two_failures_in_a_row(said, left):
    assert areas_left(BANK, answers(said)) == left


def test_everything_but_conditions_may_be_asked_at_the_start():
    assert allowed_now(BANK, (), Setting.DESK) == [
        item.id for item in BANK.items if item.id != "mail-file"
    ]


def test_asked_absent_and_left_questions_may_not_be_asked():
    told = answers("phone=rank-1 computer=rank-2 mail-open=not_yet mail-send=not_yet")

    allowed = allowed_now(BANK, told, Setting.DESK, absent=frozenset({"search", "follow"}))

    assert allowed == ["shared", "pay", "say-name", "read-sign", "read-letter"]


def test_what_was_known_before_may_be_asked_again_but_what_follows_up():
    after = [fact(f"after-{k}", "equipment", follow_up=True) for k in range(2)]
    bank = Bank(three_axes([fact("phone", "equipment"), *after]))
    former = answers("phone=rank-1 after-0=rank-1 no-longer-asked=rank-1")

    assert allowed_now(bank, (), Setting.DESK) == ["phone", "after-0", "after-1"]
    assert allowed_now(bank, (), Setting.DESK, former=former) == ["phone", "after-1"]


def test_question_barred_by_an_answer_may_not_be_asked():
    assert "shared" not in allowed_now(BANK, answers("computer=rank-0"), Setting.DESK)


def test_question_done_on_screen_may_not_be_asked_by_phone():
    task = skill("task", modes=(AnswerMode.DONE,))
    bank = Bank(three_axes([task, skill("open")]))

    assert allowed_now(bank, (), Setting.PHONE) == ["open"]
    assert allowed_now(bank, (), Setting.ALONE) == ["task", "open"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("", ["mail-open"]),
        ("phone=rank-1", ["mail-open"]),
        ("phone=rank-1 computer=rank-1", ["mail-open", "search", "pay"]),
        ("phone=rank-1 read-letter=rank-1", ["mail-open"]),
        ("read-letter=rank-1", ["mail-open"]),
    ],
    ids=["first", "second", "third", "after a heavy one", "second, after a heavy one"],
)
def test_easy_then_light_questions_are_preferred(said, kept):
    items = at("mail-open", "search", "pay")

    assert ids(BANK, preferred(DESK, items, BANK, answers(said))) == kept


@pytest.mark.parametrize(
    "said", ["", "read-letter=rank-1 phone=rank-1", "phone=rank-1 read-letter=rank-1"]
)
def test_preferences_give_way_when_nothing_else_is_left(said):
    heavy = at("search", "pay")

    assert ids(BANK, preferred(DESK, heavy, BANK, answers(said))) == ["search", "pay"]


@pytest.mark.parametrize(
    ("modes", "setting", "shown"),
    [
        ((AnswerMode.DECLARED,), Setting.DESK, None),
        ((AnswerMode.DECLARED, AnswerMode.OBSERVED), Setting.DESK, AnswerMode.OBSERVED),
        ((AnswerMode.DECLARED, AnswerMode.OBSERVED), Setting.ALONE, None),
        ((AnswerMode.DONE, AnswerMode.DECLARED), Setting.ALONE, AnswerMode.DONE),
        ((AnswerMode.DONE, AnswerMode.DECLARED), Setting.PHONE, None),
    ],
)
def test_question_can_be_seen_where_its_modes_and_the_setting_meet(modes, setting, shown):
    assert skill("x", modes=modes).shown_mode(setting) is shown
