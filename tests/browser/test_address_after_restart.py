"""A screen asked for by its address, by the first visitor of a server that has just started."""

from playwright.sync_api import expect

from tests.browser import journey
from tests.browser.running_server import RunningServer


def test_first_visitor_after_a_restart_finds_the_screen_of_an_address(open_page, tmp_path):
    server = RunningServer(tmp_path)
    server.migrate()
    server.start()
    page = open_page(url=server.url)
    page.watch.expect_errors("WebSocket", "Failed to load resource", "Client Error", "error")
    journey.start(page)
    server.kill()
    server.start()

    page.goto(f"{server.url}/mes-resultats")

    expect(page.locator("h1").last).to_have_text("Ce que disent vos réponses")
    lost = page.get_by_text("Page introuvable").count()
    server.stop()
    assert lost == 0
