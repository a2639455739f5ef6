"""The page around every screen: its language, its title, our style, and what the browser may do.

Streamlit serves one English page for every address. This ASGI middleware rewrites it from the
first byte (language, direction, title, style, French words, a sentence while it loads or without
JavaScript), and gives every answer, ours included, the same security headers.
"""

import functools
import re
from pathlib import Path

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from i18n.catalogue import SOURCE, languages, translate
from i18n.formats import direction
from web.security_headers import NOT_KEPT, headers_for, policy_for
from web.static_files import PREFIX, address

LANGUAGE_COOKIE = "langue"
STYLES = ("jalons.css", "profile.css")
SCRIPTS = ("focus.js", "aloud.js", "menu.js")
FONT = f"{PREFIX}/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
UNTOUCHED = ("/static/", "/_stcore/", "/media/", "/component/", f"{PREFIX}/")
PERSONAL_FILES = "/media/"  # what st.download_button and st.image hand over
ASKED_ONLY_IF = (b"accept-encoding", b"if-none-match", b"if-modified-since")
STALE = (b"content-length", b"etag", b"last-modified", b"cache-control")
MARKS = {
    "language": re.compile(r'<html lang="en">'),
    "title": re.compile(r"<title>Streamlit</title>"),
    "icon": re.compile(r'<link rel="shortcut icon"[^>]*>'),
    "font": re.compile(r'<link\s+rel="preload"[^>]*SourceSans[^>]*>'),
    "machines": re.compile(r'<link rel="service-desc"[^>]*>'),
    "no script": re.compile(r"<noscript>.*?</noscript>", re.DOTALL),
    "root": re.compile(r'<div id="root"></div>'),
    "head": re.compile(r"</head>"),
}


class Shell:
    """ASGI middleware; `page_shell` is the page that Streamlit serves, read once to be checked."""

    def __init__(self, app: ASGIApp, *, page_shell: Path) -> None:
        page = page_shell.read_text("utf-8")
        lost = [name for name, mark in MARKS.items() if len(mark.findall(page)) != 1]
        if lost:
            raise RuntimeError(f"Streamlit changed its page shell: {', '.join(lost)}")
        self.app = app
        self.policy = policy_for(page)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        answer = _Answer(send, self.policy, scope)
        if answer.may_be_page:  # Streamlit compresses pages: a compressed page can't be rewritten
            kept = [header for header in scope["headers"] if header[0] not in ASKED_ONLY_IF]
            scope = {**scope, "headers": kept}
        return await self.app(scope, receive, answer.send)


class _Answer:
    """One answer on its way out: headers added, a page held until it is whole, then rewritten."""

    def __init__(self, send: Send, policy: bytes, scope: Scope) -> None:
        self.pass_on = send
        self.path = str(scope["path"])
        self.headers = headers_for(policy, scheme=scope.get("scheme", "http"))
        self.language = language_of(scope)
        self.may_be_page = scope["method"] == "GET" and not self.path.startswith(UNTOUCHED)
        self.held: Message | None = None
        self.body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            return await self._start(message)
        if self.held is None:
            return await self.pass_on(message)
        self.body += message.get("body", b"")
        if not message.get("more_body"):
            await self._page(self.held)
        return None

    async def _start(self, message: Message) -> None:
        headers = [*message["headers"], *self.headers]
        is_html = dict(message["headers"]).get(b"content-type", b"").startswith(b"text/html")
        if is_html or self.path.startswith(PERSONAL_FILES):
            headers = [h for h in headers if h[0].lower() != b"cache-control"] + [NOT_KEPT]
        message = {**message, "headers": headers}
        if is_html and self.may_be_page:
            self.held = message
        else:
            await self.pass_on(message)

    async def _page(self, start: Message) -> None:
        page = rewrite(self.body.decode(), self.language).encode()
        kept = [header for header in start["headers"] if header[0].lower() not in STALE]
        length = (b"content-length", str(len(page)).encode())
        await self.pass_on({**start, "headers": [*kept, NOT_KEPT, length]})
        await self.pass_on({"type": "http.response.body", "body": page})


def language_of(scope: Scope) -> str:
    """Return the language this browser asked for, if we speak it; it is kept nowhere else."""
    asked = HTTPConnection(scope).cookies.get(LANGUAGE_COOKIE, SOURCE)
    return asked if asked in languages() else SOURCE


def rewrite(page: str, language: str) -> str:
    """Return the page shell in the language of the person; other pages come back unchanged."""
    if not MARKS["title"].search(page):
        return page
    for name, text in _replacements(language).items():
        before, after = MARKS[name].split(page, maxsplit=1)
        page = f"{before}{text}{after}"
    return page


@functools.cache
def _replacements(language: str) -> dict[str, str]:
    waiting = translate(language, "shell.waiting")
    needs_script = translate(language, "shell.needs_javascript")
    scripts = (*SCRIPTS, "french.js") if language == SOURCE else SCRIPTS
    run = "".join(f'<script defer src="{address(name)}"></script>' for name in scripts)
    styles = "".join(f'<link rel="stylesheet" href="{address(name)}">' for name in STYLES)
    return {
        "language": f'<html lang="{language}" dir="{direction(language)}">',
        "title": "<title>Jalons</title>",
        "icon": f'<link rel="icon" type="image/svg+xml" href="{address("favicon.svg")}">',
        "font": f'<link rel="preload" href="{FONT}" as="font" type="font/woff2" crossorigin>',
        "machines": "",
        "no script": f"<noscript><p>{needs_script}</p></noscript>",
        "root": f'<div id="root"><p class="jalons-wait">{waiting}</p></div>',
        "head": f"{styles}{run}</head>",
    }
