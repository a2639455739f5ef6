"""Dates, numbers and languages, said as people of each language say them."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_interval, format_time
from babel.numbers import format_decimal

TIME_ZONE = ZoneInfo("Europe/Paris")


def local_day(at: datetime) -> date:
    """Return the day of an instant, as the calendar on the wall tells it."""
    return at.astimezone(TIME_ZONE).date()


def local_time(at: datetime) -> time:
    """Return the hour and the minute of an instant, as the clock on the wall tells them."""
    return at.astimezone(TIME_ZONE).time().replace(second=0, microsecond=0)


def instant_at(day: date, hour: time) -> datetime:
    """Return the instant of a day and an hour on the wall."""
    return datetime.combine(day, hour, TIME_ZONE)


@cache
def say_weekday(locale: str, day: date) -> str:
    """Return a day of the week with its date: « lundi 23 novembre »."""
    return _first_of_month(locale, day, str(format_date(day, format="EEEE d MMMM", locale=locale)))


def say_time(locale: str, at: datetime) -> str:
    """Return the hour on the wall: « 14:30 »."""
    return str(format_time(at, format="short", tzinfo=TIME_ZONE, locale=locale))


@cache
def say_date(locale: str, day: date) -> str:
    """Return a day in words, year included: « 22 novembre 2026 »."""
    return _first_of_month(locale, day, str(format_date(day, format="long", locale=locale)))


def _first_of_month(locale: str, day: date, said: str) -> str:
    """French alone says « 1er décembre », and « 2 décembre »: the dates of CLDR do not know it."""
    if day.day != 1 or Locale.parse(locale).language != "fr":
        return said
    return re.sub(r"\b1\b", "1er", said, count=1)


@cache
def say_short_date(locale: str, day: date) -> str:
    """Return a day in figures: « 22/11/2026 »."""
    return str(format_date(day, format="dd/MM/yyyy", locale=locale))


def say_months(locale: str, first: date, last: date) -> str:
    """Return a period from month to month: « juillet – septembre 2026 »."""
    return str(format_interval(first, last, skeleton="yMMMM", locale=locale))


def say_number(locale: str, number: int | float | Decimal) -> str:
    """Return a number with the separators of the language: « 1 853 », « 0,9 »."""
    return str(format_decimal(number, locale=locale))


def language_name(language: str) -> str:
    """Return the name of a language in that language, as a person looks for it: « français »."""
    return str(Locale.parse(language).get_display_name(language))


def direction(language: str) -> str:
    """Return `rtl` or `ltr`, the value of the `dir` attribute."""
    return "rtl" if Locale.parse(language).text_direction == "rtl" else "ltr"
