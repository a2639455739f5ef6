"""Every plain page of an invented structure says so; those of a real one do not."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from diagnostic.people import Role
from tests.factories import staff, structure
from web.demonstration_mark import DemonstrationMark
from web.plain_page import plain_page

TOLD = "aucune de ces personnes n’existe"


async def ours(request):
    return plain_page("Entrer", "<p>é</p>", language="fr")


async def streamlit(request):
    return HTMLResponse("<body><main></main></body>")


async def file(request):
    return PlainTextResponse('<body class="plain"><main>')


@pytest.fixture
def client(uow):
    service = Starlette(
        routes=[Route("/ours", ours), Route("/screen", streamlit), Route("/file", file)],
        middleware=[Middleware(DemonstrationMark, new_unit=lambda: uow)],
    )
    with TestClient(service) as client:
        yield client


def opened(uow, *, invented):
    staff(uow, Role.COORDINATOR, of=structure(uow, invented=invented))


def test_page_of_an_invented_structure_says_so(client, uow):
    opened(uow, invented=True)

    page = client.get("/ours")

    assert page.text.count(TOLD) == 1
    assert page.text.index("<main>") < page.text.index(TOLD) < page.text.index("<h1>")
    assert int(page.headers["content-length"]) == len(page.content)


def test_page_of_a_real_structure_does_not(client, uow):
    opened(uow, invented=False)

    assert TOLD not in client.get("/ours").text


def test_empty_service_is_asked_again_once_it_is_opened(client, uow):
    assert TOLD not in client.get("/ours").text

    opened(uow, invented=True)

    assert TOLD in client.get("/ours").text


@pytest.mark.parametrize("path", ["/screen", "/file"])
def test_only_our_own_pages_are_marked(client, uow, path):
    opened(uow, invented=True)

    assert TOLD not in client.get(path).text
