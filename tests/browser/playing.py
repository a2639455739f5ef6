"""Somebody who plays what the screen asks: with a finger, or with the keys of a keyboard alone."""

import sqlite3
from collections import deque
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Locator, Page, expect

from diagnostic.answers import UNSURE, Answer, AnswerMode, Given
from diagnostic.people import VISITOR
from security.access import scope_of
from security.identity import Codes, learner_actor
from settings import ROOT
from store.database import create_engine_for
from store.questionnaires import Shelf
from store.tasks import Task
from store.unit_of_work import UnitOfWork
from tests.browser import journey
from tests.browser.running_server import SECRET, RunningServer
from use_cases.start_alone import start_alone

QUESTIONNAIRE = "premiers-pas"
SHELF = Shelf(ROOT / "questionnaires")
WORDS = SHELF.words(QUESTIONNAIRE, "fr")
TASKS = dict(WORDS.tasks)
TABS_MAX = 90
FOCUSED = """() => {
  let at = document.activeElement;
  while (at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  const label = at.getAttribute("aria-label") || at.closest("label")?.innerText || at.innerText;
  return [at.tagName, (label || "").trim(), at.type || ""];
}"""


def somebody_who_passed(server: RunningServer, items: list[str]) -> str:
    """The token of a person who answered « je ne sais pas » to these questions."""
    uow = UnitOfWork(create_engine_for(server.database_url), SHELF)
    now = datetime.now(UTC) - timedelta(minutes=5)
    started = start_alone(
        uow,
        VISITOR,
        questionnaire=QUESTIONNAIRE,
        notice_version="2026-11",
        codes=Codes(SECRET.encode()),
        now=now,
    )
    them = learner_actor(started.assessment.learner_id)
    with uow:
        for place, item in enumerate(items):
            stamp = uow.facts.stamp(them, now + timedelta(seconds=place))
            sitting = uow.assessments.get(started.assessment.id, visible_to=scope_of(them))
            said = Given(item, UNSURE, AnswerMode.DONE)
            where = (stamp.recorded_by, stamp.recorded_at, stamp.recorded_where)
            uow.assessments.keep(Answer(stamp.id, said, *where), of=sitting)
        uow.commit()
    return started.sid


def last_kept(server: RunningServer, item: str) -> tuple[str, str]:
    """The option and the mode of the last answer to a question."""
    asked = "SELECT option, mode FROM answers WHERE item = ? ORDER BY id DESC LIMIT 1"
    with sqlite3.connect(server.database_url.removeprefix("sqlite:///")) as database:
        found: tuple[str, str] = database.execute(asked, [item]).fetchone()
    return found


def right_option(item: str) -> str:
    """How a task ends when it is done at once."""
    options = SHELF.questionnaire(QUESTIONNAIRE).item(item).options
    return max(options, key=lambda option: option.rank).id


def open_again(page: Page, base: str, item: str) -> None:
    """From « Mes réponses » back to one task."""
    page.goto(f"{base}/mes-reponses")
    expect(page.get_by_role("heading", name="Mes réponses")).to_be_visible()
    line = page.locator(f".st-key-change-{item} button")
    line.click()
    expect(page.locator(".question h1")).to_have_text(WORDS.prompt(item))
    expect(page.locator(".task .stage")).to_be_visible()
    page.wait_for_timeout(journey.BREATH_MS)


def moves(item: str) -> list[str]:
    """What to touch, one after the other, by the words or the name of each thing."""
    task = TASKS[item]
    match task.kind:
        case "choose":
            return [WORDS.option(item, right_option(item))]
        case "point":
            right = task.layout["right"]
            return [task.words.get(right, right.upper())]
        case "table":
            row, column = task.layout["right"][0].split("-")
            parts = (f"{row}-{column}", column, row)
            return [", ".join(task.words[part] for part in parts)]
        case "steps":
            return [task.words[button] for button in _way(task.layout)]
    return []


def _way(layout: Any) -> list[str]:
    """The shortest way from the start to the goal, button by button."""
    waiting = deque([(layout["start"], [])])
    seen = set()
    while waiting:
        screen, way = waiting.popleft()
        if screen == layout["goal"]:
            return way
        if screen not in seen:
            seen.add(screen)
            waiting += [(b["to"], [*way, b["id"]]) for b in layout["screens"][screen]]
    raise LookupError("no way")


def play_by_touch(page: Page, item: str) -> None:
    task = TASKS[item]
    if task.kind == "type":
        page.locator(".task input[type=text]").tap()
        page.locator(".task input[type=text]").press_sequentially(task.words["expected"])
    for name in moves(item):
        _thing(page, task, name).tap()


def _thing(page: Page, task: Task, name: str) -> Locator:
    if task.kind == "choose":
        return page.locator(".task label").filter(has_text=name).first
    return page.locator(".task").get_by_role("button", name=name, exact=True)


def play_by_keys(page: Page, item: str) -> None:
    task = TASKS[item]
    if task.kind == "type":
        tab_to(page, "INPUT", "")
        page.keyboard.type(task.words["expected"])
    for name in moves(item):
        if task.kind == "choose":
            tab_to(page, "INPUT", None)
            _arrow_to(page, name)
        else:
            tab_to(page, "BUTTON", name)
            page.keyboard.press("Enter")


def _arrow_to(page: Page, name: str) -> None:
    """Through the answers of one group, as arrows move between them."""
    for _ in range(8):
        page.keyboard.press("ArrowDown")
        if page.evaluate(FOCUSED)[1] == name:
            return
    raise AssertionError(f"arrows never reach {name}")


def tab_to(page: Page, tag: str, name: str | None) -> None:
    """Tab, as often as it takes; no trap on the way."""
    for _ in range(TABS_MAX):
        page.keyboard.press("Tab")
        at, label, _ = page.evaluate(FOCUSED)
        if at == tag and (name in (None, "") or label == name):
            return
    raise AssertionError(f"the keyboard never reaches {name or tag}")
