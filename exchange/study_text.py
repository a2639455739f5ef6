"""The figures of a study as a person reads them in a terminal: the diagnosis beside a paper form.

It receives the names and figures of the JSON file, and knows nothing of how they were counted.
"""

from collections.abc import Mapping
from typing import Any

from i18n.catalogue import translate
from i18n.formats import say_number

FIRST_COLUMN = 26
COLUMN = 13
NOTHING = "–"


def study_text(
    study: Mapping[str, Any],
    *,
    axis_names: Mapping[str, str],
    advantages: Mapping[str, tuple[float, float]],
    language: str,
) -> str:
    """What a study found, one row a figure, two columns an axis.

    Parameters
    ----------
    study : mapping
        As in the JSON file.
    axis_names : mapping of axis id to its name
    advantages : mapping of axis id to (points, standard error)
        Exact levels gained on the paper form, as shares, on the same people.
    language : str
    """
    axes: Mapping[str, Mapping[str, Any]] = study["axes"]
    lines = [_opening(study, language), ""]
    lines.append(_row("", [axis_names[axis] for axis in axes], width=2 * COLUMN))
    kinds = [translate(language, f"study.column.{kind}") for kind in ("adaptive", "fixed")]
    lines.append(_row("", kinds * len(axes)))
    for figure in next(iter(axes.values())):
        if figure == "fixed_order":
            continue
        pairs = [(own[figure], own["fixed_order"][figure]) for own in axes.values()]
        cells = [_said(value, language) for pair in pairs for value in pair]
        lines.append(_row(translate(language, f"study.row.{figure}"), cells))
    lines.append("")
    lines += [
        translate(
            language,
            "study.advantage",
            axis=axis_names[axis],
            points=_said(100 * points, language, decimals=1),
            error=_said(100 * error, language, decimals=1),
        )
        for axis, (points, error) in advantages.items()
    ]
    return "\n".join(lines)


def _opening(study: Mapping[str, Any], language: str) -> str:
    return translate(
        language,
        "study.opening",
        respondents=say_number(language, study["respondents"]),
        seconds=_said(study["seconds"], language, decimals=1),
        mean=_said(study["questions_mean"], language, decimals=2),
        p90=_said(study["questions_p90"], language, decimals=1),
        minutes=_said(study["minutes_mean"], language, decimals=1),
        ece=_said(study["ece"], language),
    )


def _row(title: str, cells: list[str], *, width: int = COLUMN) -> str:
    return title.ljust(FIRST_COLUMN) + "".join(cell.rjust(width) for cell in cells)


def _said(value: float | None, language: str, *, decimals: int = 3) -> str:
    return NOTHING if value is None else say_number(language, round(value, decimals))
