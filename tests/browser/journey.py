"""A person in front of the questions: chooses, goes on, is never asked the same thing twice."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

BREATH_MS = 600  # nobody answers a question in half a second; the screen takes that for a stutter
QUESTIONS_MAX = 24
ANSWERS = ":is([class*=st-key-answer-], [class*=st-key-play-])"
CARDS = f"{ANSWERS} label:has(input[type=radio])"
END = "Ce que disent vos réponses"
PASSPHRASE = "cinq mots pour une phrase longue"


def start(page: Page) -> str:
    """From the first screen to the first question; the code that was given."""
    page.get_by_role("link", name="Commencer").click()
    page.get_by_role("button", name="J’ai compris").click()
    code = page.locator(".code-to-keep").inner_text()
    page.get_by_role("link", name="Continuer").click()
    expect(page.get_by_role("radiogroup")).to_be_visible()
    return code


def heading(page: Page) -> str:
    return page.locator("h1").last.inner_text()


def choose(page: Page, place: int) -> None:
    """Touch one of the answers, from 0; a task to play has fewer: then the last one."""
    page.wait_for_timeout(BREATH_MS)
    answers = page.locator(CARDS)
    answers.nth(min(place, answers.count() - 1)).click()
    expect(page.get_by_role("radio").nth(min(place, answers.count() - 1))).to_be_checked()


def go_on(page: Page) -> None:
    """Suivant, until another heading shows."""
    before = heading(page)
    page.get_by_role("button", name="Suivant").click()
    expect(page.locator("h1").last).not_to_have_text(before)


def answer_all(page: Page, place_of: Callable[[int], int]) -> list[str]:
    """Every question to the end; what was asked, in order."""
    asked: list[str] = []
    while is_asked(page) and len(asked) <= QUESTIONS_MAX:
        asked.append(heading(page))
        choose(page, place_of(len(asked)))
        go_on(page)
    return asked


def is_asked(page: Page) -> bool:
    """Whether the heading is a question's; its answers may come a moment after it."""
    if page.locator(".question h1").count() == 0:
        return False
    expect(page.locator(ANSWERS).last).to_be_visible()
    return True


def tall(page: Page, height: int = 2600) -> None:
    """A screen as high as the page, for a picture of all of it."""
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height})
    page.wait_for_timeout(BREATH_MS)


def set_up(page: Page, code: str) -> None:
    """The first page of an empty service, with the code that the terminal shows."""
    page.goto(f"{page.url.rstrip('/')}/premiere-fois")
    page.get_by_label("Code d’installation").fill(code)
    page.get_by_label("Nom de la structure").fill("Médiathèque du Port")
    page.get_by_label("Numéro du département").fill("13")
    page.get_by_label("Votre nom").fill("Nadia Ferhat")
    page.get_by_label("Identifiant").fill("nadia")
    page.get_by_label("Phrase de passe").fill(PASSPHRASE)
    page.get_by_role("button", name="Ouvrir Jalons").click()
    expect(page.locator("h1").last).to_have_text("Les personnes que vous accompagnez")


def open_screen(page: Page, name: str, title: str) -> None:
    """Choose a screen in the menu at the top."""
    page.get_by_role("link", name=name, exact=True).first.click()
    expect(page.locator("h1").last).to_have_text(title)


def other_move(page: Page, name: str) -> None:
    """One of the moves of a profile that are folded, after opening them."""
    page.get_by_text("Autres actions").click()
    page.get_by_role("link", name=name).first.click()
