"""The figures of the method report as charts: few marks, two or three colours, words said outside.

Each function takes a part of the mapping that `analytics.method_study` gives, and the words.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import altair as alt
import pandas as pd

BLUE, ORANGE, GREY, INK = "#0b4f9e", "#c2540a", "#8a8f98", "#161616"
WIDTH, HEIGHT = 560, 260
PERCENT = alt.Axis(labelExpr="format(datum.value * 100, 'd') + ' %'", grid=True)
LONG_NAMES = alt.Axis(labelLimit=320, labelFontSize=12)
Words = Callable[[str], str]  # a name → what is said of it
C = TypeVar("C", alt.X, alt.Y, alt.Color, alt.Shape)
Drawn = alt.Chart | alt.LayerChart | alt.FacetChart


def study_charts(
    figures: Mapping[str, Any], names: Mapping[str, Any], words: Words
) -> dict[str, Drawn]:
    """Every figure of the report, by name.

    Parameters
    ----------
    figures : mapping
        As `analytics.method_study` gives them, with `one_axis`.
    names : mapping of axis id to (name, names of its levels)
    words : callable

    Returns
    -------
    dict of name to altair chart
    """
    forms = figures["forms"]
    usual = {name: told for name, told in forms.items() if name != "quick"}
    cases = {"undisturbed": forms["desk"], **figures["robustness"]}
    everywhere = {
        name: told
        for name, told in figures["rivals"]["desk"].items()
        if len(told["axes"]) == len(names)
    }
    return {
        "lengths": chart_of_lengths(usual, words),
        "levels": chart_of_levels(forms["desk"]["axes"], names, words),
        "calibration": chart_of_calibration(forms, words),
        "robustness": chart_of_cases(cases, names, words),
        "rivals": chart_of_rivals(everywhere, words),
        "one-axis": chart_of_one_axis(figures["one_axis"], words),
    }


def chart_of_lengths(forms: Mapping[str, Any], words: Words) -> Drawn:
    """How many people are asked how many questions, form by form.

    Parameters
    ----------
    forms : mapping of form to its figures
    words : callable
        Names of the forms, and `questions`, `people`.

    Returns
    -------
    altair chart
    """
    rows = pd.DataFrame(
        [
            {"form": words(form), "questions": int(count), "share": share}
            for form, told in forms.items()
            for count, share in told["lengths"].items()
        ]
    )
    bars = alt.Chart(rows).mark_bar(color=BLUE, size=14)
    drawn = bars.encode(
        x=alt.X("questions:Q", title=words("questions"), axis=alt.Axis(tickMinStep=1)),
        y=_percent(alt.Y, "share", words("people")),
    ).properties(width=WIDTH, height=90)
    chart: Drawn = drawn.facet(row=_header("form", [words(form) for form in forms]))
    return chart


def chart_of_levels(axes: Mapping[str, Any], names: Mapping[str, Any], words: Words) -> Drawn:
    """Of the people truly at each level, who is told it, a lower one or a higher one.

    Parameters
    ----------
    axes : mapping of axis id to its figures
    names : mapping of axis id to (name, names of its levels)
    words : callable
        `exact`, `too_low`, `too_high`, `people`.

    Returns
    -------
    altair chart
    """
    kinds = ("too_low", "exact", "too_high")
    rows = pd.DataFrame(
        [
            {
                "axis": names[axis][0],
                "level": f"{place}. {names[axis][1][place]}",
                "kind": words(kind),
                "order": kinds.index(kind),
                "share": told[kind],
            }
            for axis, own in axes.items()
            for place, told in enumerate(own["levels"])
            for kind in kinds
        ]
    )
    colours = [words(kind) for kind in kinds], [GREY, BLUE, ORANGE]
    drawn = (
        alt.Chart(rows)
        .mark_bar()
        .encode(
            x=_percent(alt.X, "share", words("people"), alt.Scale(domain=[0, 1])),
            y=alt.Y("level:N", title=None, axis=alt.Axis(labelLimit=260)),
            color=_told_by(alt.Color, "kind", *colours),
            order="order:Q",
        )
        .properties(width=WIDTH - 180, height=88)
    )
    facets = drawn.facet(row=_header("axis", [names[axis][0] for axis in axes]))
    chart: Drawn = facets.resolve_scale(y="independent")
    return chart


def chart_of_calibration(forms: Mapping[str, Any], words: Words) -> Drawn:
    """The chance announced against the share that is right; on the line, the chance is honest.

    Parameters
    ----------
    forms : mapping of form to its figures
    words : callable
        Names of the forms, and `announced`, `right`.

    Returns
    -------
    altair chart
    """
    rows = pd.DataFrame(
        [
            {"form": words(form), **point}
            for form, told in forms.items()
            for point in told["calibration"]
        ]
    )
    honest = pd.DataFrame({"announced": [0.0, 1.0], "right": [0.0, 1.0]})
    both = (
        _percent(alt.X, "announced", words("announced"), _near(0.0)),
        _percent(alt.Y, "right", words("right"), _near(0.0)),
    )
    colours = [words(form) for form in forms], [BLUE, ORANGE, GREY, INK][: len(forms)]
    line = alt.Chart(honest).mark_line(color=GREY, strokeDash=[4, 4]).encode(*both)
    points = (
        alt.Chart(rows)
        .mark_line(point=True)
        .encode(*both, color=_told_by(alt.Color, "form", *colours))
    )
    return alt.layer(line, points).properties(width=HEIGHT + 60, height=HEIGHT + 60)


def chart_of_cases(cases: Mapping[str, Any], names: Mapping[str, Any], words: Words) -> Drawn:
    """Exact levels on each axis, case by case: how far each trouble costs.

    Parameters
    ----------
    cases : mapping of case to its figures
    names : mapping of axis id to (name, names of its levels)
    words : callable
        Names of the cases, and `exact`.

    Returns
    -------
    altair chart
    """
    rows = pd.DataFrame(
        [
            {"case": words(case), "axis": names[axis][0], "exact": own["exact"]}
            for case, told in cases.items()
            for axis, own in told["axes"].items()
        ]
    )
    base = alt.Chart(rows).encode(
        y=alt.Y("case:N", title=None, sort=[words(c) for c in cases], axis=LONG_NAMES),
        x=_percent(alt.X, "exact", words("exact"), _near(0.4)),
    )
    domain = [names[axis][0] for axis in next(iter(cases.values()))["axes"]]
    shapes = ["circle", "square", "triangle-up", "diamond"]
    marks = base.mark_point(filled=True, size=80, opacity=1).encode(
        color=_told_by(alt.Color, "axis", domain, [BLUE, GREY, ORANGE, INK]),
        shape=_told_by(alt.Shape, "axis", domain, shapes),
    )
    chart: Drawn = marks.properties(width=WIDTH - 180, height=34 * len(cases))
    return chart


def chart_of_rivals(entries: Mapping[str, Any], words: Words) -> Drawn:
    """Mean share of exact levels against the number of questions, one point an instrument.

    Parameters
    ----------
    entries : mapping of instrument to its figures
    words : callable
        Names of the instruments, and `questions`, `exact`.

    Returns
    -------
    altair chart
    """
    rows = pd.DataFrame(
        [
            {
                "name": words(name),
                "questions": told["questions"],
                "exact": told["exact"],
                "adaptive": name.startswith("adaptive"),
            }
            for name, told in entries.items()
        ]
    )
    base = alt.Chart(rows).encode(
        x=alt.X("questions:Q", title=words("questions"), scale=alt.Scale(domain=[5, 40])),
        y=_percent(alt.Y, "exact", words("exact"), alt.Scale(zero=False)),
        color=alt.Color(
            "adaptive:N", legend=None, scale=alt.Scale(domain=[True, False], range=[BLUE, ORANGE])
        ),
    )
    names = base.mark_text(align="left", dx=8, fontSize=12).encode(text="name:N")
    return alt.layer(base.mark_point(filled=True, size=90), names).properties(
        width=WIDTH, height=HEIGHT
    )


def chart_of_one_axis(curves: Mapping[str, Any], words: Words) -> Drawn:
    """Exact levels after each question on one axis, chosen one by one or in a fixed order.

    Parameters
    ----------
    curves : mapping of slope to `adaptive` and `fixed`, lists of shares
    words : callable
        `adaptive`, `fixed`, `slope` (with a place for it), `questions`, `exact`.

    Returns
    -------
    altair chart
    """
    rows = pd.DataFrame(
        [
            {
                "how": words(how),
                "slope": words("slope").format(slope=slope.replace(".", ",")),
                "questions": place + 1,
                "exact": share,
            }
            for slope, both in curves.items()
            for how, shares in both.items()
            for place, share in enumerate(shares)
        ]
    )
    drawn = (
        alt.Chart(rows)
        .mark_line(strokeWidth=2.5)
        .encode(
            x=alt.X("questions:Q", title=words("questions")),
            y=_percent(alt.Y, "exact", words("exact"), _near(0.4)),
            color=_told_by(alt.Color, "how", [words("adaptive"), words("fixed")], [BLUE, ORANGE]),
        )
        .properties(width=WIDTH / 2 - 20, height=HEIGHT - 40)
    )
    chart: Drawn = drawn.facet(column=alt.Column("slope:N", title=None, header=_header_style()))
    return chart


def _percent(axis: type[C], field: str, title: str, scale: alt.Scale | None = None) -> C:
    """An axis of shares, from 0 to 1, read in hundredths."""
    return axis(f"{field}:Q", title=title, axis=PERCENT, scale=scale or alt.Undefined)


def _told_by(mark: type[C], field: str, values: list[str], looks: list[str]) -> C:
    """A colour or a shape for each value, with its legend."""
    legend = alt.Legend(orient="bottom", columns=2, labelFontSize=12, labelLimit=300)
    scale = alt.Scale(domain=values, range=looks)
    return mark(f"{field}:N", title=None, scale=scale, legend=legend)


def _near(low: float) -> alt.Scale:
    return alt.Scale(domain=[low, 1.0], clamp=True)


def _header(field: str, order: Sequence[str]) -> alt.Row:
    return alt.Row(f"{field}:N", title=None, sort=list(order), header=_header_style())


def _header_style() -> alt.Header:
    return alt.Header(
        labelAngle=0, labelAlign="left", labelOrient="top", labelAnchor="start", labelFontSize=13
    )
