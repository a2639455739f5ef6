"""A question is heard on a device that has a voice; the keyboard stands on each new one."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import journey
from tests.browser.accessibility import accessibility_violations, small_buttons

# What a device with voices gives a browser: this one has none, and no loudspeaker.
DEVICE = """
window.heard = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => [{lang: "en-US", localService: true}, {lang: "fr-FR", localService: %s}],
  speak: (sentence) => {
    window.heard.push(sentence.text);
    if (window.heard.length === 1) sentence.onstart();
  },
  cancel: () => { window.heard = []; },
  addEventListener: () => {},
}});
"""
LISTEN = "Écouter"


def with_voice(page: Page, *, local: bool) -> Page:
    page.context.add_init_script(DEVICE % str(local).lower())
    page.reload()
    journey.start(page)
    return page


def plain(text: str) -> str:
    """As it is said: a space is a space."""
    return " ".join(text.split())


@pytest.mark.parametrize("width", [360, 1280])
def test_question_and_its_answers_are_heard_in_order(open_page, width):
    page = with_voice(open_page(width=width), local=True)
    answers = page.locator(journey.CARDS).all_inner_texts()

    page.get_by_role("button", name=LISTEN).click()

    heard = page.evaluate("window.heard")
    assert heard[0] == plain(journey.heading(page))
    assert heard[-len(answers) :] == [plain(answer) for answer in answers]
    assert accessibility_violations(page) == []
    assert small_buttons(page) == []


def test_next_question_silences_the_former_and_takes_the_keyboard(open_page):
    page = with_voice(open_page(), local=True)
    page.get_by_role("button", name=LISTEN).click()

    journey.choose(page, 0)
    journey.go_on(page)

    expect(page.locator(".question h1")).to_be_focused()
    assert page.evaluate("window.heard") == []
    page.get_by_role("button", name=LISTEN).click()
    assert page.evaluate("window.heard[0]") == plain(journey.heading(page))


def test_voice_that_would_send_the_text_elsewhere_is_never_used(open_page):
    page = with_voice(open_page(), local=False)

    expect(page.get_by_role("button", name="Suivant")).to_be_visible()
    expect(page.get_by_role("button", name=LISTEN)).to_have_count(0)
    assert page.evaluate("window.heard") == []


def test_page_for_learners_is_heard_from_its_title_on_and_shows_where_it_is(open_page):
    page = open_page()
    page.context.add_init_script(DEVICE % "true")
    page.goto(f"{page.url.rstrip('/')}/commencer")
    asked = [plain(said) for said in page.locator("main h2").all_inner_texts()]

    page.get_by_role("button", name=LISTEN).click()

    heard = page.evaluate("window.heard")
    assert heard[0] == plain(journey.heading(page))
    assert [said for said in heard if said in asked] == asked
    assert heard[-1] == plain(page.get_by_role("link").last.inner_text())
    assert LISTEN not in heard
    expect(page.locator(".heard-now")).to_have_text(heard[0])
    assert accessibility_violations(page) == []


def test_second_press_is_silence(open_page):
    page = with_voice(open_page(), local=True)
    page.get_by_role("button", name=LISTEN).click()

    page.get_by_role("button", name="Arrêter").click()

    assert page.evaluate("window.heard") == []
    expect(page.get_by_role("button", name=LISTEN)).to_be_visible()


def test_what_answers_say_is_heard_on_its_own_page(open_page):
    page = with_voice(open_page(), local=True)
    journey.answer_all(page, lambda _: 1)

    page.get_by_role("button", name=LISTEN).click()

    heard = page.evaluate("window.heard")
    assert heard[0] == journey.END
    assert plain(page.locator(".axis .told").first.inner_text()) in heard
