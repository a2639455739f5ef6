"""The words of La Coop: closed lists, and four rungs told in three."""

import pytest

from diagnostic.observations import Autonomy
from pathway.coop import CoopAutonomy, Theme, coop_autonomy, coop_autonomy_of

DONE, GUIDED, IF_NEEDED, ALONE = tuple(Autonomy)


def test_there_are_nineteen_themes_as_in_la_coop():
    assert len(Theme) == 19


def test_four_rungs_are_told_in_three_stars():
    stars = [coop_autonomy(autonomy).stars for autonomy in Autonomy]

    assert stars == [1, 1, 2, 3]


@pytest.mark.parametrize(
    ("seen", "kept"),
    [
        ([], None),
        ([ALONE], CoopAutonomy.AUTONOMOUS),
        ([ALONE, DONE], CoopAutonomy.GUIDED),
        ([ALONE, IF_NEEDED, DONE], CoopAutonomy.PARTLY),
        ([ALONE, ALONE, DONE], CoopAutonomy.AUTONOMOUS),
        ([GUIDED, DONE, IF_NEEDED, ALONE], CoopAutonomy.GUIDED),
    ],
)
def test_meeting_is_told_by_its_middle_rung(seen, kept):
    assert coop_autonomy_of(seen) is kept
