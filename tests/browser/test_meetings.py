"""A day of an adviser: a meeting in a few taps, a workshop, the next appointment; counted."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import journey
from tests.browser.accessibility import accessibility_violations, scrolls_sideways, small_buttons
from tests.browser.conftest import WIDTHS
from tests.browser.running_server import RunningServer

TAPS_MAX = 8  # to write down a meeting with two observations, from the first page
TOO_LOW = """() => [...document.querySelectorAll('[role=radio], .stButtonGroup button')]
  .filter(e => e.offsetParent && e.getBoundingClientRect().height < 48).map(e => e.innerText)"""
ICON = re.compile(r"[a-z_]+$")


class Taps:
    """What a hurried thumb does, counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def on(self, what) -> None:
        what.click()
        self.count += 1


@pytest.fixture
def own_server(tmp_path) -> Iterator[RunningServer]:
    server = RunningServer(tmp_path)
    server.migrate()
    server.start()
    yield server
    server.stop()


@pytest.fixture(params=sorted(WIDTHS), ids=lambda width: f"{width} px")
def adviser(request, own_server, open_page) -> Page:
    """The first page of an adviser who follows Amina and Bilal; Bilal has a diagnosis."""
    page = open_page(width=request.param, url=own_server.url)
    journey.set_up(page, own_server.set_up_code)
    vars(page)["codes"] = {name: received(page, own_server, name) for name in ("Amina", "Bilal")}
    page.get_by_text("Commencer le diagnostic").click()
    page.get_by_role("button", name="Poser la première question").click()
    expect(page.locator(journey.ANSWERS)).to_be_visible()
    journey.answer_all(page, lambda number: number % 3)
    first_page(page, own_server)
    return page


def received(page: Page, server: RunningServer, name: str) -> str:
    page.goto(f"{server.url}/accueillir")
    page.get_by_text("La personne a entendu cette information").click()
    page.get_by_label("Prénom ou pseudonyme").fill(name)
    page.get_by_role("button", name="Ouvrir le dossier").click()
    expect(page.locator(".code-to-keep")).to_be_visible()
    return page.locator(".code-to-keep").inner_text()


def first_page(page: Page, server: RunningServer) -> None:
    page.goto(server.url)
    expect(page.locator("h1").last).to_have_text("Les personnes que vous accompagnez")


def well_made(page: Page) -> None:
    expect(page.locator("h1").last).to_be_visible()
    expect(page.locator("[data-testid=stStatusWidget]")).to_have_count(0)
    page.wait_for_timeout(journey.BREATH_MS)
    assert accessibility_violations(page) == []
    assert [said for said in small_buttons(page) if said and not ICON.match(said)] == []
    assert page.evaluate(TOO_LOW) == []
    assert not scrolls_sideways(page)


def titled(page: Page, text: str) -> None:
    expect(page.locator("h1").last).to_contain_text(text)


def test_meeting_with_two_observations_is_written_down_in_a_few_taps(adviser, picture):
    well_made(adviser)
    taps = Taps(adviser)

    taps.on(adviser.get_by_role("link", name="Noter pour Bilal"))
    titled(adviser, "Noter un rendez\N{NON-BREAKING HYPHEN}vous avec Bilal")
    well_made(adviser)
    taps.on(adviser.get_by_role("radio", name="Avec guidage").nth(0))
    taps.on(adviser.get_by_role("radio", name="Fait seul").nth(1))
    picture(adviser, f"noter-{adviser.viewport_size['width']}")
    taps.on(adviser.get_by_role("button", name="Enregistrer le rendez-vous"))
    titled(adviser, "Rendez\N{NON-BREAKING HYPHEN}vous\N{NO-BREAK SPACE}: Bilal")
    taps.on(adviser.get_by_role("button", name="Copier la ligne"))
    expect(adviser.get_by_role("status").filter(has_text="C’est copié.")).to_be_visible()

    assert taps.count <= TAPS_MAX
    assert taps.count == 5
    well_made(adviser)
    rungs = adviser.locator("[class*=st-key-rung-] [role=radio][aria-checked=true]")
    expect(rungs).to_have_count(2)
    rungs.nth(0).click()
    expect(rungs).to_have_count(1)


def test_workshop_and_next_appointment(adviser, own_server, open_page, picture):
    width = adviser.viewport_size["width"]
    adviser.goto(f"{own_server.url}/agenda")
    well_made(adviser)
    adviser.get_by_role("button", name="Prévoir un atelier").click()
    titled(adviser, "Prévoir un atelier")
    well_made(adviser)
    adviser.get_by_label("Titre de l’atelier").fill("Ranger ses photos")
    adviser.get_by_role("button", name="Garder cette date").click()
    titled(adviser, "Ranger ses photos")
    for place, name in enumerate(("Amina", "Bilal"), start=1):
        adviser.get_by_label("Ajouter une personne").click()
        adviser.get_by_role("option", name=name).click()
        expect(adviser.locator("[class*=st-key-line-]")).to_have_count(place)
    expect(adviser.get_by_text("2 sur 8 places")).to_be_visible()
    adviser.get_by_role("radio", name="Excusé").nth(1).click()
    expect(adviser.get_by_text("1 sur 8 places")).to_be_visible()
    adviser.get_by_role("radio", name="Présent").nth(0).click()
    expect(adviser.get_by_text("Cette date n’est pas encore passée")).to_be_visible()
    well_made(adviser)
    picture(adviser, f"atelier-{width}")
    adviser.goto(f"{own_server.url}/agenda")
    adviser.get_by_role("link", name="Semaine d’après").click()
    expect(adviser.get_by_role("link", name=re.compile("Ranger ses photos"))).to_be_visible()
    well_made(adviser)
    picture(adviser, f"agenda-{width}")

    learner = open_page("/suivi", width=width, url=own_server.url)
    learner.get_by_label("code").fill(vars(adviser)["codes"]["Amina"])
    learner.get_by_role("button", name="Ouvrir").click()
    learner.goto(f"{own_server.url}/mon-prochain-pas")
    expect(learner.get_by_text("Mon prochain rendez-vous")).to_be_visible()
    expect(learner.get_by_text(re.compile("Ranger ses photos"))).to_be_visible()
    well_made(learner)
    picture(learner, f"mon-rendez-vous-{width}")


def test_screen_handed_to_the_person_shows_one_question(adviser, own_server, picture):
    adviser.get_by_role("link", name="Noter pour Amina").click()
    titled(adviser, "Noter un rendez\N{NON-BREAKING HYPHEN}vous avec Amina")
    adviser.get_by_role("button", name="Enregistrer le rendez-vous").click()
    titled(adviser, "Rendez\N{NON-BREAKING HYPHEN}vous\N{NO-BREAK SPACE}: Amina")
    adviser.get_by_role("link", name=re.compile("Donner l’écran")).click()
    titled(adviser, "Ce rendez-vous vous a-t-il aidé")
    expect(adviser.get_by_text("Se déconnecter")).to_be_hidden()
    well_made(adviser)
    picture(adviser, f"votre-avis-{adviser.viewport_size['width']}")

    adviser.get_by_role("button", name="Un peu").click()

    titled(adviser, "Merci")
    adviser.get_by_role("link", name="Fermer").click()
    titled(adviser, "Rendez\N{NON-BREAKING HYPHEN}vous\N{NO-BREAK SPACE}: Amina")
    expect(adviser.get_by_text("Son avis est gardé")).to_be_visible()
    adviser.get_by_role("link", name="Voir le profil").click()
    titled(adviser, "Amina")
    adviser.get_by_role("link", name="Ses rendez-vous").click()
    titled(adviser, "Amina\N{NO-BREAK SPACE}: ses rendez\N{NON-BREAKING HYPHEN}vous")
    well_made(adviser)
