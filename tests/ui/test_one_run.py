"""A click costs one look at who is here and one reading of the sitting, whatever it draws."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from diagnostic.people import VISITOR
from ui import context
from ui.wiring import installed
from use_cases import sign_in

pytestmark = pytest.mark.thorough


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is asked of the database meanwhile, transactions aside."""
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_):
        if not statement.startswith(("BEGIN", "PRAGMA")):
            asked.append(" ".join(statement.split()))

    event.listen(Engine, "before_cursor_execute", note)
    yield asked
    event.remove(Engine, "before_cursor_execute", note)


def test_click_asks_the_database_the_least_it_can(screen):
    screen.answer(0)
    screen.choose(0)

    with statements() as asked:
        screen.press("next")

    read = [s.partition(" FROM ")[2].split()[0] for s in asked if s.startswith("SELECT logins")]
    assert read == ["logins"]
    assert len([s for s in asked if "FROM answers" in s]) == 1
    assert len([s for s in asked if s.startswith("INSERT INTO answers")]) == 1


def test_question_drawn_again_is_read_anew(screen):
    with statements() as asked:
        screen.app.run()

    assert len([s for s in asked if "FROM answers" in s]) == 1


def test_person_who_left_elsewhere_is_let_out_at_the_next_click(screen):
    screen.choose(0)
    sign_in.leave(
        installed().new_unit(), VISITOR, sid=context.browser_token(), now=context.instant()
    )

    screen.app.button(key="next").click()
    screen.app.run()

    assert "Question" not in screen.told
    assert not screen.app.radio
