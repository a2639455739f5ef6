"""The ladder of each thing seen, over time, as dots that a screen draws.

Words come in already said; the chart is always shown with its sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import altair as alt
import pandas as pd

LINE_PX = 64  # room for a name, and its dots below it
BELOW_PX = 120  # for the days and the four rungs in words: the height is that of the whole
DOT_PX = 260
LETTERS_PX = 15
INK = "#161616"
RUNGS = ("#c9d8ea", "#7fa6d3", "#3c76b8", "#0b4f9e")  # from done for them to alone, always named


@dataclass(frozen=True, slots=True)
class Rung:
    """One thing seen one day; `rung` from 0 to 3."""

    name: str
    on: date
    rung: int


def ladder_chart(rungs: Sequence[Rung], names: Sequence[str]) -> alt.LayerChart | alt.FacetChart:
    """One line a thing seen, one dot a day, darker as the person does more.

    Parameters
    ----------
    rungs : sequence of Rung
        At least one.
    names : sequence of str
        The four rungs in words, from the least to the most.

    Returns
    -------
    altair.LayerChart or altair.FacetChart
        Without a menu: the list beside it says the same.

    Raises
    ------
    ValueError
        When `names` are not four.
    """
    if len(names) != len(RUNGS):
        raise ValueError("a ladder has four rungs")
    rows = pd.DataFrame(
        {
            "name": [one.name for one in rungs],
            "on": pd.to_datetime([one.on for one in rungs]),
            "rung": [names[one.rung] for one in rungs],
        }
    )
    is_again = rows["name"].duplicated()
    rows["label"] = rows["name"].mask(is_again, "")  # a name written twice thickens
    lines = alt.Chart(rows).encode(y=alt.Y("name:N", sort=None, title=None, axis=None))
    scale = alt.Scale(domain=list(names), range=list(RUNGS))
    legend = alt.Legend(
        title=None,
        orient="bottom",
        columns=2,
        labelLimit=400,
        labelColor=INK,
        symbolSize=150,
        symbolStrokeWidth=1,
    )
    when = alt.X("on:T", title=None, axis=alt.Axis(format="%d/%m", tickCount=4, grid=False))
    drawn = alt.layer(
        lines.mark_text(
            dy=-14, align="left", baseline="middle", fontSize=LETTERS_PX, color=INK
        ).encode(text="label:N", x=alt.value(0)),
        lines.mark_circle(size=DOT_PX, opacity=1, yOffset=12, stroke=INK, strokeWidth=1).encode(
            x=when, color=alt.Color("rung:N", scale=scale, legend=legend), tooltip=alt.value(None)
        ),
    )
    return drawn.properties(
        height=LINE_PX * len(set(rows["name"])) + BELOW_PX,
        usermeta={"embedOptions": {"actions": False}},
    )
