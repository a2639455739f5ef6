"""The doors of a practice, as a browser without JavaScript goes through them."""

from uuid import uuid4

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from diagnostic.people import VISITOR, Role
from security.access import scope_of
from security.identity import new_login, staff_login
from tests.factories import NOON, codes, enrolled, sealer, staff, structure
from tests.web.doors import csrf_of, holder
from web import practice_routes

PATH = "/entrainement"
HERE = "testserver.local"


@pytest.fixture
def client(uow):
    routes = practice_routes.routes(lambda: uow, codes(), sealer(), clock=lambda: NOON)
    with TestClient(Starlette(routes=routes), follow_redirects=False) as client:
        yield client


@pytest.fixture
def camille(uow, client):
    """An adviser who is let in on this browser."""
    account = staff(uow, Role.ADVISER, of=structure(uow))
    with uow:
        uow.logins.open(staff_login(account, "own token", now=NOON))
        uow.commit()
    client.cookies.set("jalons_sid", "own token", domain=HERE)
    return account.actor


def press(client, path=PATH):
    return client.post(path, data={"csrf": csrf_of(client, PATH)})


def followed(uow, actor):
    with uow.reading():
        return uow.learners.followed(visible_to=scope_of(actor))


def test_adviser_goes_in_and_comes_back(uow, client, camille):
    entered = press(client)
    inside = holder(uow, client)
    left = press(client, f"{PATH}/quitter")

    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    assert inside.is_practising
    assert len(followed(uow, inside)) == 6
    assert left.headers["location"] == "/"
    assert holder(uow, client) == camille


def test_wiping_comes_back_to_ones_own_account(uow, client, camille):
    press(client)
    inside = holder(uow, client)

    press(client, f"{PATH}/effacer")

    assert holder(uow, client) == camille
    assert followed(uow, inside) == ()


def test_token_left_behind_opens_nothing(uow, client, camille):
    press(client)

    client.cookies.set("jalons_sid", "own token", domain=HERE)

    assert holder(uow, client) == VISITOR


@pytest.mark.parametrize("path", [PATH, f"{PATH}/quitter", f"{PATH}/effacer"])
def test_form_that_is_not_ours_changes_nothing(uow, client, camille, path):
    refused = client.post(path, data={"csrf": "0" * 64})

    assert refused.status_code == 403
    assert holder(uow, client) == camille


@pytest.mark.parametrize("path", [f"{PATH}/quitter", f"{PATH}/effacer"])
def test_there_is_no_way_out_of_where_one_is_not(uow, client, camille, path):
    enrolled(uow, of=_place(uow, camille))

    refused = press(client, path)

    assert refused.headers["location"] == "/connexion"
    assert holder(uow, client) == camille
    assert len(followed(uow, camille)) == 1


def _place(uow, actor):
    with uow.reading():
        return uow.accounts.structure(actor.structure_id)


def test_learner_and_stranger_are_led_to_the_door_of_staff(uow, client):
    with uow:
        uow.logins.open(new_login(uuid4(), "their token", now=NOON))
        uow.commit()

    for token in ("their token", "nobody's"):
        client.cookies.set("jalons_sid", token, domain=HERE)
        assert client.get(PATH).headers["location"] == "/connexion"
