"""The options of Streamlit, read once for the whole life of the process.

Streamlit looks its options up some two thousand times a click, each time under one lock that all
threads share: measured with 200 people, more than a third of the threads stood waiting for it. It
also writes the theme anew into the first message of every click, a tenth of what a click costs.
None of our options changes after the start, so what was read then is what holds.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

WriteTheme = Callable[..., None]


def settle() -> None:
    """From now on, Streamlit reads its options without waiting; a test holds them equal."""
    values: dict[str, Any] = {}
    sections: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for key, option in config.get_config_options().items():
        values[key] = option.value
        sections[option.section][option.name] = option.value

    def get_option(key: str) -> Any:
        if key not in values:
            raise RuntimeError(f'Config key "{key}" not defined.')
        return values[key]

    def get_options_for_section(section: str) -> dict[str, Any]:
        return dict(sections.get(section, {}))

    config.get_option = get_option
    config.get_options_for_section = get_options_for_section
    app_session._populate_theme_msg = written_once(app_session._populate_theme_msg)


def written_once(write: WriteTheme) -> WriteTheme:
    """The same theme in every message, each section read once."""
    known: dict[str, CustomThemeConfig] = {}

    def write_again(message: CustomThemeConfig, section: str = "theme") -> None:
        if section not in known:
            write(theme := CustomThemeConfig(), section)
            known[section] = theme
        if known[section].ByteSize():  # an empty section is left out of the message
            message.MergeFrom(known[section])

    return write_again
