"""The first screen, in a real browser: French from the first byte, ours alone, readable by all."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import accessibility_violations, scrolls_sideways, small_buttons

WIDTHS = pytest.mark.parametrize("width", [320, 360, 1280])


@WIDTHS
def test_home_page_is_ours_in_french_and_accessible(open_page, width):
    page = open_page(width=width)

    expect(page.locator("h1").first).to_be_visible()

    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("html").get_attribute("dir") == "ltr"
    assert accessibility_violations(page) == []
    assert small_buttons(page) == []
    assert not scrolls_sideways(page)


def test_home_page_is_written_with_our_font(open_page):
    page = open_page()

    expect(page.locator("h1").first).to_be_visible()

    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Atkinson'))")
    assert (
        page.locator("h1")
        .first.evaluate("e => getComputedStyle(e).fontFamily")
        .startswith("Atkinson")
    )


def test_waiting_screen_is_french_before_any_script_runs(open_page, server):
    page = open_page()

    served = page.request.get(server.url).text()

    assert '<html lang="fr" dir="ltr">' in served
    assert "<title>Jalons</title>" in served
    assert "Jalons se prépare." in served


def test_first_load_is_light_enough_for_a_bad_connection(open_page):
    page = open_page("/habillage/favicon.svg")
    received = []
    network = page.context.new_cdp_session(page)
    network.on("Network.loadingFinished", lambda got: received.append(got["encodedDataLength"]))
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})

    page.goto(page.url.replace("/habillage/favicon.svg", "/"))
    expect(page.locator("h1").first).to_be_visible()
    page.wait_for_load_state("networkidle")

    assert sum(received) <= 1_200_000


def test_unknown_address_is_said_in_french(open_page):
    page = open_page("/nulle-part")
    page.watch.expect_errors("The page that you have requested does not seem to exist.")

    expect(page.get_by_text("Page introuvable")).to_be_visible()
    page.get_by_role("button", name="Fermer").click()
    expect(page.locator("h1").first).to_be_visible()
