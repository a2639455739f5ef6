"""What every test may ask for: a database, and the screens as Streamlit runs them."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings
from streamlit.testing.v1 import AppTest

from store.database import create_engine_for
from store.questionnaires import Shelf
from store.unit_of_work import UnitOfWork
from tests.factories import codes, sealer
from tests.ui.screens import title_of
from ui.wiring import Wiring, install

ROOT = Path(__file__).resolve().parents[1]
pytest_plugins = ["tests.databases"]  # database_url, engine, uow
settings.register_profile("untimed", deadline=None)  # a busy machine breaks no rule
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--images", action="store_true", help="refait les images de docs/images")


@pytest.fixture
def open_app(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., AppTest]]:
    """Open the first screen, on a database of this test and the questionnaires we ship.

    `open_app(token=…)` is a browser that holds the token of a person; AppTest has no cookies.
    On a wrong file AppTest shows nothing and raises nothing: a title is asked for first.
    """
    engine = create_engine_for(f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'screens')}")
    new_unit = partial(UnitOfWork, engine, Shelf(ROOT / "questionnaires"))
    install(Wiring(new_unit=new_unit, codes=codes(), sealer=sealer()))

    def open_first_screen(token: str | None = None) -> AppTest:
        monkeypatch.setattr("ui.context.browser_token", lambda: token)
        screen = AppTest.from_file(str(ROOT / "ui" / "main.py"), default_timeout=30).run()
        assert not screen.exception, screen.exception
        assert title_of(screen), "No title is shown: this is not a screen"
        return screen

    yield open_first_screen
    engine.dispose()
