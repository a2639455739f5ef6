"""Where the keyboard stands after a click, and a menu that leaves the page it opens."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import journey
from tests.browser.running_server import RunningServer

NARROW = 360


@pytest.fixture
def adviser(tmp_path, open_page):
    server = RunningServer(tmp_path)
    server.migrate()
    server.start()
    page = open_page(url=server.url, width=NARROW)
    journey.set_up(page, server.set_up_code)
    yield page
    page.close()
    server.stop()


def menu_opened(page: Page) -> None:
    page.get_by_role("button", name="Ouvrir le menu").press("Enter")
    expect(page.get_by_role("link", name="Mon agenda")).to_be_in_viewport()


def titled(page: Page, text: str) -> None:
    expect(page.locator("h1").last).to_have_text(text)
    expect(page.locator("h1").last).to_be_focused()


def test_menu_of_a_small_screen_closes_once_it_was_used(adviser):
    menu_opened(adviser)
    adviser.keyboard.press("Escape")
    expect(adviser.get_by_role("link", name="Mon agenda")).not_to_be_in_viewport()
    expect(adviser.get_by_role("button", name="Ouvrir le menu")).to_be_focused()

    menu_opened(adviser)
    adviser.get_by_role("link", name="Mon agenda").press("Enter")
    titled(adviser, "Mon agenda")
    expect(adviser.get_by_role("link", name="Mon agenda")).not_to_be_in_viewport()


def test_keyboard_stands_on_the_title_of_each_new_page(adviser):
    adviser.get_by_role("button", name="Accueillir une personne").press("Enter")
    titled(adviser, "Accueillir une personne")

    adviser.get_by_text("La personne a entendu cette information").click()
    adviser.get_by_role("button", name="Ouvrir le dossier").press("Enter")
    titled(adviser, "Le dossier est ouvert")
