"""Every screen of those who work with Jalons, on an invented structure, at both widths."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import journey
from tests.browser.accessibility import accessibility_violations, scrolls_sideways, small_buttons
from tests.browser.conftest import WIDTHS
from tests.browser.running_server import RunningServer
from tests.browser.watch import Watch

MENU = ("Personnes", "Accueillir", "Mon agenda", "Vue d’ensemble", "Équipe")
OF_ONE_PERSON = (
    *("reponses", "plan", "dossier", "diagnostic"),
    *("noter", "prevoir", "ses-rendez-vous", "progression", "orientations", "suivi"),
)
ENGLISH = re.compile(
    r"\b(Search|Choose an option|Select|Close|Open|Loading|Upload|Download|Submit|Press)\b"
)
ICON = re.compile(r"[a-z_]+$")  # Streamlit's own arrows and crosses, 24 px and more
FILLED_MS = 90_000  # sixty-six invented people take a while to answer


@pytest.fixture(scope="module")
def invented(tmp_path_factory, chromium: Browser) -> Iterator[tuple[RunningServer, dict]]:
    """A service opened on its invented structure, and the cookies of its first account."""
    server = RunningServer(tmp_path_factory.mktemp("invented"))
    server.migrate()
    server.start()
    context = chromium.new_context(locale="fr-FR")
    page = context.new_page()
    page.goto(f"{server.url}/premiere-fois")
    page.get_by_label("Code d’installation").fill(server.set_up_code)
    page.get_by_text("Une structure inventée").click()
    page.get_by_label("Votre nom").fill("Nadia Ferhat")
    page.get_by_label("Identifiant").fill("nadia")
    page.get_by_label("Phrase de passe").fill(journey.PASSPHRASE)
    page.get_by_role("button", name="Ouvrir Jalons").click(timeout=FILLED_MS)
    expect(page.locator("h1").last).to_have_text(
        "Les personnes que vous accompagnez", timeout=FILLED_MS
    )
    kept = context.storage_state()
    context.close()
    yield server, kept
    server.stop()


@pytest.fixture(params=sorted(WIDTHS), ids=lambda width: f"{width} px")
def staff_page(request, invented, chromium: Browser) -> Iterator[Page]:
    server, kept = invented
    width = request.param
    context = chromium.new_context(
        locale="fr-FR", storage_state=kept, viewport={"width": width, "height": WIDTHS[width]}
    )
    page = context.new_page()
    watch = Watch(page, server.url)
    page.goto(server.url)
    expect(page.locator("h1").last).to_be_visible()
    yield page
    context.close()
    assert watch.problems == []


def settled(page: Page) -> None:
    expect(page.locator("h1").last).to_be_visible()
    expect(page.locator("[data-testid=stStatusWidget]")).to_have_count(0)
    page.wait_for_timeout(journey.BREATH_MS)


def well_made(page: Page) -> None:
    settled(page)
    assert accessibility_violations(page) == []
    assert [said for said in small_buttons(page) if said and not ICON.match(said)] == []
    assert not scrolls_sideways(page)
    assert ENGLISH.findall(page.locator("body").inner_text()) == []


def test_every_screen_of_the_menu_is_well_made(staff_page, picture):
    addresses = {"Personnes": "", "Accueillir": "accueillir", "Mon agenda": "agenda"} | {
        "Vue d’ensemble": "vue-d-ensemble",
        "Équipe": "equipe",
    }
    base = staff_page.url.rstrip("/")
    for name in MENU:
        staff_page.goto(f"{base}/{addresses[name]}")
        well_made(staff_page)
        expect(staff_page.get_by_text(re.compile("invent", re.I)).first).to_be_visible()
        width = staff_page.viewport_size["width"]
        picture(staff_page, f"equipe-{addresses[name] or 'personnes'}-{width}")


def test_every_screen_about_one_person_is_well_made(staff_page):
    staff_page.locator(".st-key-people a[href*=profil]").first.click()
    staff_page.wait_for_url(re.compile("/profil"))
    well_made(staff_page)
    address = staff_page.url
    for name in OF_ONE_PERSON:
        staff_page.goto(address.replace("/profil", f"/{name}"))
        well_made(staff_page)
