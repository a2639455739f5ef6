"""A whole diagnosis in a real browser: from the door to the results, and back with the code."""

import pytest
from playwright.sync_api import expect

from tests.browser import journey
from tests.browser.accessibility import accessibility_violations, scrolls_sideways, small_buttons

SCREENS = pytest.mark.parametrize("width", [360, 1280])


def well_made(page) -> None:
    assert accessibility_violations(page) == []
    assert small_buttons(page) == []
    assert not scrolls_sideways(page)


@SCREENS
def test_person_answers_everything_sees_results_and_comes_back(open_page, picture, width):
    page = open_page(width=width)
    expect(page.locator("h1").last).to_be_visible()
    picture(page, f"accueil-{width}")
    code = journey.start(page)
    well_made(page)
    picture(page, f"question-{width}")

    asked = journey.answer_all(page, lambda number: number % 3)

    assert 8 <= len(asked) <= journey.QUESTIONS_MAX
    assert len(set(asked)) == len(asked)
    expect(page.get_by_role("heading", name="Équipement")).to_be_visible()
    well_made(page)
    journey.tall(page)
    picture(page, f"resultats-{width}")

    comes_back = open_page("/suivi", width=width)
    comes_back.get_by_label("code").fill(code.lower())
    comes_back.get_by_role("button", name="Ouvrir").click()
    expect(comes_back.locator("h1").last).to_have_text(journey.END)


@SCREENS
def test_plain_pages_are_accessible(open_page, width):
    for path in ("/commencer", "/suivi", "/quitter"):
        page = open_page(path, width=width)
        well_made(page)


def test_answer_is_changed_and_the_profile_follows(open_page):
    page = open_page()
    journey.start(page)
    journey.answer_all(page, lambda number: 0)
    page.get_by_role("link", name="Revoir ou changer mes réponses").click()
    expect(page.get_by_role("heading", name="Mes réponses")).to_be_visible()
    well_made(page)
    first = page.locator("[data-testid=stMarkdownContainer] strong").first.inner_text()

    page.get_by_role("button", name="Changer").first.click()
    expect(page.get_by_role("radiogroup")).to_be_visible()
    journey.choose(page, 2)
    journey.go_on(page)
    journey.answer_all(page, lambda number: 0)  # what it undecided is asked about
    page.get_by_role("link", name="Revoir ou changer mes réponses").click()

    expect(page.locator("[data-testid=stMarkdownContainer] strong").first).not_to_have_text(first)


def test_going_back_shows_the_former_answer(open_page):
    page = open_page(width=360)
    journey.start(page)
    first = journey.heading(page)
    journey.choose(page, 1)
    journey.go_on(page)

    page.get_by_role("button", name="Retour").click()
    expect(page.locator("h1").last).to_have_text(first)

    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    expect(page.get_by_text("Question 1", exact=True)).to_be_visible()


def test_next_without_an_answer_says_what_to_do(open_page):
    page = open_page(width=360)
    journey.start(page)
    page.wait_for_timeout(journey.BREATH_MS)

    page.get_by_role("button", name="Suivant").click()

    expect(page.get_by_text("Choisissez une réponse, puis appuyez")).to_be_visible()
    expect(page.get_by_text("Question 1", exact=True)).to_be_visible()


@pytest.mark.parametrize("gap", [0, 20, 80, 200, 350], ids=lambda gap: f"{gap} ms apart")
def test_double_click_answers_one_question(open_page, gap):
    page = open_page()
    journey.start(page)
    journey.choose(page, 0)
    button = page.get_by_role("button", name="Suivant")
    button.scroll_into_view_if_needed()  # a click outside of the window reaches nothing

    box = button.bounding_box()
    place = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(*place)
    page.wait_for_timeout(gap)
    page.mouse.click(*place)

    expect(page.get_by_text("Question 2", exact=True)).to_be_visible()
    page.wait_for_timeout(journey.BREATH_MS)
    expect(page.get_by_text("Question 2", exact=True)).to_be_visible()
    assert page.get_by_text("Choisissez une réponse").count() == 0


def test_focus_stands_on_the_new_question(open_page):
    page = open_page()
    journey.start(page)
    journey.choose(page, 0)

    page.get_by_role("button", name="Suivant").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Question 2", exact=True)).to_be_visible()

    expect(page.locator("h1:focus")).to_be_visible()


def test_keyboard_alone_answers_a_question(open_page):
    page = open_page()
    journey.start(page)
    page.wait_for_timeout(journey.BREATH_MS)

    page.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Question 2", exact=True)).to_be_visible()
