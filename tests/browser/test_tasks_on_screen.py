"""Every task of « Premiers pas », played on a real phone screen: by touch, then by keys alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import journey, playing
from tests.browser.accessibility import accessibility_violations, scrolls_sideways, small_buttons
from tests.browser.watch import Watch

ITEMS = list(playing.TASKS)
WANDERING = ("Micro", "← Revenir", "Visage souriant", "← Revenir")
ONE_OF_EACH_LOOK = {  # kind and look: the first task of each
    (task.kind, task.layout.get("look")): item for item, task in reversed(playing.TASKS.items())
}


@pytest.fixture(scope="module")
def phone(chromium: Browser, server) -> Iterator[Page]:
    """A phone of 360 px in the hands of somebody who passed every task so far."""
    sid = playing.somebody_who_passed(server, ITEMS)
    context = chromium.new_context(
        locale="fr-FR", viewport={"width": 360, "height": 740}, has_touch=True
    )
    context.add_cookies([{"name": "jalons_sid", "value": sid, "url": server.url}])
    page = context.new_page()
    watch = Watch(page, server.url)
    yield page
    context.close()
    assert watch.problems == []


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Suivant").click()
    page.wait_for_timeout(journey.BREATH_MS)


@pytest.mark.parametrize("item", ITEMS)
def test_task_is_well_made_and_played_with_a_finger(phone, server, item):
    playing.open_again(phone, server.url, item)
    keys = playing.TASKS[item].layout.get("look") == "keyboard"
    assert accessibility_violations(phone) == []
    assert keys or small_buttons(phone) == []
    assert not scrolls_sideways(phone)

    playing.play_by_touch(phone, item)
    assert accessibility_violations(phone) == []
    go_on(phone)

    assert playing.last_kept(server, item) == (playing.right_option(item), "done")


@pytest.mark.parametrize("item", ONE_OF_EACH_LOOK.values())
def test_task_of_each_look_is_played_with_a_keyboard_alone(phone, server, item):
    playing.open_again(phone, server.url, item)
    phone.locator(".task").get_by_label("Je ne sais pas").click()  # what a former test left
    go_on(phone)
    playing.open_again(phone, server.url, item)

    playing.play_by_keys(phone, item)
    playing.tab_to(phone, "BUTTON", "Suivant")
    phone.keyboard.press("Enter")
    phone.wait_for_timeout(journey.BREATH_MS)

    assert playing.last_kept(server, item) == (playing.right_option(item), "done")


def test_there_is_a_task_of_each_kind():
    kinds = {kind for kind, _ in ONE_OF_EACH_LOOK}

    assert kinds == {"choose", "point", "type", "steps", "table"}


@pytest.mark.parametrize(
    ("item", "wrong", "ends"),
    [
        ("touch-star", ["Un rond"], "not_yet"),
        ("touch-star", ["Un rond", "Une étoile"], "nearly"),
        ("book-slot", ["Libre, Mercredi, 9 h", "Libre, Jeudi, 10 h"], "nearly"),
        ("join-photo", ["Trombone"], "not_yet"),
        ("join-photo", ["Trombone", "Photo du chat", "Flèche d’envoi", "← Revenir"], "alone"),
        (
            "join-photo",
            ["Micro", "← Revenir", "Trombone", "Photo du chat", "Flèche d’envoi"],
            "alone",
        ),
        (
            "join-photo",
            [*WANDERING, "Trombone", "Photo du chat", "Flèche d’envoi"],
            "nearly",
        ),
    ],
    ids=[
        "a wrong thing",
        "then the right one",
        "a wrong cell first",
        "half way",
        "back from the end",
        "one slip",
        "two",
    ],
)
def test_a_play_ends_as_it_was_played(phone, server, item, wrong, ends):
    playing.open_again(phone, server.url, item)

    for name in wrong:
        plain = name.replace(" h", "\N{NO-BREAK SPACE}h")
        phone.locator(".task").get_by_role("button", name=plain, exact=True).tap()
    go_on(phone)

    assert playing.last_kept(server, item) == (ends, "done")


@pytest.mark.parametrize(
    ("typed", "ends"),
    [("482915", "alone"), ("482 915 ", "alone"), ("48295", "nearly"), ("1234", "not_yet")],
)
def test_what_is_typed_stays_and_only_how_it_ended_leaves(phone, server, typed, ends):
    sent: list[str] = []
    phone.on(
        "websocket", lambda socket: socket.on("framesent", lambda said: sent.append(str(said)))
    )
    playing.open_again(phone, server.url, "copy-code")

    phone.locator(".task input[type=text]").press_sequentially(typed)
    go_on(phone)

    assert playing.last_kept(server, "copy-code") == (ends, "done")
    assert sent
    assert [said for said in sent if typed.strip() in said] == []


def test_one_may_come_back_see_what_was_done_and_leave_it(phone, server):
    playing.open_again(phone, server.url, "sign-out")
    playing.play_by_touch(phone, "sign-out")
    go_on(phone)

    playing.open_again(phone, server.url, "sign-out")
    expect(phone.get_by_text("Vous avez déjà fait")).to_be_visible()
    go_on(phone)

    assert playing.last_kept(server, "sign-out") == ("alone", "done")


def test_a_screen_says_the_same_whether_it_was_right_or_wrong(phone, server):
    said = []
    for name in ("Un rond", "Une étoile"):
        playing.open_again(phone, server.url, "touch-star")
        phone.locator(".task").get_by_role("button", name=name, exact=True).tap()
        said.append(phone.locator(".task [role=status]").inner_text())

    assert said[0] == said[1] != ""
