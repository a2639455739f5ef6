"""From an empty database to a plan and the counts: the three who use Jalons, one journey."""

import re
import sqlite3

import pytest
from playwright.sync_api import Page, expect

from tests.browser import journey
from tests.browser.accessibility import accessibility_violations, scrolls_sideways
from tests.browser.running_server import RunningServer


@pytest.fixture
def empty_server(tmp_path):
    server = RunningServer(tmp_path)
    server.migrate()
    server.start()
    yield server
    server.stop()


def well_made(page: Page) -> None:
    expect(page.locator("h1").last).to_be_visible()
    assert accessibility_violations(page) == []
    assert not scrolls_sideways(page)


def enrol(page: Page, name: str) -> str:
    """Receive a person at the counter; the code they are given."""
    journey.open_screen(page, "Accueillir", "Accueillir une personne")
    page.get_by_text("La personne a entendu cette information").click()
    page.get_by_label("Prénom ou pseudonyme").fill(name)
    page.get_by_role("button", name="Ouvrir le dossier").click()
    expect(page.locator(".code-to-keep")).to_be_visible()
    return page.locator(".code-to-keep").inner_text()


def tables_about_anybody(server: RunningServer) -> list[str]:
    """Tables that still hold something of a learner."""
    with sqlite3.connect(server.database_url.removeprefix("sqlite:///")) as database:
        named = "SELECT name FROM sqlite_master WHERE type = 'table'"
        tables = [row[0] for row in database.execute(named)]
        return [
            table
            for table in tables
            if any(c[1] == "learner_id" for c in database.execute(f"PRAGMA table_info({table})"))
            and database.execute(f"SELECT 1 FROM {table}").fetchone()
        ]


def invited(page: Page) -> str:
    """The link that a colleague opens, as it is shown once."""
    journey.open_screen(page, "Équipe", "Mon équipe")
    page.get_by_label("Son nom").fill("Samir Haddad")
    page.get_by_label(re.compile("Son identifiant")).fill("samir")
    page.get_by_role("button", name="Créer son lien").click()
    link = page.get_by_text(re.compile("/invitation/")).first
    expect(link).to_be_visible()
    return re.search(r"/invitation/[\w-]+", link.inner_text()).group(0)


def accept(page: Page) -> None:
    """A colleague chooses a passphrase and is in."""
    page.get_by_label("Phrase de passe").fill(journey.PASSPHRASE)
    page.get_by_role("button").last.click()
    expect(page.locator("h1").last).to_have_text("Les personnes que vous accompagnez")


def test_from_an_empty_database_to_a_plan_the_counts_and_an_erasure(
    empty_server, open_page, picture
):
    coordinator = open_page(url=empty_server.url)
    journey.set_up(coordinator, empty_server.set_up_code)
    well_made(coordinator)
    adviser = open_page(invited(coordinator), url=empty_server.url)
    accept(adviser)

    code = enrol(adviser, "Amina")
    well_made(adviser)
    picture(adviser, "dossier-ouvert-1280")
    adviser.get_by_text("Commencer le diagnostic").click()
    adviser.get_by_role("button", name="Poser la première question").click()
    expect(adviser.locator(journey.ANSWERS)).to_be_visible()
    well_made(adviser)
    picture(adviser, "guichet-1280")
    asked = journey.answer_all(adviser, lambda number: number % 3)
    assert 6 <= len(asked) <= journey.QUESTIONS_MAX
    expect(adviser.locator("h1").last).to_have_text("Amina")
    well_made(adviser)
    journey.tall(adviser)
    adviser.locator("h1").last.scroll_into_view_if_needed()
    picture(adviser, "profil-1280")

    journey.other_move(adviser, "Voir et corriger ses réponses")
    adviser.get_by_role("button", name=re.compile("Corriger")).first.click()
    expect(adviser.locator(journey.ANSWERS)).to_be_visible()
    journey.choose(adviser, 0)
    adviser.get_by_role("button", name="Suivant").click()
    adviser.wait_for_timeout(journey.BREATH_MS)
    journey.answer_all(adviser, lambda number: number % 2)
    expect(adviser.locator("h1").last).to_have_text("Amina")

    adviser.get_by_role("link", name="Le plan").first.click()
    adviser.get_by_role("button", name="Proposer ce plan").click()
    adviser.get_by_role("button", name="Accepter tout le plan").click()
    expect(adviser.get_by_text("Version 2")).to_be_visible()
    well_made(adviser)
    journey.tall(adviser)
    picture(adviser, "plan-1280")

    learner = open_page("/suivi", width=360, url=empty_server.url)
    learner.get_by_label("code").fill(code)
    learner.get_by_role("button", name="Ouvrir").click()
    expect(learner.locator("h1").last).to_be_visible()
    well_made(learner)
    learner.get_by_role("link", name=re.compile("prochain pas", re.I)).first.click()
    expect(learner.locator("h1").last).to_have_text("Mon chemin")
    well_made(learner)
    journey.tall(learner, 1400)
    picture(learner, "prochain-pas-360")

    journey.open_screen(coordinator, "Vue d’ensemble", "Vue d’ensemble")
    expect(coordinator.get_by_text("Moins de 11 personnes").first).to_be_visible()
    assert coordinator.get_by_text("Amina").count() == 0
    well_made(coordinator)

    learner.goto(f"{empty_server.url}/tout-effacer")
    learner.get_by_role("button").last.click()
    learner.wait_for_timeout(1_500)
    assert tables_about_anybody(empty_server) == []
    adviser.goto(empty_server.url)
    expect(adviser.get_by_text("Personne pour l’instant")).to_be_visible()
