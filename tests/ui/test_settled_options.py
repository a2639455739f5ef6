"""The options read once are those of Streamlit, and nothing is left waiting for its lock."""

from functools import reduce

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from ui import settled_options


@pytest.fixture
def streamlits_own(monkeypatch):
    own = config.get_option, config.get_options_for_section
    monkeypatch.setattr(config, "get_option", own[0])
    monkeypatch.setattr(config, "get_options_for_section", own[1])
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    return own


def test_every_option_is_what_streamlit_says(streamlits_own):
    get_option, get_section = streamlits_own
    known = config.get_config_options()
    said = {key: get_option(key) for key in known}
    sections = {option.section for option in known.values()}
    told = {section: get_section(section) for section in sections}

    settled_options.settle()

    assert config.get_option is not get_option
    assert {key: config.get_option(key) for key in known} == said
    assert {section: config.get_options_for_section(section) for section in sections} == told


def test_unknown_option_is_refused_as_before(streamlits_own):
    settled_options.settle()
    with pytest.raises(RuntimeError, match="not defined"):
        config.get_option("runner.unheardOf")
    assert config.get_options_for_section("unheard.of") == {}


SECTIONS = {
    "theme": (),
    "theme.light": ("light",),
    "theme.dark": ("dark",),
    "theme.sidebar": ("sidebar",),
    "theme.light.sidebar": ("light", "sidebar"),
    "theme.dark.sidebar": ("dark", "sidebar"),
}


def theme_by(write) -> bytes:
    """A theme as Streamlit fills it: whole, then section by section."""
    theme = CustomThemeConfig()
    for section, path in SECTIONS.items():
        write(reduce(getattr, path, theme), section)
    return theme.SerializeToString(deterministic=True)


def test_theme_written_once_is_the_theme_streamlit_writes(streamlits_own):
    own = app_session._populate_theme_msg
    again = settled_options.written_once(own)

    first, second = theme_by(again), theme_by(again)

    assert first == second == theme_by(own)
    assert b"Atkinson" in first
