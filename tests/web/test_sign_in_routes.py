"""The doors of those who work here, as a browser without JavaScript goes through them."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from diagnostic.people import VISITOR, Role
from security.identity import new_invitation
from tests.factories import NOON, codes, staff, structure
from tests.web.doors import cookies_of, csrf_of, holder, said
from web import sign_in_routes

GOOD = "la grenouille verte saute loin"


@pytest.fixture
def client(uow):
    routes = sign_in_routes.routes(lambda: uow, codes(), screens={}, clock=lambda: NOON)
    with TestClient(Starlette(routes=routes), follow_redirects=False) as client:
        yield client


@pytest.fixture
def camille(uow):
    return staff(uow, Role.ADVISER, Role.COORDINATOR, of=structure(uow), name="Camille <Roux>")


@pytest.fixture
def link(uow, camille):
    """The address of a link given to Camille."""
    with uow:
        uow.accounts.invite(new_invitation(camille.id, "token", now=NOON))
        uow.commit()
    return "/invitation/token"


def choose(client, link, passphrase=GOOD):
    return client.post(link, data={"csrf": csrf_of(client, link), "passphrase": passphrase})


def come(client, login, passphrase=GOOD):
    form = {"csrf": csrf_of(client, "/connexion"), "login": login, "passphrase": passphrase}
    return client.post("/connexion", data=form)


def test_empty_service_leads_to_its_first_page(client):
    page = client.get("/connexion")

    assert (page.status_code, page.headers["location"]) == (303, "/premiere-fois")


def test_link_tells_whom_it_is_for_and_lets_them_in(client, uow, camille, link):
    page = client.get(link)
    entered = choose(client, link)

    assert "Bonjour Camille &lt;Roux&gt;" in page.text
    assert camille.login in page.text
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    assert holder(uow, client) == camille.actor


@pytest.mark.usefixtures("camille")
def test_link_that_opens_nothing_says_whom_to_ask(client, uow):
    for page in (
        client.get("/invitation/never-given"),
        client.post("/invitation/never-given", data={"csrf": csrf_of(client, "/connexion")}),
    ):
        assert page.status_code == 404
        assert said(page).startswith("Ce lien n’ouvre plus rien")
        assert "Demandez un nouveau lien" in page.text
    assert holder(uow, client) == VISITOR


def test_link_sent_twice_lets_in_once_and_changes_nothing_more(client, uow, camille, link):
    form = {"csrf": csrf_of(client, link), "passphrase": GOOD}
    client.post(link, data=form)
    before = client.cookies["jalons_sid"]

    again = client.post(link, data={**form, "passphrase": "une autre phrase assez longue"})

    assert again.status_code == 404
    assert client.cookies["jalons_sid"] == before
    assert holder(uow, client) == camille.actor
    assert come(client, camille.login).status_code == 303


def test_weak_passphrase_is_told_and_the_link_still_serves(client, uow, camille, link):
    page = choose(client, link, "court")

    assert said(page).startswith("Cette phrase de passe est trop facile à deviner.")
    assert choose(client, link).status_code == 303


def test_cookie_is_kept_from_scripts_and_other_sites_for_a_day_of_work(client, camille, link):
    cookie = cookies_of(choose(client, link))["jalons_sid"]

    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "max-age=43200" in cookie


def test_passphrase_lets_in_and_a_new_token_is_given_each_time(client, uow, camille, link):
    choose(client, link)
    first = client.cookies["jalons_sid"]

    page = come(client, camille.login)

    assert page.status_code == 303
    assert client.cookies["jalons_sid"] != first
    assert holder(uow, client) == camille.actor


def test_wrong_login_and_wrong_passphrase_are_told_with_the_same_words(client, uow, camille, link):
    choose(client, link)
    client.cookies.clear()

    wrong = [come(client, camille.login, "x" * 20), come(client, "nobody", GOOD)]

    assert [page.status_code for page in wrong] == [403, 403]
    assert len({said(page) for page in wrong}) == 1
    assert "x" * 20 not in wrong[0].text
    assert holder(uow, client) == VISITOR


def test_sixth_try_waits(client, camille):
    pages = [come(client, camille.login, "x" * 20) for _ in range(6)]

    assert [page.status_code for page in pages] == [403] * 5 + [429]
    assert said(pages[-1]) == "Trop d’essais. Attendez 15 minutes, puis essayez encore."


def test_signing_out_is_asked_then_done(client, uow, camille, link):
    choose(client, link)
    asked = client.get("/deconnexion")
    assert holder(uow, client) == camille.actor

    page = client.post("/deconnexion", data={"csrf": csrf_of(client, "/deconnexion")})

    assert "Tout ce que vous avez fait est enregistré." in asked.text
    assert (page.status_code, page.headers["location"]) == (303, "/")
    assert "jalons_sid" not in client.cookies
    assert holder(uow, client) == VISITOR


@pytest.mark.parametrize("path", ["/connexion", "/deconnexion", "/invitation/token"])
def test_form_that_is_not_ours_is_refused_and_drawn_again(client, uow, camille, link, path):
    page = client.post(path, data={"csrf": "0" * 64, "login": camille.login, "passphrase": GOOD})

    assert page.status_code == 403
    assert said(page).startswith("Cette page est restée ouverte trop longtemps.")
    assert holder(uow, client) == VISITOR
