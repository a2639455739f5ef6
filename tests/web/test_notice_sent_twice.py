"""The notice sent twice: one record and one code; the next person at the device has their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import func, select
from starlette.applications import Starlette
from starlette.testclient import TestClient

from models import AssessmentRecord, LearnerRecord, LoginRecord
from tests.factories import NOON, SMALL, codes, first_option, sealer
from tests.web.doors import code_on, come_back, csrf_of, holder, notice_on, said, start
from use_cases.take_diagnosis import answer, current_question
from web import learner_routes, my_data_routes

MINUTE = timedelta(minutes=1)
HANDS = 8
GROWN_OLD = "Cette page est restée ouverte trop longtemps."
SERVED = "Cette page a déjà servi."


@pytest.fixture
def now():
    """The instant of the service, that a test may move."""
    return [NOON]


@pytest.fixture
def service(uow, now):
    def clock():
        return now[0]

    doors = learner_routes.routes(lambda: uow, codes(), questionnaire=SMALL, clock=clock)
    data = my_data_routes.routes(lambda: uow, codes(), sealer(), clock=clock)
    return Starlette(routes=[*doors, *data])


@pytest.fixture
def client(service):
    with TestClient(service, follow_redirects=False) as client:
        yield client


@pytest.fixture
def kept(engine) -> Callable[[], tuple[int, ...]]:
    """How many people, sittings and devices are kept."""

    def count() -> tuple[int, ...]:
        with engine.connect() as connection:
            return tuple(
                connection.scalar(select(func.count()).select_from(table)) or 0
                for table in (LearnerRecord, AssessmentRecord, LoginRecord)
            )

    return count


def send(client, form):
    return client.post("/commencer", data=form)


def test_second_post_shows_the_same_code_of_the_same_record(client, uow, kept):
    form = notice_on(client.get("/commencer"))

    first, them = send(client, form), holder(uow, client)
    second = send(client, form)

    assert (first.status_code, second.status_code) == (200, 200)
    assert code_on(first) == code_on(second)
    assert holder(uow, client) == them
    assert kept() == (1, 1, 1)
    assert come_back(client, code_on(second)).status_code == 303
    assert holder(uow, client) == them


def test_posts_at_the_same_instant_open_one_record(service, client, uow, kept):
    form = notice_on(client.get("/commencer"))
    cookies, together = dict(client.cookies), Barrier(HANDS, timeout=30)

    def press(_):
        with TestClient(service, cookies=cookies, follow_redirects=False) as hand:
            together.wait()
            page = send(hand, form)
            return code_on(page), hand.cookies["jalons_sid"]

    with ThreadPoolExecutor(HANDS) as hands:
        seen = set(hands.map(press, range(HANDS)))

    assert len(seen) == 1
    assert kept() == (1, 1, 1)


def test_page_after_an_answer_is_drawn_again_and_its_button_opens_another_record(
    client, uow, kept
):
    form = notice_on(client.get("/commencer"))
    first, them = send(client, form), holder(uow, client)
    sitting = current_question(uow, them, now=NOON)
    given = first_option(sitting.step.choice.item)
    answer(uow, them, assessment_id=sitting.assessment.id, given=given, now=NOON)

    page = send(client, form)
    still = holder(uow, client)
    another = send(client, notice_on(page))

    assert said(page).startswith(SERVED)
    assert (still, kept()) == (them, (2, 2, 2))
    assert code_on(another) != code_on(first)


@pytest.mark.parametrize("door", ["/quitter", "/tout-effacer"])
def test_page_that_the_next_person_finds_opens_their_own_record(client, uow, kept, door):
    form = notice_on(client.get("/commencer"))
    first = send(client, form)
    client.post(door, data={"csrf": csrf_of(client, door)})
    before = kept()

    page = send(client, form)
    unmoved = kept()
    second = send(client, notice_on(page))

    assert said(page).startswith(GROWN_OLD)
    assert unmoved == before
    assert code_on(second) != code_on(first)
    assert kept()[0] == before[0] + 1


def test_page_sent_with_the_cookie_of_before_leaving_shows_no_code(service, client, kept):
    form, cookies = notice_on(client.get("/commencer")), dict(client.cookies)
    send(client, form)
    client.post("/quitter", data={"csrf": csrf_of(client, "/quitter")})

    with TestClient(service, cookies=cookies, follow_redirects=False) as late:
        page = send(late, form)

    assert said(page).startswith(SERVED)
    assert kept() == (1, 1, 1)


@pytest.mark.parametrize(("minutes", "told"), [(11, SERVED), (61, GROWN_OLD)])
def test_page_sent_again_much_later_shows_no_code(client, now, kept, minutes, told):
    form = notice_on(client.get("/commencer"))
    send(client, form)
    now[0] += minutes * MINUTE

    page = send(client, form)

    assert said(page).startswith(told)
    assert "code-to-keep" not in page.text
    assert kept() == (1, 1, 1)


def test_page_of_another_browser_opens_another_record(service, client):
    form = notice_on(client.get("/commencer"))
    first = send(client, form)

    with TestClient(service, follow_redirects=False) as other:
        theirs = notice_on(other.get("/commencer"))
        second = send(other, {**theirs, "once": form["once"]})

    assert code_on(second) != code_on(first)


@pytest.mark.parametrize("once", ["", "soon.x", "1.", "99999999999.x", "²³.x"])
def test_page_that_we_did_not_draw_opens_nothing(client, kept, once):
    page = send(client, notice_on(client.get("/commencer")) | {"once": once})

    assert said(page).startswith(GROWN_OLD)
    assert kept() == (0, 0, 0)


def test_leaving_twice_leads_home_twice(client):
    start(client)
    form = {"csrf": csrf_of(client, "/quitter")}

    pages = [client.post("/quitter", data=form) for _ in range(2)]

    assert [page.headers["location"] for page in pages] == ["/", "/"]
