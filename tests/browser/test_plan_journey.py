"""A plan in several hands: wishes, steps, a day, a colleague, versions, the person."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from diagnostic.people import Role
from security.encryption import Sealer
from security.identity import Codes, staff_login
from security.told import Told
from store.database import create_engine_for
from store.questionnaires import Shelf
from store.unit_of_work import UnitOfWork
from tests.browser.accessibility import accessibility_violations, scrolls_sideways
from tests.browser.running_server import ROOT, SECRET
from tests.factories import NOTICE, answered, staff, structure
from use_cases.enrol_learner import Enrolled, enrol

SAID = (
    "phone-kind=limited computer-home=none open-app=not_yet send-message=not_yet "
    "find-passwords=not_yet"
)
TOKENS = ("the token of the first adviser", "the token of the second")


@pytest.fixture(scope="module")
def amina(server) -> Enrolled:
    """Somebody who has answered, and two advisers of the same place who are signed in."""
    engine = create_engine_for(server.database_url)
    uow = UnitOfWork(engine, Shelf(ROOT / "questionnaires"))
    here, now = structure(uow), datetime.now(UTC)
    team = [
        staff(uow, Role.ADVISER, of=here, name=name) for name in ("Camille Roux", "Sacha Petit")
    ]
    with uow:
        for account, token in zip(team, TOKENS, strict=True):
            uow.logins.open(staff_login(account, token, now=now))
        uow.commit()
    told = {"told": Told("Amina"), "notice_version": NOTICE}
    keys = {"codes": Codes(SECRET.encode()), "sealer": Sealer(SECRET.encode())}
    opened = enrol(uow, team[0].actor, **told, **keys, now=now)
    answered(uow, opened.learner_id, SAID, now=now)
    engine.dispose()
    return opened


def plan_of(open_page, server, amina: Enrolled, token: str, *, width: int = 1280) -> Page:
    page = open_page("/suivi", width=width)
    page.context.add_cookies([{"name": "jalons_sid", "value": token, "url": server.url}])
    page.goto(f"{server.url}/plan?personne={amina.learner_id}")
    expect(page.locator("h1").last).to_contain_text("Le plan")
    return page


def well_made(page: Page) -> None:
    page.wait_for_timeout(500)
    assert accessibility_violations(page) == []
    assert not scrolls_sideways(page)


def step(page: Page, name: str):
    return page.locator("[class*=st-key-step-]").filter(has_text=name).first


def test_a_plan_is_made_by_two_advisers_and_read_by_the_person(open_page, server, amina, picture):
    adviser = plan_of(open_page, server, amina, TOKENS[0])
    adviser.get_by_role("combobox").first.fill("proches en vidéo")
    adviser.get_by_role("option", name="Voir mes proches en vidéo").click()
    adviser.keyboard.press("Escape")
    adviser.get_by_role("button", name="Proposer ce plan").click()
    expect(adviser.get_by_text("Version 1.")).to_be_visible()
    colleague = plan_of(open_page, server, amina, TOKENS[1], width=360)
    expect(colleague.get_by_text("Version 1.")).to_be_visible()
    well_made(colleague)

    call = step(adviser, "Appeler en vidéo")
    call.get_by_role("button", name="Accepter").click()
    expect(call.get_by_text("Acceptée")).to_be_visible()
    call.get_by_role("button", name="Changer").click()
    day = datetime.now(UTC) + timedelta(days=9)
    field = call.get_by_test_id("stDateInput")
    for part, value in (("day", f"{day:%d}"), ("month", f"{day:%m}"), ("year", f"{day:%Y}")):
        field.locator(f"[data-type={part}]").press_sequentially(value)
    call.get_by_role("button", name="Planifier ce jour").click()
    expect(call.get_by_text("Planifiée")).to_be_visible()
    well_made(adviser)

    theirs = step(colleague, "Ouvrir et fermer une application")
    theirs.get_by_role("button", name="Accepter").click()
    expect(colleague.get_by_text("Vos deux changements sont gardés.")).to_be_visible()
    expect(step(colleague, "Appeler en vidéo").get_by_text("Planifiée")).to_be_visible()

    adviser.get_by_role("link", name="Les versions du plan").click()
    expect(adviser.get_by_text("Ce qui a changé")).to_be_visible()
    expect(adviser.get_by_text(re.compile("par Sacha Petit")).last).to_be_visible()
    well_made(adviser)
    picture(adviser, "versions-du-plan-1280")

    learner = open_page("/suivi", width=360)
    learner.get_by_label("code").fill(amina.code)
    learner.get_by_role("button", name="Ouvrir").click()
    expect(learner.locator("h1").last).to_be_visible()
    learner.goto(f"{server.url}/mes-envies")
    expect(learner.get_by_role("checkbox", name="Voir mes proches en vidéo")).to_be_checked()
    well_made(learner)
    picture(learner, "mes-envies-360")
    learner.goto(f"{server.url}/mon-prochain-pas")
    expect(learner.get_by_text("Avec nous")).to_be_visible()
    well_made(learner)
