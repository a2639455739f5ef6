"""Somebody diagnosed last year comes back: eight questions, what has changed, in plain words."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

from playwright.sync_api import Page, expect
from sqlalchemy import text

from diagnostic.answers import Given, Setting
from diagnostic.people import Actor, Role
from store.database import create_engine_for
from store.questionnaires import Shelf
from store.unit_of_work import UnitOfWork
from tests.browser import journey
from tests.browser.running_server import ROOT, RunningServer
from tests.browser.test_three_people import accept, empty_server, enrol, invited, well_made
from use_cases.start_together import start_together
from use_cases.take_diagnosis import answer, current_question

__all__ = ["empty_server"]  # a fixture is used by its name alone
MET = datetime.now(UTC) - timedelta(days=400)


def diagnosed_last_year(server: RunningServer) -> None:
    """The one person of this database, who could do little then."""
    engine = create_engine_for(server.database_url)
    uow = UnitOfWork(engine, Shelf(ROOT / "questionnaires"))
    with engine.connect() as rows:
        learner, structure = rows.execute(text("SELECT id, structure_id FROM learners")).one()
    adviser = Actor(frozenset({Role.ADVISER}), UUID(int=1), UUID(structure))
    started = start_together(
        uow,
        adviser,
        learner_id=UUID(learner),
        questionnaire="premiers-pas",
        setting=Setting.DESK,
        now=MET,
    )
    act = {"assessment_id": started.id}
    step, at = current_question(uow, adviser, **act, now=MET).step, MET
    while step.choice is not None:
        at += timedelta(seconds=20)
        item = step.choice.item
        given = Given(item.id, item.options[-1].id, step.choice.mode)
        step = answer(uow, adviser, **act, given=given, now=at).step
    engine.dispose()


def told(page: Page) -> str:
    return page.locator("main, [data-testid=stMain]").last.inner_text()


def test_next_diagnosis_is_short_and_tells_what_has_changed(empty_server, open_page):
    coordinator = open_page(url=empty_server.url)
    journey.set_up(coordinator, empty_server.set_up_code)
    adviser = open_page(invited(coordinator), url=empty_server.url)
    accept(adviser)
    code = enrol(adviser, "Amina")
    diagnosed_last_year(empty_server)

    journey.open_screen(adviser, "Personnes", "Les personnes que vous accompagnez")
    adviser.get_by_role("link", name=re.compile("Amina")).first.click()
    expect(adviser.locator("h1").last).to_have_text("Amina")
    journey.other_move(adviser, "Refaire le point")
    expect(adviser.get_by_role("button", name="Poser la première question")).to_be_visible()
    well_made(adviser)
    adviser.get_by_role("button", name="Poser la première question").click()
    expect(adviser.locator(journey.ANSWERS)).to_be_visible()
    asked = journey.answer_all(adviser, lambda _: 0)

    assert 4 <= len(asked) <= 8
    expect(adviser.get_by_text("Depuis le diagnostic d’avant")).to_be_visible()
    expect(adviser.get_by_text("C’est un vrai progrès.").first).to_be_visible()
    expect(adviser.get_by_role("link", name=re.compile("point refait"))).to_be_visible()
    well_made(adviser)

    adviser.get_by_role("link", name=re.compile("diagnostic entier")).click()
    expect(adviser.get_by_text("ce que ce diagnostic disait ce jour-là")).to_be_visible()
    well_made(adviser)

    learner = open_page("/suivi", width=360, url=empty_server.url)
    learner.get_by_label("code").fill(code)
    learner.get_by_role("button", name="Ouvrir").click()
    expect(learner.locator("h1").last).to_be_visible()
    learner.goto(f"{empty_server.url}/mes-resultats")
    expect(learner.get_by_text("vous avez progressé")).to_be_visible()
    well_made(learner)
    assert not re.search(r"%|score|recul|baisse", told(learner))
