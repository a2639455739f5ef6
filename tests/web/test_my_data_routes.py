"""One's own data: taken away or erased in one act, by their holder alone."""

import json

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from diagnostic.people import VISITOR
from tests.factories import NOON, SMALL, codes, sealer
from tests.web.doors import code_on, come_back, csrf_of, holder, said, start
from web import learner_routes, my_data_routes


@pytest.fixture
def client(uow):
    wiring = {"new_unit": lambda: uow, "codes": codes(), "clock": lambda: NOON}
    service = Starlette(
        routes=[
            *learner_routes.routes(**wiring, questionnaire=SMALL),
            *my_data_routes.routes(**wiring, sealer=sealer()),
        ]
    )
    with TestClient(service, follow_redirects=False) as client:
        yield client


def test_person_takes_their_data_away_in_one_file(client, uow):
    start(client)

    file = client.post("/mes-donnees", data={"csrf": csrf_of(client, "/mes-donnees")})

    them = holder(uow, client)
    assert file.headers["content-disposition"] == 'attachment; filename="mes-donnees-jalons.json"'
    assert file.headers["content-type"] == "application/json"
    assert [row["id"] for row in json.loads(file.text)["learners"]] == [str(them.id)]


def test_person_erases_everything_in_one_act(client, uow):
    code = code_on(start(client))

    page = client.post("/tout-effacer", data={"csrf": csrf_of(client, "/tout-effacer")})

    assert page.status_code == 200
    assert "C’est effacé" in page.text
    assert "jalons_sid" not in client.cookies
    assert said(come_back(client, code)) == "Ce code n’est pas connu."


def test_asking_to_erase_erases_nothing(client, uow):
    start(client)

    page = client.get("/tout-effacer")

    assert "On ne peut pas revenir en arrière." in page.text
    assert holder(uow, client) != VISITOR


@pytest.mark.parametrize("path", ["/mes-donnees", "/tout-effacer"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_visitor_is_asked_for_a_code(client, path, method):
    form = {"csrf": csrf_of(client)}

    page = client.request(method, path, data=form if method == "POST" else None)

    assert (page.status_code, page.headers["location"]) == (303, "/suivi")


@pytest.mark.parametrize("path", ["/mes-donnees", "/tout-effacer"])
def test_form_that_is_not_ours_is_refused_and_drawn_again(client, uow, path):
    start(client)

    page = client.post(path, data={"csrf": "0" * 64})

    assert page.status_code == 403
    assert said(page).startswith("Cette page est restée ouverte trop longtemps.")
    assert holder(uow, client) != VISITOR
