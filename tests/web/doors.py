"""How the tests of our plain pages go through a door: as a browser without JavaScript."""

import re
from html import unescape

from httpx import Response
from starlette.testclient import TestClient

from diagnostic.people import VISITOR, Actor
from store.unit_of_work import UnitOfWork
from tests.factories import NOON
from use_cases.sign_in import who_is


def csrf_of(client: TestClient, path: str = "/suivi") -> str:
    """The token of a form, drawn for this browser."""
    return _only(r'name="csrf" value="([0-9a-f]+)"', client.get(path))


def said(page: Response) -> str:
    """The refusal that stands on a page."""
    return _only(r'role="alert">([^<]*)<', page)


def code_on(page: Response) -> str:
    """The code that a page shows."""
    return _only(r'class="code-to-keep">([^<]*)<', page)


def notice_on(page: Response) -> dict[str, str]:
    """What the button of the notice sends."""
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))


def start(client: TestClient) -> Response:
    """A new record, from this browser."""
    return client.post("/commencer", data=notice_on(client.get("/commencer")))


def come_back(client: TestClient, code: str) -> Response:
    """A code typed in this browser."""
    return client.post("/suivi", data={"csrf": csrf_of(client), "code": code})


def holder(uow: UnitOfWork, client: TestClient) -> Actor:
    """Who this browser is let in as."""
    return who_is(uow, VISITOR, sid=client.cookies.get("jalons_sid"), now=NOON)


def cookies_of(page: Response) -> dict[str, str]:
    """The cookies that a page sets, each with its whole line."""
    lines = page.headers.get_list("set-cookie")
    return {line.split("=")[0]: line.lower() for line in lines}


def _only(pattern: str, page: Response) -> str:
    found = re.search(pattern, page.text)
    assert found, page.text
    return unescape(found[1])
