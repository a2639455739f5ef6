"""Three goals at most, each once, and only those of the catalogue."""

import pytest

from pathway.errors import TooManyGoals, UnknownGoal
from pathway.goals import checked_goals

KNOWN = ("sing", "dance", "draw", "cook")


def test_goals_are_kept_in_the_order_in_which_they_were_picked():
    assert checked_goals(("draw", "sing", "draw"), KNOWN) == ("draw", "sing")


def test_no_goal_is_a_choice_too():
    assert checked_goals((), KNOWN) == ()


@pytest.mark.parametrize(("goals", "refusal"), [(("fly",), UnknownGoal), (KNOWN, TooManyGoals)])
def test_other_choices_are_refused(goals, refusal):
    with pytest.raises(refusal):
        checked_goals(goals, KNOWN)
