"""An adviser practises in a browser: in, a diagnosis to its end, out, back in, all wiped."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import journey
from tests.browser.accessibility import accessibility_violations, scrolls_sideways
from tests.browser.running_server import RunningServer

BANNER = "personne ici n’existe"
LIST = "Les personnes que vous accompagnez"
NOBODY = "Personne pour l’instant"


@pytest.fixture
def alone(tmp_path):
    """A service that nobody opened yet."""
    server = RunningServer(tmp_path)
    server.migrate()
    server.start()
    yield server
    server.stop()


def enter(page: Page) -> None:
    """A hurried hand clicks twice: they go in once, and stay signed in."""
    page.get_by_role("link", name="S’entraîner avec des personnes inventées").click()
    page.get_by_role("button", name="Commencer ou reprendre l’entraînement").dblclick()
    expect(page.get_by_role("note")).to_contain_text(BANNER)
    expect(page.locator("h1").last).to_have_text(LIST)


def out(page: Page, button: str) -> None:
    page.get_by_role("link", name="Quitter ou tout effacer").click()
    page.get_by_role("button", name=button).dblclick()
    expect(page.locator("h1").last).to_have_text(LIST)
    expect(page.get_by_text(NOBODY)).to_be_visible()
    expect(page.get_by_role("note")).to_have_count(0)


def test_adviser_practises_and_wipes(alone, open_page):
    page = open_page(width=360, url=alone.url)
    journey.set_up(page, alone.set_up_code)

    enter(page)
    expect(page.get_by_text("6 personnes.")).to_be_visible()
    page.locator(".st-key-people a").first.click()
    page.get_by_role("button", name="Commencer le diagnostic").click()
    page.get_by_role("button", name="Poser la première question").click()
    expect(page.locator(".question h1")).to_be_visible()
    replies = page.locator(".st-key-practice-replies")
    asked = 0
    while journey.is_asked(page) and asked <= journey.QUESTIONS_MAX:
        said = re.search(r"« (.+?) »", replies.inner_text().replace("\N{NO-BREAK SPACE}", " "))
        assert said, replies.inner_text()
        if not asked:
            assert accessibility_violations(page) == []
            assert not scrolls_sideways(page)
        page.wait_for_timeout(journey.BREATH_MS)
        page.locator(journey.CARDS).filter(has_text=said[1]).first.click()
        journey.go_on(page)
        asked += 1
    expect(page.get_by_text("la personne inventée était ainsi")).to_be_visible()
    assert asked >= 8

    out(page, "Quitter l’entraînement")
    enter(page)
    out(page, "Tout effacer de l’entraînement")
