"""One question a screen, as Streamlit runs it."""

from datetime import timedelta

from diagnostic.people import VISITOR, Scope
from ui import asking, context
from ui.wiring import installed
from use_cases.sign_in import who_is


def test_question_offers_its_answers_and_the_two_ways_out(screen):
    offered = screen.app.radio[0].options

    assert offered[-2:] == ["Je ne sais pas", "Je préfère ne pas répondre"]
    assert screen.app.radio[0].value is None
    assert "Question 1" in screen.told


def test_answer_brings_the_next_question(screen):
    first = screen.title

    screen.answer(0)

    assert screen.title != first
    assert "Question 2" in screen.told


def test_next_without_an_answer_stays_and_says_what_to_do(screen):
    first = screen.title

    screen.press("next")

    assert screen.title == first
    assert "Choisissez une réponse" in screen.told


def test_back_shows_the_former_answer_and_keeps_a_changed_one(screen):
    first = screen.title
    screen.answer(0)

    screen.press("back")
    shown = (screen.title, screen.app.radio[0].index)
    screen.answer(1)
    screen.press("back")

    assert shown == (first, 0)
    assert screen.app.radio[0].index == 1


def test_first_question_has_no_way_back(screen):
    assert [button.key for button in screen.app.button if button.key == "back"] == []


def test_question_says_why_it_comes_now(screen):
    assert "Pourquoi\u00a0?" in screen.told
    assert "Pour commencer simplement." in screen.told


def test_second_click_too_soon_changes_nothing(screen, monkeypatch):
    monkeypatch.setattr(asking, "TOO_SOON", asking.timedelta(seconds=0.5))
    first = screen.title

    screen.answer(0)  # the clock of this test stands still: the click comes at once

    assert screen.title == first


def test_person_who_answers_nothing_reaches_the_end_and_is_told_too_little_is_known(screen):
    screen.answer_all(lambda asked: len(screen.offered) - 1)

    assert screen.title == "Ce que disent vos réponses"
    assert "Il est encore trop tôt" in screen.told


def test_time_from_the_question_to_its_answer_is_kept_and_not_shown(screen, monkeypatch):
    shown_at = asking.instant()
    monkeypatch.setattr("ui.context.instant", lambda: shown_at + timedelta(seconds=17))

    screen.answer(0)

    uow = installed().new_unit()
    them = who_is(uow, VISITOR, sid=context.browser_token(), now=shown_at)
    with uow.reading():
        (kept,) = uow.assessments.latest(visible_to=Scope(them.id)).answers
    assert kept.seconds == 17
    assert "17" not in screen.told
