"""A screen typed or bookmarked by somebody signed out: the door, then that screen and no other."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from diagnostic.people import VISITOR, Role
from security.identity import new_invitation
from tests.factories import NOON, SMALL, codes, staff, structure
from tests.web.doors import holder, notice_on, start
from ui.navigation import ADDRESSES_OF_STAFF
from web import learner_routes, sign_in_routes
from web.staff_screens import StaffScreens, screen_among

GOOD = "la grenouille verte saute loin"
PROFILE = "/profil?personne=0190b0c4-6d0f-7000-8000-000000000001"


async def streamlit(request):
    return PlainTextResponse("un écran")


@pytest.fixture
def client(uow):
    def clock():
        return NOON

    routes = [
        *sign_in_routes.routes(lambda: uow, codes(), screens=ADDRESSES_OF_STAFF, clock=clock),
        *learner_routes.routes(lambda: uow, codes(), questionnaire=SMALL, clock=clock),
        Route("/{screen:path}", streamlit),
    ]
    screens = {"new_unit": lambda: uow, "screens": ADDRESSES_OF_STAFF, "clock": clock}
    service = Starlette(routes=routes, middleware=[Middleware(StaffScreens, **screens)])
    with TestClient(service, follow_redirects=False) as client:
        yield client


@pytest.fixture
def camille(uow):
    """An adviser, with a link to choose her passphrase."""
    camille = staff(uow, Role.ADVISER, of=structure(uow), name="Camille")
    with uow:
        uow.accounts.invite(new_invitation(camille.id, "token", now=NOON))
        uow.commit()
    return camille


def choose(client):
    link = "/invitation/token"
    client.post(link, data=notice_on(client.get(link)) | {"passphrase": GOOD})


def come(client, camille, door, passphrase=GOOD, **more):
    form = notice_on(client.get(door)) | {"login": camille.login, "passphrase": passphrase}
    return client.post("/connexion", data=form | more)


def test_signed_out_one_is_led_to_the_door_then_to_the_screen(client, uow, camille):
    choose(client)
    client.cookies.clear()

    led = client.get(PROFILE)
    entered = come(client, camille, led.headers["location"])

    assert (led.status_code, entered.status_code) == (303, 303)
    assert led.headers["location"].startswith("/connexion?vers=%2Fprofil%3Fpersonne%3D")
    assert entered.headers["location"] == PROFILE
    assert holder(uow, client) == camille.actor
    assert client.get(PROFILE).text == "un écran"


def test_wrong_passphrase_does_not_lose_the_way(client, camille):
    choose(client)
    client.cookies.clear()
    door = client.get("/agenda").headers["location"]

    refused = come(client, camille, door, "x" * 20)

    assert refused.status_code == 403
    assert notice_on(refused)["vers"] == "/agenda"


@pytest.mark.parametrize(
    "wanted",
    [
        "https://ailleurs.example/profil",
        "//ailleurs.example/profil",
        "/\\ailleurs.example",
        "/profil/../..//ailleurs.example",
        "/profil@ailleurs.example",
        "profil",
        "/tout-effacer",
        "javascript:alert(1)",
        "/profil?" + "x=1&" * 200,
        "",
    ],
)
def test_door_leads_nowhere_but_to_our_screens(client, camille, wanted):
    choose(client)
    client.cookies.clear()

    drawn = client.get("/connexion", params={"vers": wanted})
    entered = come(client, camille, "/connexion", vers=wanted)

    assert notice_on(drawn)["vers"] == "/"
    assert entered.headers["location"] == "/"


def test_what_follows_the_address_is_written_by_us():
    asked = '/profil?personne="><script>\r\nx: y'

    written = screen_among(ADDRESSES_OF_STAFF, asked)

    assert written == "/profil?personne=%22%3E%3Cscript%3E%0D%0Ax%3A+y"


def test_first_screen_of_somebody_signed_in_is_home(client, camille):
    choose(client)

    page = client.get("/personnes/")

    assert (page.status_code, page.headers["location"]) == (303, "/")
    assert client.get("/accueillir").text == "un écran"


@pytest.mark.parametrize("path", ["/", "/mes-resultats", "/rien"])
def test_other_addresses_are_left_alone(client, uow, path):
    assert client.get(path).text == "un écran"
    assert holder(uow, client) == VISITOR


def test_learner_is_not_sent_to_the_door_of_others(client):
    start(client)

    assert client.get("/profil").text == "un écran"
