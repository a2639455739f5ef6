"""The ladder drawn: every dot named by its rung, four rungs always told."""

from datetime import date

import pytest

from analytics.ladder_chart import Rung, ladder_chart

NAMES = ("à sa place", "guidé", "aidé", "seul")


def test_each_thing_seen_is_a_dot_of_its_rung():
    drawn = ladder_chart(
        [Rung("Impôts", date(2026, 11, 2), 0), Rung("Impôts", date(2026, 11, 9), 3)], NAMES
    ).to_dict()
    [rows] = drawn["datasets"].values()
    assert [row["rung"] for row in rows] == ["à sa place", "seul"]
    assert [row["label"] for row in rows] == ["Impôts", ""]
    colour = drawn["layer"][1]["encoding"]["color"]
    assert colour["scale"]["domain"] == list(NAMES)


def test_ladder_without_four_rungs_is_refused():
    with pytest.raises(ValueError, match="four"):
        ladder_chart([Rung("Impôts", date(2026, 11, 2), 0)], NAMES[:3])
