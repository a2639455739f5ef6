"""The sentences people read, in their language; a missing sentence is an error, never a key.

PO files are compiled in memory at first use: a translator edits one file and nothing else.
"""

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent / "locales"
SOURCE = "fr"


@cache
def languages() -> tuple[str, ...]:
    """Return the languages the screens speak, French first."""
    return tuple(sorted((file.stem for file in LOCALES.glob("*.po")), key=_source_first))


def translate(locale: str, key: str, **params: object) -> str:
    """Return the sentence of `key`, filled with `params`; `count` chooses the plural.

    Raises
    ------
    KeyError
        When this language has no such sentence, or the sentence needs a value not given.
    """
    words = _catalogue(locale)
    count = params.get("count")
    said = words.ngettext(key, key, count) if isinstance(count, int) else words.gettext(key)
    return said.format(**params) if params else said


def _source_first(language: str) -> tuple[bool, str]:
    return language != SOURCE, language


@cache
def _catalogue(locale: str) -> gettext.NullTranslations:
    if locale not in languages():
        raise KeyError(locale)
    compiled = BytesIO()
    with (LOCALES / f"{locale}.po").open("rb") as written:
        write_mo(compiled, read_po(written, locale=locale))
    compiled.seek(0)
    words = gettext.GNUTranslations(compiled)
    words.add_fallback(_NoSuchSentence())
    return words


class _NoSuchSentence(gettext.NullTranslations):
    """Asked when a sentence is missing; gettext alone would show the key to people."""

    def gettext(self, message: str) -> str:
        raise KeyError(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        raise KeyError(msgid1)
