"""What axe-core can see: WCAG 2.2 A and AA, good practice, and the size of targets."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
}
TARGET_PIXELS_MIN = 48


def accessibility_violations(page: Page) -> list[str]:
    """Each violation with the first element that shows it."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {rule['help']} {rule['nodes'][0]['html'][:200]}" for rule in found]


def small_buttons(page: Page) -> list[str]:
    """The buttons on screen that a trembling finger would miss."""
    boxes = [(button, button.bounding_box()) for button in page.get_by_role("button").all()]
    return [
        button.inner_text() for button, box in boxes if box and box["height"] < TARGET_PIXELS_MIN
    ]


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))
