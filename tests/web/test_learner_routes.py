"""The learner's doors, as a browser without JavaScript goes through them."""

import re
from datetime import timedelta
from html import unescape

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from diagnostic.people import VISITOR
from security.identity import ALPHABET
from tests.factories import NOON, SMALL, codes
from tests.web.doors import code_on, come_back, cookies_of, csrf_of, holder, notice_on, said, start
from use_cases.sign_in import who_is
from web import learner_routes

MINUTE = timedelta(minutes=1)


@pytest.fixture
def now():
    """The instant of the service, that a test may move."""
    return [NOON]


@pytest.fixture
def service(uow, now):
    return Starlette(
        routes=learner_routes.routes(
            lambda: uow, codes(), questionnaire=SMALL, clock=lambda: now[0]
        )
    )


@pytest.fixture
def client(service):
    with TestClient(service, follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("path", ["/commencer", "/suivi", "/quitter"])
def test_page_is_french_and_has_one_form_and_one_button(client, path):
    page = client.get(path)

    assert page.status_code == 200
    assert '<html lang="fr" dir="ltr">' in page.text
    assert [page.text.count(mark) for mark in ("<form ", "<button", "<h1>", "<script>")] == [
        1,
        1,
        1,
        0,
    ]


def test_notice_says_what_why_how_long_and_what_may_be_refused(client):
    page = unescape(client.get("/commencer").text)

    titles = re.findall("<h2>([^<]*)</h2>", page)
    assert titles == [
        "Ce que nous demandons",
        "Pourquoi",
        "Ce que vous pouvez refuser",
        "Ce que nous ne demandons jamais",
        "Combien de temps",
        "Vos droits",
        "Pour revenir",
    ]


def test_starting_shows_the_code_once_and_lets_the_device_in(client, uow):
    page = start(client)

    code, them = code_on(page), holder(uow, client)
    with uow.reading():
        learner = uow.learners.with_code(codes().hash_code(code))
    assert page.status_code == 200
    assert set(code) - {"-"} <= set(ALPHABET)
    assert 'href="/"' in page.text
    assert learner.id == them.id


def test_starting_keeps_the_version_of_the_notice_that_was_read(client, uow):
    start(client)

    them = holder(uow, client)
    with uow.reading():
        (notice,) = uow.learners.notices(them.id)
    assert notice.version == "2026-11"


def test_nobody_starts_without_the_notice(client, uow):
    form = notice_on(client.get("/commencer")) | {"notice": ""}
    page = client.post("/commencer", data=form)

    assert said(page) == "Lisez d’abord ce que nous gardons, puis appuyez sur le bouton."
    assert holder(uow, client) == VISITOR


def test_code_brings_back_on_another_device(service, client, uow):
    code = code_on(start(client))

    with TestClient(service, follow_redirects=False) as phone:
        page = come_back(phone, code.lower().replace("-", " "))

        assert (page.status_code, page.headers["location"]) == (303, "/")
        assert holder(uow, phone) == holder(uow, client)
        assert phone.cookies["jalons_sid"] != client.cookies["jalons_sid"]


def test_unknown_code_is_explained(client):
    page = client.post("/suivi", data={"code": "MER2FK7QWX", "csrf": csrf_of(client)})

    assert (page.status_code, said(page)) == (404, "Ce code n’est pas connu.")
    assert 'aria-invalid="true"' in page.text


def test_too_many_codes_are_slowed(client, now):
    code = code_on(start(client))
    for _ in range(5):
        come_back(client, "22222-22222")

    page = come_back(client, code)
    now[0] += 15 * MINUTE
    later = come_back(client, code)

    assert (page.status_code, said(page)) == (
        429,
        "Trop d’essais. Attendez 15 minutes, puis essayez encore.",
    )
    assert later.status_code == 303


def test_leaving_ends_the_login_everywhere_it_is_read(client, uow):
    start(client)
    sid = client.cookies["jalons_sid"]

    page = client.post("/quitter", data={"csrf": csrf_of(client, "/quitter")})

    assert (page.status_code, page.headers["location"]) == (303, "/")
    assert "jalons_sid" not in client.cookies
    assert who_is(uow, VISITOR, sid=sid, now=NOON) == VISITOR


def test_next_person_on_a_device_ends_the_login_of_the_former(client, uow):
    first_code, first = code_on(start(client)), client.cookies["jalons_sid"]

    start(client)
    second = client.cookies["jalons_sid"]
    come_back(client, first_code)

    assert who_is(uow, VISITOR, sid=first, now=NOON) == VISITOR
    assert who_is(uow, VISITOR, sid=second, now=NOON) == VISITOR
    assert holder(uow, client).id is not None


@pytest.mark.parametrize("path", ["/commencer", "/suivi", "/quitter"])
@pytest.mark.parametrize("token", [None, "", "0" * 64], ids=["none", "empty", "forged"])
def test_form_that_is_not_ours_is_refused_and_drawn_again(client, uow, path, token):
    code = code_on(start(client))
    before = holder(uow, client)

    form = {"code": code, "notice": "2026-11"} | ({} if token is None else {"csrf": token})
    page = client.post(path, data=form)

    assert page.status_code == 403
    assert said(page).startswith("Cette page est restée ouverte trop longtemps.")
    assert "<form " in page.text
    assert holder(uow, client) == before


def test_form_of_another_browser_is_refused(service, client):
    token = csrf_of(client)

    with TestClient(service, follow_redirects=False) as other:
        other.get("/suivi")
        page = other.post("/suivi", data={"csrf": token, "code": "MER2FK7QWX"})

    assert page.status_code == 403


def test_body_that_is_too_long_is_refused(client):
    form = {"csrf": csrf_of(client), "code": "2" * 10_000}

    assert client.post("/suivi", data=form).status_code == 403


def test_what_was_typed_is_never_shown_again(client):
    page = come_back(client, "<script>alert(1)</script>")

    assert page.status_code == 404
    assert "alert(1)" not in page.text


def test_cookie_is_out_of_reach_of_scripts_and_other_sites(client):
    page = start(client)

    sid = cookies_of(page)["jalons_sid"]
    assert "httponly" in sid
    assert "samesite=lax" in sid
    assert "max-age=7776000" in sid
    assert "secure" not in sid


def test_cookies_keep_to_https_where_the_service_is_reached_by_it(service):
    with TestClient(service, base_url="https://jalons.example", follow_redirects=False) as client:
        form = client.get("/commencer")
        page = start(client)

    assert "secure" in cookies_of(form)["jalons_form"]
    assert "secure" in cookies_of(page)["jalons_sid"]


@pytest.mark.parametrize("path", ["/commencer", "/suivi", "/quitter"])
def test_form_cookie_is_strict_and_given_once(client, path):
    first, second = client.get(path), client.get(path)

    assert "samesite=strict" in cookies_of(first)["jalons_form"]
    assert cookies_of(second) == {}
