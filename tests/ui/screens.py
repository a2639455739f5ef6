"""A screen as the person in front of it sees it and uses it."""

from collections.abc import Callable
from dataclasses import dataclass

from streamlit.testing.v1 import AppTest

QUESTIONS_MAX = 24


@dataclass
class Screen:
    """What a person does with a screen; `app` is what Streamlit drew."""

    app: AppTest

    @property
    def title(self) -> str:
        return str(self.app.title[0].value)

    @property
    def told(self) -> str:
        """All that is written below the title."""
        written = (*self.app.markdown, *self.app.caption, *self.app.header, *self.app.warning)
        return "\n".join(str(block.value) for block in written)

    def press(self, key: str) -> None:
        self.app.button(key=key).click()
        self.app.run()
        assert not self.app.exception, self.app.exception

    def choose(self, place: int) -> None:
        """Choose an answer by its place, without going on."""
        self.app.radio[0].set_value(self.app.radio[0].options[place])

    def answer(self, place: int) -> None:
        self.choose(place)
        self.press("next")

    def answer_all(self, place_of: Callable[[int], int]) -> int:
        """Every question to the end; how many were asked."""
        asked = 0
        while self.app.radio and asked <= QUESTIONS_MAX:
            self.answer(place_of(asked))
            asked += 1
        return asked

    def go_to(self, file: str) -> None:
        self.app.switch_page(f"pages/{file}")
        self.app.run()
