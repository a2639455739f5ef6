"""A table of counts by period, folded under its chart: real rows and headers, no canvas."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from analytics.periods import Period
from analytics.suppression import PublishedTable
from i18n.formats import say_months
from ui.components.chart_with_text import said_of

Translate = Callable[..., str]


def show(
    title: str,
    table: PublishedTable,
    names: Sequence[str],
    periods: Sequence[Period],
    language: str,
    t: Translate,
) -> None:
    """Draw the fold; every word in it is escaped."""
    with st.expander(t("components.counts_table.fold", title=title)):
        st.html(_html(title, names, _lines(table, periods, language, t), t))


def _lines(
    table: PublishedTable, periods: Sequence[Period], language: str, t: Translate
) -> list[list[str]]:
    """Each period with its counts, then all of them together where there are several."""
    lines = [
        [say_months(language, period.first, period.last), *_said((*cells, people), language, t)]
        for period, cells, people in zip(periods, table.cells, table.row_totals, strict=True)
    ]
    if len(periods) > 1:
        together = _said((*table.column_totals, table.total), language, t)
        lines.append([t("components.counts_table.all"), *together])
    return lines


def _said(people: Sequence[int | None], language: str, t: Translate) -> list[str]:
    return [said_of(count, language, t) for count in people]


def _html(title: str, names: Sequence[str], lines: list[list[str]], t: Translate) -> str:
    first, last = t("components.counts_table.period"), t("components.counts_table.people")
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in (first, *names, last))
    rows = "".join(
        f'<tr><th scope="row">{escape(line[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in line[1:])
        + "</tr>"
        for line in lines
    )
    return (
        f'<div class="counts" tabindex="0" role="region" aria-label="{escape(title)}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
