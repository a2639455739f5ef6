"""Where a text can be heard: the same piece of HTML on every screen and on every plain page.

The page's own script draws the button in it (`ui/static/aloud.js`), and only where this device has
a voice of its own: what is read never leaves it.
"""

from collections.abc import Iterable
from html import escape

from i18n.catalogue import translate


def place_of(texts: Iterable[str], language: str) -> str:
    """Return where these texts are heard, one after the other; nothing where there is none."""
    said = "\n".join(" ".join(text.split()) for text in texts)
    return _place(language, f' data-said="{_attribute(said)}"') if said else ""


def place_of_page(language: str) -> str:
    """Return where all that a page says is heard, from its title to its end, as it then stands."""
    return _place(language, "")


def _place(language: str, said: str) -> str:
    listen, stop = (
        _attribute(translate(language, f"components.read_aloud.{word}"))
        for word in ("listen", "stop")
    )
    return (
        f'<div class="listen" data-language="{language}" data-label="{listen}" '
        f'data-stop="{stop}"{said}></div>'
    )


def _attribute(text: str) -> str:
    return escape(text).replace("\n", "&#10;")
