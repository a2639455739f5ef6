"""A screen as the person in front of it sees it and uses it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from streamlit.testing.v1 import AppTest

from jalons import CONTENT
from store.questionnaires import load_questionnaire
from ui import asking
from ui.components.question_card import options_of

QUESTIONS_MAX = 24
FIRST_STEPS = load_questionnaire(CONTENT, "premiers-pas")


@dataclass
class Screen:
    """What a person does with a screen; `app` is what Streamlit drew."""

    app: AppTest

    @property
    def title(self) -> str:
        return title_of(self.app)

    @property
    def told(self) -> str:
        """All that is written, the title of a plain screen apart."""
        written = (*self.app.markdown, *self.app.caption, *self.app.header, *self.app.warning)
        return "\n".join([*(str(block.value) for block in written), unescape(self._pieces)])

    @property
    def _pieces(self) -> str:
        """The texts that we write ourselves, as HTML."""
        return _pieces_of(self.app)

    def press(self, key: str) -> None:
        self.app.button(key=key).click()
        self.app.run()
        assert not self.app.exception, self.app.exception

    @property
    def offered(self) -> list[str]:
        """What can be answered to the question on the screen, the ways a task ends included."""
        asked = FIRST_STEPS.item(self.app.session_state[asking.ON_SCREEN].shown)
        return options_of(asked)

    def choose(self, place: int) -> None:
        """Choose an answer by its place, without going on; a task ends as its play tells."""
        item = self.app.session_state[asking.ON_SCREEN].shown
        cards = [r for r in self.app.radio if r.key == f"{asking.ANSWER}{item}"]
        if cards:
            cards[0].set_value(cards[0].options[place])
        else:
            self.app.session_state[f"{asking.ANSWER}{item}"] = self.offered[place]

    def answer(self, place: int) -> None:
        self.choose(place)
        self.press("next")

    @property
    def is_asking(self) -> bool:
        return any(button.key == "next" for button in self.app.button)

    def answer_all(self, place_of: Callable[[int], int]) -> int:
        """Every question to the end; how many were asked."""
        asked = 0
        while self.is_asking and asked <= QUESTIONS_MAX:
            self.answer(place_of(asked))
            asked += 1
        return asked

    def go_to(self, file: str) -> None:
        self.app.switch_page(f"pages/{file}")
        self.app.run()


def title_of(app: AppTest) -> str:
    """The main heading, drawn by Streamlit or written by us; empty when there is none."""
    if app.title:
        return str(app.title[0].value)
    written = re.search(r"<h1>(.*?)</h1>", _pieces_of(app))
    return unescape(re.sub(r"<[^>]+>", "", written.group(1))) if written else ""


def _pieces_of(app: AppTest) -> str:
    return "\n".join(piece.proto.body for piece in app.get("html"))
