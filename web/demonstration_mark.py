"""On every plain page of an invented structure: nobody here exists."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from anyio import to_thread
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from diagnostic.people import VISITOR
from i18n.catalogue import translate
from use_cases import load_demonstration
from web.shell import language_of

if TYPE_CHECKING:
    from store.unit_of_work import UnitOfWork

PLAIN = b'<body class="plain">'
BEFORE = b"<main>"


class DemonstrationMark:
    """ASGI middleware: adds a sentence to our own pages; Streamlit's screens draw theirs."""

    def __init__(self, app: ASGIApp, *, new_unit: "Callable[[], UnitOfWork]") -> None:
        self.app = app
        self.new_unit = new_unit
        self.known: bool | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        return await self.app(scope, receive, _Answer(self, send, scope).send)

    async def is_invented(self) -> bool:
        """Asked until the service is opened; it never changes after."""
        if self.known is None:
            asked = partial(load_demonstration.is_invented, self.new_unit(), VISITOR)
            self.known = await to_thread.run_sync(asked)
        return bool(self.known)


@dataclass(slots=True)
class _Answer:
    mark: DemonstrationMark
    pass_on: Send
    scope: Scope
    held: Message | None = None
    body: bytes = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            self.held = message
        elif self.held is None:
            await self.pass_on(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._page(self.held)

    async def _page(self, start: Message) -> None:
        page = self.body
        if PLAIN in page and await self.mark.is_invented():
            told = escape(
                translate(language_of(self.scope), "components.demonstration_banner.told")
            )
            sentence = f'<p class="demonstration" role="note">{told}</p>'.encode()
            page = page.replace(BEFORE, BEFORE + sentence, 1)
        kept = [header for header in start["headers"] if header[0].lower() != b"content-length"]
        length = (b"content-length", str(len(page)).encode())
        await self.pass_on({**start, "headers": [*kept, length]})
        await self.pass_on({"type": "http.response.body", "body": page})


def _is_page(message: Message) -> bool:
    headers = dict(message["headers"])
    kind = headers.get(b"content-type", b"")
    return bool(kind.startswith(b"text/html")) and b"content-encoding" not in headers
