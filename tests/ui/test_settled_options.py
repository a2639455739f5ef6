"""The options read once are those of Streamlit, and nothing is left waiting for its lock."""

import pytest
from streamlit import config

from ui import settled_options


@pytest.fixture
def streamlits_own(monkeypatch):
    own = config.get_option, config.get_options_for_section
    monkeypatch.setattr(config, "get_option", own[0])
    monkeypatch.setattr(config, "get_options_for_section", own[1])
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
