"""Dates, numbers and languages, said as people of each language say them."""

from datetime import date
from decimal import Decimal

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal


def say_date(locale: str, day: date) -> str:
    """Return a day in words, year included: « 22 novembre 2026 »."""
    return str(format_date(day, format="long", locale=locale))


def say_number(locale: str, number: int | float | Decimal) -> str:
    """Return a number with the separators of the language: « 1 853 », « 0,9 »."""
    return str(format_decimal(number, locale=locale))


def language_name(language: str) -> str:
    """Return the name of a language in that language, as a person looks for it: « français »."""
    return str(Locale.parse(language).get_display_name(language))


def direction(language: str) -> str:
    """Return `rtl` or `ltr`, the value of the `dir` attribute."""
    return "rtl" if Locale.parse(language).text_direction == "rtl" else "ltr"
