"""The method report: a text in French with places for figures, and the figures put in them.

No figure is written by hand: the text is a template, each chart an image drawn from the same file
of figures.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from jinja2 import Environment, StrictUndefined

MINUS = "\u2212"
NARROW_SPACE = "\u202f"  # between thousands
ROOM = {"left": 36, "right": 12, "top": 8, "bottom": 8}  # readers' letters may be wider than ours
BETWEEN_COLUMNS = 36  # of a legend, in pixels, for the same reason


class Chart(Protocol):
    """What knows how to describe itself as a Vega-Lite chart."""

    def to_dict(self) -> dict[str, Any]: ...


def report_text(template: str, figures: Mapping[str, Any]) -> str:
    """The report in Markdown; a figure that the template asks for and that is missing is an error.

    In the template, a share is said with three decimals (`share`), in points (`points`) or in
    percent (`percent`), a number with as many decimals as wanted (`number(1)`) or none (`whole`).
    """
    places = Environment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    places.filters |= {
        "share": share,
        "percent": percent,
        "points": points,
        "number": number,
        "whole": whole,
    }
    said = places.from_string(template).render(**figures)
    return "".join(f"{line.rstrip(' ')}\n" for line in said.splitlines())


def number(value: float, decimals: int = 1) -> str:
    """3.14159 → « 3,1 »."""
    said = f"{value:.{decimals}f}".replace(".", ",")
    return said.replace("-", MINUS)


def whole(value: float) -> str:
    """12345.6 → « 12 346 »."""
    return f"{value:,.0f}".replace(",", NARROW_SPACE)


def share(value: float | None) -> str:
    """0.9312 → « 0,931 »."""
    return "–" if value is None else number(value, 3)


def percent(value: float, decimals: int = 0) -> str:
    """0.1234 → « 12 % »."""
    return f"{number(100 * value, decimals)}\u00a0%"


def points(value: float) -> str:
    """0.0234 → « +2,3 »."""
    return ("+" if value >= 0 else "") + number(100 * value, 1)


def image_of(chart: Chart) -> str:
    """The chart as SVG, without fetching anything, with room for other letters than ours."""
    import vl_convert  # noqa: PLC0415 -- heavy, and only the report needs it

    described = chart.to_dict()
    config = {**described.get("config", {}), "legend": {"columnPadding": BETWEEN_COLUMNS}}
    drawn: str = vl_convert.vegalite_to_svg(
        {**described, "padding": ROOM, "config": config}, allowed_base_urls=[]
    )
    return drawn
