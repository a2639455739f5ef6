"""What a calibration found, as a page that a person reads: fit, dependence, reliability, times."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from i18n.catalogue import translate
from i18n.formats import say_number

NOTHING = "–"


def calibration_text(found: Mapping[str, Any], *, questionnaire: str, language: str) -> str:
    """A report in Markdown.

    Parameters
    ----------
    found : mapping
        As in the JSON file.
    questionnaire : str
    language : str
    """
    t = partial(translate, language)
    lines = [
        "# " + t("study.report.title", questionnaire=questionnaire),
        "",
        t("study.report.people", count=found["respondents"]),
        "",
        t("study.report.fit_meaning"),
    ]
    for check in found["checks"]:
        lines += ["", *_dimension(check, found["items"], language)]
    lines += ["", *_claims(found["declared"], language), "", *_times(found["times"], language)]
    return "\n".join(lines) + "\n"


def _dimension(check: Mapping[str, Any], items: Mapping[str, Any], language: str) -> list[str]:
    t, n = partial(translate, language), partial(_number, language)
    lines = [
        "## " + t("study.report.dimension", dimension=check["dimension"]),
        "",
        t("study.report.reliability", value=n(check["reliability"])),
    ]
    if check["information"]:
        told = ", ".join(
            f"{n(point)} → {n(value)}" for point, value in check["information"].items()
        )
        lines += ["", t("study.report.information", values=told)]
    rows = [_item(one, items, language) for one in check["items"]]
    lines += ["", *_table(t, "item_columns", rows)]
    if check["mean_q3"] is None:
        return lines
    pairs = [
        (pair["first"], pair["second"], n(pair["q3"]), say_number(language, pair["people"]))
        for pair in check["pairs"]
    ]
    lines += ["", t("study.report.dependence", count=len(pairs), mean=n(check["mean_q3"]))]
    return [*lines, "", *_table(t, "pair_columns", pairs)] if pairs else lines


def _item(one: Mapping[str, Any], items: Mapping[str, Any], language: str) -> Sequence[str]:
    n, found = partial(_number, language), items[one["item"]]
    slope = NOTHING
    if found["slope"] is not None:
        slope = f"{n(found['slope'])} ± {n(found['errors'][0])}"
    cuts = " · ".join(n(threshold) for threshold in found["thresholds"] or ()) or NOTHING
    flag = translate(language, "study.report.misfit") if one["flagged"] else ""
    people = say_number(language, one["people"])
    return (one["item"], people, slope, cuts, n(one["infit"]), n(one["outfit"]), flag)


def _claims(claims: Mapping[str, Any], language: str) -> list[str]:
    t, n = partial(translate, language), partial(_number, language)
    lines = ["## " + t("study.report.claims"), ""]
    if not claims:
        return [*lines, t("study.report.no_claims")]
    return lines + [
        t(
            "study.report.claim",
            dimension=name,
            count=one["questions"],
            shift=n(one["shift"]),
            shift_error=n(one["shift_error"]),
            ratio=n(one["slope_ratio"]),
        )
        for name, one in claims.items()
    ]


def _times(times: Sequence[Mapping[str, Any]], language: str) -> list[str]:
    t, n = partial(translate, language), partial(say_number, language)
    lines = ["## " + t("study.report.times"), ""]
    if not times:
        return [*lines, t("study.report.no_times")]
    rows = [
        (
            one["item"],
            n(one["answers"]),
            NOTHING if one["median"] is None else n(one["median"]),
            n(one["seconds"]),
        )
        for one in times
    ]
    return [*lines, *_table(t, "time_columns", rows)]


def _table(t: partial[str], columns: str, rows: Sequence[Sequence[str]]) -> list[str]:
    names = t(f"study.report.{columns}").split(" | ")
    return [_row(names), _row(["---"] * len(names)), *(_row(cells) for cells in rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _number(language: str, value: float) -> str:
    return say_number(language, round(value, 2)).replace("-", "−")
