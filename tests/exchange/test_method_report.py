"""The method report: figures said in French, none missing, charts as images."""

import re

import altair as alt
import pandas as pd
import pytest
from jinja2 import UndefinedError

from exchange.method_report import (
    ROOM,
    image_of,
    number,
    percent,
    points,
    report_text,
    share,
    whole,
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (number(3.14159), "3,1"),
        (number(-0.25, 2), "−0,25"),
        (whole(12345.6), "12\u202f346"),
        (share(0.93124), "0,931"),
        (share(None), "–"),
        (percent(0.1234), "12\u00a0%"),
        (percent(0.9966, 1), "99,7\u00a0%"),
        (points(0.0234), "+2,3"),
        (points(-0.0131), "−1,3"),
    ],
)
def test_figures_are_said_in_french(said, expected):
    assert said == expected


def test_figures_take_their_places():
    template = (
        "{% for id, own in axes.items() %}\n| {{ id }} | {{ own | share }} | \n{% endfor %}\n"
    )

    said = report_text(template, {"axes": {"skills": 0.75, "access": 0.9}})

    assert said == "| skills | 0,750 |\n| access | 0,900 |\n"


def test_a_missing_figure_is_an_error():
    with pytest.raises(UndefinedError):
        report_text("{{ forms.desk.exact | share }}", {"forms": {}})


def test_a_chart_becomes_an_image_with_its_words():
    rows = pd.DataFrame({"name": ["une chose", "une autre"], "share": [0.2, 0.8]})

    image = image_of(alt.Chart(rows).mark_bar().encode(x="share", y="name"))

    assert image.startswith("<svg")
    assert "une chose" in image


def test_an_image_leaves_room_at_its_edges_for_wider_letters():
    rows = pd.DataFrame({"name": ["une chose", "une autre"], "share": [0.2, 0.8]})

    image = image_of(alt.Chart(rows).mark_bar().encode(x="share", color="name"))

    first = re.search(r"translate\((\d+),(\d+)\)", image)
    assert first is not None
    assert int(first[1]) >= ROOM["left"]
    assert int(first[2]) >= ROOM["top"]
