"""The first page of an empty service, as a browser without JavaScript goes through it."""

import re
from html import unescape

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from diagnostic.people import VISITOR, Role
from security.access import scope_of
from tests.factories import NOON, SMALL, codes, sealer
from tests.web.doors import cookies_of, csrf_of, holder, said
from use_cases.manage_team import is_set_up
from web import first_start_routes

PATH = "/premiere-fois"
TYPED = {
    "kind": "own",
    "structure": "Espace Mistral",
    "department": "13",
    "name": "Camille Roux",
    "login": "camille@exemple.fr",
    "passphrase": "la grenouille verte saute loin",
}


@pytest.fixture
def client(uow):
    service = Starlette(
        routes=first_start_routes.routes(
            lambda: uow, codes(), sealer(), questionnaire=SMALL, clock=lambda: NOON
        )
    )
    with TestClient(service, follow_redirects=False) as client:
        yield client


def set_up(client, **changed):
    form = {**TYPED, "code": codes().set_up_code(), "csrf": csrf_of(client, PATH), **changed}
    return client.post(PATH, data=form)


def beside(page):
    """What is refused of each field, in the order of the page."""
    found = re.findall(r'id="refused-(\w+)">([^<]*)<', page.text)
    return {field: unescape(told) for field, told in found}


def people_of(uow, actor):
    with uow.reading():
        return uow.learners.followed(visible_to=scope_of(actor))


def test_page_is_one_french_form(client):
    page = client.get(PATH)

    assert page.status_code == 200
    assert "Ouvrir Jalons pour la première fois" in page.text
    assert [page.text.count(mark) for mark in ("<form ", "<button", "<script>")] == [1, 1, 0]
    assert codes().set_up_code() not in page.text


def test_whoever_reads_the_terminal_opens_the_service(client, uow):
    page = set_up(client)

    first = holder(uow, client)
    assert (page.status_code, page.headers["location"]) == (303, "/")
    assert first.roles == {Role.ADVISER, Role.COORDINATOR}
    assert people_of(uow, first) == ()
    assert "httponly" in cookies_of(page)["jalons_sid"]


def test_service_opened_once_shows_its_first_page_no_more(client, uow):
    token = csrf_of(client, PATH)
    set_up(client)

    again = client.post(PATH, data={**TYPED, "code": codes().set_up_code(), "csrf": token})

    for page in (client.get(PATH), again):
        assert (page.status_code, page.headers["location"]) == (303, "/connexion")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"code": "AAAAA-AAAAA-AAAAA"}, "Ce n’est pas le code d’installation."),
        ({"department": "99"}, "Ce n’est pas un numéro de département."),
        ({"structure": " "}, "Il manque un nom"),
        ({"passphrase": "court"}, "Cette phrase de passe est trop facile à deviner."),
    ],
)
def test_refusal_is_told_and_all_but_the_passphrase_is_still_there(client, uow, wrong, told):
    page = set_up(client, **wrong)

    (field,) = wrong
    assert page.status_code == 403
    assert "quelque chose à corriger" in said(page)
    assert list(beside(page)) == [field]
    assert beside(page)[field].startswith(told)
    assert not is_set_up(uow, VISITOR)
    assert 'value="camille@exemple.fr"' in page.text
    assert "grenouille" not in page.text


def test_all_refusals_are_told_at_once_each_beside_its_field(client, uow):
    page = set_up(client, code="no", structure="", department="99", login=" ", passphrase="court")

    refused = ["code", "structure", "department", "login", "passphrase"]
    assert list(beside(page)) == refused
    for field in refused:
        drawn = re.search(f'<input id="{field}"[^>]*>', page.text)[0]
        assert 'aria-invalid="true"' in drawn
        assert re.search(f'aria-describedby="[^"]*refused-{field}', drawn)
    assert 'value="Camille Roux"' in page.text
    assert "court" not in page.text
    assert not is_set_up(uow, VISITOR)


def test_what_was_typed_comes_back_as_text(client):
    page = set_up(client, code="no", structure='"><script>alert(1)</script>')

    assert "<script>" not in page.text
    assert '"><script>alert(1)</script>' in unescape(page.text)


def test_invented_structure_comes_with_people(client, uow):
    page = set_up(client, kind="invented", structure="", department="")

    assert page.status_code == 303
    with uow.reading():
        assert uow.accounts.holds_demonstration()
    assert len(people_of(uow, holder(uow, client))) == 66


def test_form_that_is_not_ours_opens_nothing(client, uow):
    page = set_up(client, csrf="0" * 64)

    assert page.status_code == 403
    assert not is_set_up(uow, VISITOR)
