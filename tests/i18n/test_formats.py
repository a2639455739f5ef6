"""Dates, numbers and languages, as a person says them."""

from datetime import date

import pytest

from i18n.formats import direction, language_name, say_date, say_number


def test_date_is_said_in_words():
    assert say_date("fr", date(2026, 11, 22)) == "22 novembre 2026"


@pytest.mark.parametrize(("number", "said"), [(1853, "1\u202f853"), (0.9, "0,9"), (7, "7")])
def test_number_is_said_with_french_separators(number, said):
    assert say_number("fr", number) == said


@pytest.mark.parametrize(("language", "name"), [("fr", "français"), ("ar", "العربية")])
def test_language_is_named_in_itself(language, name):
    assert language_name(language) == name


@pytest.mark.parametrize(("language", "side"), [("fr", "ltr"), ("ar", "rtl"), ("uk", "ltr")])
def test_direction_of_writing_is_known(language, side):
    assert direction(language) == side
