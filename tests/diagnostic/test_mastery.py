"""What a person does alone: as they said, or as their other answers let expect."""

import pytest

from diagnostic.answers import AnswerMode, Given
from diagnostic.mastery import chances_alone
from diagnostic.posterior import posterior_of
from tests.diagnostic.builders import shipped_bank
from tests.factories import answers

BANK = shipped_bank()


def chances(said: str) -> dict[str, float]:
    given = answers(said)
    return chances_alone(posterior_of(BANK, given), given)


def test_every_question_of_skill_has_a_chance():
    found = chances("")

    assert set(found) == {item.id for item in BANK.items if item.area}
    assert all(0 < chance < 1 for chance in found.values())


@pytest.mark.parametrize(
    ("said", "chance"),
    [
        ("send-message=alone", 1.0),
        ("send-message=with_help", 0.5),
        ("send-message=not_yet", 0.0),
        ("send-message=unsure", 0.0),
    ],
)
def test_what_was_told_is_taken_at_its_word(said, chance):
    assert chances(said)["send-message"] == chance


@pytest.mark.parametrize(
    ("said", "ruled_out"),
    [
        ("computer-home=none", True),
        ("computer-home=own", False),
        ("computer-home=rather_not_say", False),
        ("", False),
    ],
)
def test_what_another_answer_rules_out_is_not_expected(said, ruled_out):
    assert (chances(said)["use-mouse"] == 0) is ruled_out


def test_what_a_device_bars_is_not_expected_either():
    assert chances("phone-kind=none")["video-call"] == 0
    assert chances("phone-kind=good")["video-call"] > 0


@pytest.mark.parametrize(("option", "chance"), [("camera", 0.0), ("cogwheel", 1.0)])
def test_a_task_on_screen_is_done_or_not(option, chance):
    given = (Given("icon-settings", option, AnswerMode.DONE),)

    assert chances_alone(posterior_of(BANK, given), given)["icon-settings"] == chance


def test_what_was_not_said_is_expected_from_the_rest():
    kept = chances("send-message=rather_not_say")["send-message"]

    assert kept == pytest.approx(chances("")["send-message"])


def test_what_was_not_asked_follows_what_was():
    before = chances("")["video-call"]

    assert chances("reply-email=alone search-web=alone")["video-call"] > before
    assert chances("unlock-phone=not_yet open-app=not_yet")["video-call"] < before
