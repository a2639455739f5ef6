"""The words of La Coop: closed lists, and four rungs told in three."""

import pytest

from diagnostic.observations import Autonomy
from pathway.coop import CoopAutonomy, Theme, coop_autonomy, coop_autonomy_of, with_demarches

DONE, GUIDED, IF_NEEDED, ALONE = tuple(Autonomy)


def test_there_are_nineteen_themes_and_eleven_demarches_as_in_la_coop():
    assert [theme.is_demarche for theme in Theme] == [False] * 19 + [True] * 11


def test_a_demarche_brings_the_theme_that_la_coop_asks_it_under():
    themes = (Theme.EMAIL, Theme.HOUSING, Theme.JUSTICE)

    assert with_demarches(themes) == (Theme.EMAIL, Theme.DEMARCHES, Theme.HOUSING, Theme.JUSTICE)
    assert with_demarches(()) == ()


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
