"""Dates, numbers and languages, as a person says them."""

from datetime import date

import pytest

from i18n.formats import direction, language_name, say_date, say_number, say_weekday


def test_date_is_said_in_words():
    assert say_date("fr", date(2026, 11, 22)) == "22 novembre 2026"


@pytest.mark.parametrize(
    ("locale", "day", "said"),
    [
        ("fr", date(2026, 12, 1), "1er décembre 2026"),
        ("fr", date(2026, 12, 11), "11 décembre 2026"),
        ("fr_CA", date(2026, 1, 1), "1er janvier 2026"),
        ("es", date(2026, 12, 1), "1 de diciembre de 2026"),
    ],
)
def test_the_first_of_a_month_is_said_as_the_french_say_it(locale, day, said):
    assert say_date(locale, day) == said


def test_a_weekday_says_the_first_of_a_month_too():
    assert say_weekday("fr", date(2026, 12, 1)) == "mardi 1er décembre"


@pytest.mark.parametrize(("number", "said"), [(1853, "1\u202f853"), (0.9, "0,9"), (7, "7")])
def test_number_is_said_with_french_separators(number, said):
    assert say_number("fr", number) == said


@pytest.mark.parametrize(("language", "name"), [("fr", "français"), ("ar", "العربية")])
def test_language_is_named_in_itself(language, name):
    assert language_name(language) == name


@pytest.mark.parametrize(("language", "side"), [("fr", "ltr"), ("ar", "rtl"), ("uk", "ltr")])
def test_direction_of_writing_is_known(language, side):
    assert direction(language) == side
