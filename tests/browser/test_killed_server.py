"""The power goes between two answers: the person goes on, and every confirmed answer is there."""

import sqlite3

from playwright.sync_api import expect

from tests.browser import journey
from tests.browser.running_server import RunningServer

ANSWERED = 3


def kept_answers(server: RunningServer) -> list[str]:
    file = server.database_url.removeprefix("sqlite:///")
    with sqlite3.connect(file) as database:
        return [row[0] for row in database.execute("SELECT item FROM answers ORDER BY id")]


def test_killed_server_loses_no_answer_and_doubles_none(open_page, tmp_path):
    server = RunningServer(tmp_path)
    server.migrate()
    server.start()
    page = open_page(url=server.url)
    page.watch.expect_errors("WebSocket", "Failed to load resource", "Client Error", "error")
    journey.start(page)
    for _ in range(ANSWERED):
        journey.choose(page, 0)
        journey.go_on(page)
    before = kept_answers(server)
    shown = journey.heading(page)
    journey.choose(page, 1)

    server.kill()
    server.start()
    page.wait_for_timeout(8_000)  # the page finds the server again by itself
    page.get_by_role("button", name="Suivant").click()
    page.wait_for_timeout(3_000)
    page.reload()

    expect(page.get_by_role("radiogroup")).to_be_visible()
    after = kept_answers(server)
    server.stop()
    assert after[:ANSWERED] == before
    assert len(set(after)) == len(after)
    assert len(after) - len(before) in (0, 1)
    assert journey.heading(page) == shown or len(after) == ANSWERED + 1
