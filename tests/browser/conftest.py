"""A real server and a real browser, shared by the journeys; each page is watched to its end."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import FOUND, OPTIONS
from tests.browser.running_server import ROOT, RunningServer
from tests.browser.watch import Watch

WIDTHS = {360: 740, 1280: 800}
PageOpener = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    running = RunningServer(tmp_path_factory.mktemp("server"))
    running.migrate()
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=FOUND, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, server: RunningServer) -> Iterator[PageOpener]:
    """Open a page in a browser of its own: `open_page(width=360)`.

    At the end, a page that asked another host, broke a rule or met an error fails its test.
    `page.watch.expect_errors(…)` says what a test provokes.
    """
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_one(path: str = "/", *, width: int = 1280, url: str = server.url) -> Page:
        context = chromium.new_context(
            locale="fr-FR", viewport={"width": width, "height": WIDTHS.get(width, 800)}
        )
        page = context.new_page()
        watch = Watch(page, url)
        vars(page)["watch"] = watch
        opened.append((context, watch))
        page.goto(url + path)
        return page

    yield open_one

    for context, _ in opened:
        context.close()
    assert [problem for _, watch in opened for problem in watch.problems] == []


@pytest.fixture
def picture(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Page, str], Path]:
    """Take a picture of the page; `make images` keeps it in docs/images."""
    folder = ROOT / "docs" / "images" if request.config.getoption("--images") else tmp_path

    def take(page: Page, name: str) -> Path:
        page.evaluate("document.fonts.ready")
        file = folder / f"{name}.png"
        page.screenshot(path=file, animations="disabled")
        return file

    return take
