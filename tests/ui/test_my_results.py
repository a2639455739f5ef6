"""What the answers say, in words: never a percentage, never a score."""

import re

import pytest

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize("place", [0, 1, 2], ids=["the first", "the second", "the third"])
def test_results_tell_levels_obstacles_and_reasons_without_a_number(screen, place):
    asked = screen.answer_all(lambda _: place)
    drawn = "".join(str(block.value) for block in screen.app.get("html"))

    assert asked >= 8
    assert screen.title == "Ce que disent vos réponses"
    assert drawn.count('class="axis ') == 4
    assert drawn.count("<li class=") == 16
    assert not re.search(r"%|\d[,.]\d|score|note\b", screen.told + drawn.lower())


def test_interrupted_sitting_may_go_on(screen):
    screen.answer(0)

    screen.go_to("learner/my_results.py")

    assert "Il est encore trop tôt" in screen.told
    assert "Nous n’avons pas encore assez de réponses" in "".join(
        str(block.value) for block in screen.app.get("html")
    )


def test_changed_answer_changes_what_is_told(screen):
    screen.answer_all(lambda _: 0)
    screen.go_to("learner/my_answers.py")
    first = screen.app.button[0]

    first.click()
    screen.app.run()
    screen.answer(1)
    screen.go_to("learner/my_answers.py")

    assert screen.told.count("**Oui, à moi**") < screen.told.count("**")


def test_answers_page_is_kind_when_nothing_was_answered(screen):
    screen.go_to("learner/my_answers.py")

    assert "Vous n’avez pas encore répondu." in screen.told


def test_pause_says_how_to_come_back(screen):
    screen.go_to("learner/pause.py")

    assert "tapez votre code" in screen.told
