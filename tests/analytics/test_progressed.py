"""How many progressed: told only where nobody can be told apart."""

import pytest

from analytics.progressed import Progressed, progressed_of


@pytest.mark.parametrize(
    ("again", "progressed", "told"),
    [
        (10, 10, Progressed(None, None)),
        (40, 20, Progressed(40, 20)),
        (40, 35, Progressed(40, None)),
        (40, 40, Progressed(40, 40)),
        (40, 4, Progressed(40, None)),
        (0, 0, Progressed(None, None)),
    ],
)
def test_counts_are_told_where_no_group_is_small(again, progressed, told):
    assert progressed_of(again, progressed) == told


def test_more_progress_than_people_is_a_mistake():
    with pytest.raises(ValueError, match="5 of 4"):
        progressed_of(4, 5)
