"""What a study of fairness found, as a person reads it in a terminal."""

from collections.abc import Mapping
from typing import Any

from i18n.catalogue import translate
from i18n.formats import say_number


def fairness_text(study: Mapping[str, Any], *, language: str) -> str:
    """How many questions were examined by each description, and those that stand out.

    Parameters
    ----------
    study : mapping
        As in the JSON file.
    language : str
    """
    found: list[Mapping[str, Any]] = study["differences"]
    lines = []
    for by in dict.fromkeys(one["by"] for one in found):
        mine = [one for one in found if one["by"] == by]
        flagged = sorted((one for one in mine if one["flagged"]), key=lambda one: -one["gain"])
        left_out = sorted({group for one in mine for group in one["left_out"]})
        lines.append(_summary(by, len(mine), len(flagged), language))
        lines += [_line(one, language) for one in flagged]
        if left_out:
            lines.append(
                translate(language, "study.fairness.left_out", groups=", ".join(left_out))
            )
    if study["unexamined"]:
        items = ", ".join(study["unexamined"])
        lines.append(translate(language, "study.fairness.unexamined", items=items))
    return "\n".join(lines)


def _summary(by: str, examined: int, flagged: int, language: str) -> str:
    return translate(language, "study.fairness.summary", by=by, examined=examined, count=flagged)


def _line(one: Mapping[str, Any], language: str) -> str:
    kind = "uniform" if one["uniform"] else "non_uniform"
    shifts = sorted(one["shifts"].items(), key=lambda pair: -pair[1])
    return translate(
        language,
        f"study.fairness.{kind}",
        item=one["item"],
        size=translate(language, f"study.fairness.size_{one['size']}"),
        gain=say_number(language, round(one["gain"], 3)),
        people=say_number(language, one["people"]),
        shifts=", ".join(f"{group} {_signed(shift, language)}" for group, shift in shifts),
    )


def _signed(value: float, language: str) -> str:
    rounded = round(value, 2)
    said = say_number(language, abs(rounded))
    return said if rounded == 0 else f"{'−' if rounded < 0 else '+'}{said}"
