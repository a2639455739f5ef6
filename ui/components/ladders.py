"""The ladder of each démarche and skill: on which day, how far up; a table drawn as a ladder."""

from collections.abc import Callable, Iterable
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.observations import Autonomy, Observation
from i18n.formats import local_day, say_short_date
from pathway.observing import Ladder
from ui.meeting_words import subject_name

if TYPE_CHECKING:
    from store.catalogue_words import CatalogueWords
    from store.words import Words

Translate = Callable[..., str]
LAST_DAYS = 6  # what a telephone shows without sliding


def show(
    ladders: Iterable[Ladder],
    words: "Words",
    named: "CatalogueWords",
    language: str,
    t: Translate,
    *,
    key: str,
) -> None:
    """Draw one table a subject, the highest rung on top."""
    tables = [
        _table(ladder, subject_name(ladder.subject, words, named, t), language, t)
        for ladder in ladders
    ]
    with st.container(key=key):
        st.html("".join(tables))


def _table(ladder: Ladder, name: str, language: str, t: Translate) -> str:
    shown = ladder.observations[-LAST_DAYS:]
    days = "".join(f'<th scope="col">{_day(one, language)}</th>' for one in shown)
    rows = "".join(_row(rung, shown, t) for rung in reversed(Autonomy))
    head = f'<th scope="col">{escape(t("components.ladders.how"))}</th>'
    return (
        f'<table class="ladder"><caption>{escape(name)}</caption>'
        f"<thead><tr>{head}{days}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(rung: Autonomy, shown: tuple[Observation, ...], t: Translate) -> str:
    here = f'<span class="rung" role="img" aria-label="{escape(t("components.ladders.here"))}">'
    cells = "".join(
        f"<td>{here}</span></td>" if one.autonomy is rung else "<td></td>" for one in shown
    )
    return f'<tr><th scope="row">{escape(t(f"meeting.autonomy.{rung}"))}</th>{cells}</tr>'


def _day(observation: Observation, language: str) -> str:
    whole = say_short_date(language, local_day(observation.observed_at))
    return f'<abbr title="{whole}">{whole[:5]}</abbr>'
