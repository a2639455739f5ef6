"""Counts as bars that a screen draws: one bar a line, its number beside it, in one colour.

Words come in already said; a chart is always shown with its sentence and its table.
"""

from collections.abc import Sequence

import altair as alt
import pandas as pd

LINE_PX = 60  # room for a name, and its bar below it: long names fit on a telephone
BAR_PX = 20
DOWN_PX = 11  # from the middle of a line to the middle of its bar
BLUE, INK = "#0b4f9e", "#161616"  # 7:1 and more on white
LETTERS_PX = 16
AGAINST = "#b34000"  # 5.5:1 on white, told from the blue by its side as well
WEIGHT_LINE_PX = 76  # a question above its bar, its weight in words below


def bars(
    names: Sequence[str], people: Sequence[int | None], said: Sequence[str]
) -> alt.LayerChart:
    """Horizontal bars from the first name down.

    Parameters
    ----------
    names : sequence of str
        One a bar.
    people : sequence of int or None
        Counts that may be shown; None draws no bar.
    said : sequence of str
        What is written at the end of each bar.

    Returns
    -------
    altair.LayerChart
        Without a menu: the table below says the same.
    """
    rows = pd.DataFrame({"name": names, "people": [count or 0 for count in people], "said": said})
    base = alt.Chart(rows).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=None),
        x=alt.X("people:Q", title=None, axis=None, scale=alt.Scale(domain=[0, _room(people)])),
        tooltip=alt.value(None),
    )
    drawn = alt.layer(
        base.mark_bar(color=BLUE, size=BAR_PX, yOffset=DOWN_PX),
        base.mark_text(dy=-DOWN_PX).encode(text="name:N", x=alt.value(0)),
        base.mark_text(dy=DOWN_PX, dx=6).encode(text="said:N"),
    )
    sized = drawn.properties(
        height=LINE_PX * len(names), usermeta={"embedOptions": {"actions": False}}
    )
    chart: alt.LayerChart = sized.configure_text(
        align="left", baseline="middle", fontSize=LETTERS_PX, color=INK
    )
    return chart


def _room(people: Sequence[int | None]) -> float:
    """The longest bar leaves a quarter of the width to its number."""
    return max([count for count in people if count], default=1) / 0.75


def weights(names: Sequence[str], bits: Sequence[float], said: Sequence[str]) -> alt.LayerChart:
    """Bars to the right of a line for what speaks for something, to its left against it.

    Parameters
    ----------
    names : sequence of str
        One a bar, written above it.
    bits : sequence of float
        Length and side of each bar.
    said : sequence of str
        The same in words, below each bar.

    Returns
    -------
    altair.LayerChart
        Without a menu: its sentence says the same.
    """
    far = max((abs(size) for size in bits), default=1.0) or 1.0
    rows = pd.DataFrame({"name": names, "bits": bits, "said": said})
    rows["side"] = ["for" if size > 0 else "against" for size in bits]
    base = alt.Chart(rows).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=None),
        x=alt.X("bits:Q", title=None, axis=None, scale=alt.Scale(domain=[-far, far])),
        tooltip=alt.value(None),
    )
    colours = alt.Color(
        "side:N",
        legend=None,
        scale=alt.Scale(domain=["for", "against"], range=[BLUE, AGAINST]),
    )
    drawn = alt.layer(
        base.mark_bar(size=BAR_PX).encode(color=colours),
        base.mark_text(dy=-BAR_PX).encode(text="name:N", x=alt.value(0)),
        base.mark_text(dy=BAR_PX).encode(text="said:N", x=alt.value(0)),
    )
    sized = drawn.properties(
        height=WEIGHT_LINE_PX * len(names), usermeta={"embedOptions": {"actions": False}}
    )
    chart: alt.LayerChart = sized.configure_text(
        align="left", baseline="middle", fontSize=LETTERS_PX, color=INK
    )
    return chart
