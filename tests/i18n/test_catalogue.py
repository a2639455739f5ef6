"""A sentence is found, filled, counted; a missing one is an error."""

from string import Formatter

import pytest
from babel.messages.pofile import read_po

from i18n.catalogue import LOCALES, languages, translate


def values_of(forms):
    """Something for every place that a sentence leaves open."""
    named = {name for form in forms for _, name, _, _ in Formatter().parse(form) if name}
    return dict.fromkeys(named, "…")


def test_french_comes_first():
    assert languages()[0] == "fr"


def test_sentence_is_said():
    assert translate("fr", "shell.waiting").startswith("Jalons se prépare")


def test_missing_sentence_is_refused():
    with pytest.raises(KeyError, match=r"no\.such\.sentence"):
        translate("fr", "no.such.sentence")


def test_missing_counted_sentence_is_refused():
    with pytest.raises(KeyError, match=r"no\.such\.sentence"):
        translate("fr", "no.such.sentence", count=2)


def test_language_without_words_is_refused():
    with pytest.raises(KeyError, match="tlh"):
        translate("tlh", "shell.waiting")


@pytest.mark.parametrize("language", languages())
def test_every_plural_is_said_for_0_1_2_and_5(language):
    with (LOCALES / f"{language}.po").open("rb") as file:
        counted = [message for message in read_po(file) if isinstance(message.id, tuple)]

    said = [
        translate(language, message.id[0], **{**values_of(message.string), "count": count})
        for message in counted
        for count in (0, 1, 2, 5)
    ]

    assert all(said)
