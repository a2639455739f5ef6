"""What a page does behind the screen: hosts it asks, rules it breaks, errors it meets."""

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

OURS = ("data:", "blob:")
# On any address but /, Streamlit first looks for itself under that address: measured, harmless.
LOOKED_FOR_ELSEWHERE = ("/_stcore/health", "/_stcore/host-config")


class Watch:
    """Attached before the first address; `problems` is empty for a page that behaves.

    A test that refuses someone, or cuts the connection, says so with `expect_errors`.
    """

    def __init__(self, page: Page, url: str) -> None:
        self.host = urlsplit(url).netloc
        self.met: list[str] = []
        self.expected: tuple[str, ...] = ()
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.met.append(f"error: {error}"))

    def expect_errors(self, *beginnings: str) -> None:
        """Say which console messages this test provokes."""
        self.expected = tuple(f"console: {beginning}" for beginning in beginnings)

    @property
    def problems(self) -> list[str]:
        return [told for told in self.met if not told.startswith(self.expected)]

    def _request(self, request: Request) -> None:
        if not request.url.startswith(OURS) and urlsplit(request.url).netloc != self.host:
            self.met.append(f"asked another host: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        where = urlsplit(message.location["url"])
        looked_for = where.path.endswith(LOOKED_FOR_ELSEWHERE) and where.path.count("/") > 2
        if message.type == "error" and not looked_for:
            self.met.append(f"console: {message.text} ({message.location['url']})")
