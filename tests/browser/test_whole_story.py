"""The whole story: from a newcomer to a progress that they read and that is counted."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from diagnostic.observations import Autonomy
from diagnostic.people import Actor, Role
from store.database import create_engine_for
from store.questionnaires import Shelf
from store.unit_of_work import UnitOfWork
from tests.browser import journey
from tests.browser.accessibility import accessibility_violations, scrolls_sideways
from tests.browser.running_server import ROOT, RunningServer
from tests.factories import answered, enrolled

OTHERS = 22  # people met twice, half of whom progressed: enough for a count to be told
SKILL = "search-web"


@pytest.fixture
def own_server(tmp_path):
    server = RunningServer(tmp_path)
    server.migrate()
    server.start()
    yield server
    server.stop()


def titled(page: Page, text: str) -> None:
    expect(page.locator("h1").last).to_contain_text(text)


def well_made(page: Page) -> None:
    expect(page.locator("[data-testid=stStatusWidget]")).to_have_count(0)
    page.wait_for_timeout(journey.BREATH_MS)
    assert accessibility_violations(page) == []
    assert not scrolls_sideways(page)


def received(page: Page, server: RunningServer, name: str) -> str:
    page.goto(f"{server.url}/accueillir")
    page.get_by_text("La personne a entendu cette information").click()
    page.get_by_label("Prénom ou pseudonyme").fill(name)
    page.get_by_role("button", name="Ouvrir le dossier").click()
    expect(page.locator(".code-to-keep")).to_be_visible()
    return page.locator(".code-to-keep").inner_text()


def others_met_twice(server: RunningServer) -> None:
    """The people whom the structure already follows: a count needs a crowd."""
    engine = create_engine_for(server.database_url)
    uow = UnitOfWork(engine, Shelf(ROOT / "questionnaires"))
    first = datetime.now(UTC) - timedelta(days=30)
    with uow.reading():
        account = uow.accounts.with_login("nadia")
        assert account is not None
        here = uow.accounts.structure(account[0].structure_id)
    adviser = Actor(frozenset({Role.ADVISER}), account[0].id, here.id)
    for place in range(OTHERS):
        them = enrolled(uow, of=here, now=first)
        answered(uow, them.id, f"{SKILL}=with_help", now=first)
        seen(uow, them.id, adviser, Autonomy.ALONE if place % 2 else Autonomy.GUIDED)
    engine.dispose()


def seen(uow: UnitOfWork, learner_id: UUID, adviser: Actor, autonomy: Autonomy) -> None:
    now = datetime.now(UTC)
    with uow:
        stamp = uow.facts.stamp(adviser, now)
        uow.observations.see(
            learner_id, SKILL, autonomy, meeting_id=None, observed_at=now, stamp=stamp
        )
        uow.commit()


def diagnosed(page: Page, place_of) -> None:
    page.get_by_role("button", name="Poser la première question").click()
    expect(page.locator(journey.ANSWERS)).to_be_visible()
    journey.answer_all(page, place_of)
    titled(page, "Amina")


def wished(page: Page, *names: str) -> None:
    for name in names:
        page.wait_for_timeout(journey.BREATH_MS)
        page.get_by_role("combobox").first.click()
        page.get_by_role("combobox").first.press_sequentially(name)
        page.get_by_role("option", name=name).first.click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Proposer ce plan").click()
    expect(page.get_by_text("Version 1.")).to_be_visible()


def met(page: Page, server: RunningServer, rung: str) -> None:
    """A meeting, with the two first things of the list seen at that rung."""
    page.goto(server.url)
    page.get_by_role("link", name="Noter pour Amina").click()
    titled(page, "Noter un rendez\N{NON-BREAKING HYPHEN}vous avec Amina")
    for place in (0, 1):
        page.get_by_role("radio", name=rung).nth(place).click()
    page.get_by_role("button", name="Enregistrer le rendez-vous").click()
    titled(page, "Rendez\N{NON-BREAKING HYPHEN}vous\N{NO-BREAK SPACE}: Amina")


def came_to_a_workshop(page: Page, server: RunningServer) -> None:
    page.goto(f"{server.url}/agenda")
    page.get_by_role("button", name="Prévoir un atelier").click()
    titled(page, "Prévoir un atelier")
    page.get_by_label("Titre de l’atelier").fill("Chercher sur internet")
    page.get_by_role("button", name="Garder cette date").click()
    titled(page, "Chercher sur internet")
    page.get_by_label("Ajouter une personne").click()
    page.get_by_role("option", name="Amina").click()
    expect(page.get_by_text("1 sur 8 places")).to_be_visible()


def of_amina(page: Page, server: RunningServer, link: str) -> None:
    page.goto(server.url)
    page.get_by_role("link", name=re.compile("^Amina")).first.click()
    titled(page, "Amina")
    journey.other_move(page, link)


def sent_to_a_place(page: Page, server: RunningServer, picture) -> None:
    page.goto(f"{server.url}/lieux")
    titled(page, "Les lieux autour de vous")
    for label, text in (
        ("Nom du lieu", "Emmaüs Connect"),
        ("Adresse", "1 rue du Port"),
        ("Code postal", "13002"),
        ("Commune", "Marseille"),
    ):
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name="Ajouter ce lieu").click()
    expect(page.get_by_text("Emmaüs Connect est dans l’annuaire.")).to_be_visible()
    well_made(page)
    picture(page, "lieux-1280")
    of_amina(page, server, "Orienter vers un lieu")
    titled(page, "Vers d’autres lieux")
    page.get_by_label("Quel lieu").click()
    page.get_by_role("option", name=re.compile("Emmaüs")).click()
    page.get_by_role("button", name="Garder cette orientation").click()
    expect(page.get_by_text(re.compile("Proposé le"))).to_be_visible()
    page.get_by_role("button", name="Rendez-vous pris").click()
    expect(page.get_by_text(re.compile("Rendez-vous pris, noté le"))).to_be_visible()
    page.get_by_role("button", name="Est venue").click()
    expect(page.get_by_text(re.compile("La personne est venue"))).to_be_visible()
    well_made(page)
    picture(page, "orientation-1280")


def test_from_a_newcomer_to_a_progress_that_is_read_and_counted(own_server, open_page, picture):
    adviser = open_page(url=own_server.url)
    journey.set_up(adviser, own_server.set_up_code)
    others_met_twice(own_server)
    code = received(adviser, own_server, "Amina")
    adviser.get_by_text("Commencer le diagnostic").click()
    diagnosed(adviser, lambda number: 1)

    adviser.get_by_role("link", name="Le plan").first.click()
    titled(adviser, "Le plan")
    wished(adviser, "Voir mes proches en vidéo", "Trouver une information")
    adviser.get_by_role("button", name="Accepter tout le plan").click()
    expect(adviser.get_by_text("Version 2.")).to_be_visible()

    for rung in ("Avec guidage", "Aide si besoin", "Fait seul"):
        met(adviser, own_server, rung)
    came_to_a_workshop(adviser, own_server)
    sent_to_a_place(adviser, own_server, picture)

    of_amina(adviser, own_server, "Refaire le point")
    diagnosed(adviser, lambda number: 0)
    journey.other_move(adviser, "Le chemin parcouru")
    titled(adviser, "Le chemin parcouru\N{NO-BREAK SPACE}: Amina")
    expect(adviser.locator(".st-key-achieved li").first).to_be_visible()
    well_made(adviser)
    journey.tall(adviser)
    picture(adviser, "chemin-parcouru-1280")

    learner = open_page("/suivi", width=360, url=own_server.url)
    learner.get_by_label("code").fill(code)
    learner.get_by_role("button", name="Ouvrir").click()
    expect(learner.locator("h1").last).to_be_visible()
    learner.goto(f"{own_server.url}/mon-prochain-pas")
    expect(learner.get_by_text("Je le fais sans aide maintenant")).to_be_visible()
    well_made(learner)
    journey.tall(learner, 1600)
    picture(learner, "je-le-fais-seul-360")

    adviser.goto(f"{own_server.url}/vue-d-ensemble")
    expect(adviser.get_by_text(re.compile("font seules quelque chose"))).to_be_visible()
    assert adviser.get_by_text("Amina").count() == 0
    well_made(adviser)
    of_amina(adviser, own_server, "Suivi et bilan")
    titled(adviser, "Le suivi\N{NO-BREAK SPACE}: Amina")
    well_made(adviser)
    picture(adviser, "bilan-1280")
