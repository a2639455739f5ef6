"""A learner in front of the screens, on the questionnaires we ship."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from streamlit.testing.v1 import AppTest

from diagnostic.people import VISITOR
from tests.factories import NOON, NOTICE, codes
from ui import asking
from ui.wiring import installed
from use_cases.take_diagnosis import start_alone

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


@pytest.fixture
def screen(open_app, monkeypatch) -> Screen:
    """A learner who has just received a code, in front of the first question."""
    monkeypatch.setattr(asking, "TOO_SOON", asking.TOO_SOON * 0)  # a test clicks at once
    open_app()
    now = NOON.replace(year=NOON.year + 1)
    started = start_alone(
        installed().new_unit(),
        VISITOR,
        questionnaire="premiers-pas",
        notice_version=NOTICE,
        codes=codes(),
        now=now,
    )
    monkeypatch.setattr("ui.context.instant", lambda: now)
    monkeypatch.setattr("ui.asking.instant", lambda: now)
    return Screen(open_app(token=started.sid))
