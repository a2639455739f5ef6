"""The options the service depends on: still known by Streamlit, and set as measured."""

import tomllib

import pytest
from streamlit import config

from tests.architecture.repository import ROOT

OPTIONS = {
    "runner.postScriptGC": False,
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "server.headless": True,
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 5,
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "theme.base": "light",
}


def written() -> dict[str, object]:
    tables = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    return {f"{table}.{name}": value for table, of in tables.items() for name, value in of.items()}


@pytest.mark.parametrize(("option", "value"), OPTIONS.items(), ids=OPTIONS)
def test_option_is_set_as_measured(option, value):
    assert written()[option] == value


@pytest.mark.parametrize("option", [name for name in OPTIONS if not name.startswith("theme")])
def test_option_still_exists(option):
    # Hidden options show nowhere else.
    assert option in config._config_options_template


def test_fonts_of_the_theme_are_ours():
    faces = written()["theme.fontFaces"]

    assert faces
    assert [
        face["url"]
        for face in faces
        if not (ROOT / "ui" / "static" / face["url"].removeprefix("/habillage/")).is_file()
    ] == []
