"""When no further question is asked."""

import pytest

from diagnostic.framework import Axis
from diagnostic.standing import AxisStanding, Certainty
from diagnostic.stopping import (
    FIRST_DIAGNOSIS,
    NEXT_DIAGNOSIS,
    StoppingMethod,
    StoppingRule,
    StopReason,
    why_stop,
)


def standing(decided: bool) -> AxisStanding:
    axis = Axis("equipment", ("equipment",), ("none", "some"))
    return AxisStanding(axis, (0.5, 0.5), (2,), 0, is_decided=decided)


@pytest.mark.parametrize(
    ("decided", "asked", "reason"),
    [
        ((True, True), 3, StopReason.EVERY_AXIS_DECIDED),
        ((True, False), 23, None),
        ((True, False), 24, StopReason.ASKED_ENOUGH),
        ((True, True), 24, StopReason.EVERY_AXIS_DECIDED),
    ],
    ids=["sure of all", "one more to ask", "asked enough", "sure of all at the end"],
)
def test_sitting_stops_when_sure_or_when_asked_enough(decided, asked, reason):
    assert why_stop(tuple(map(standing, decided)), asked, FIRST_DIAGNOSIS) is reason


def test_rules_are_those_of_the_design():
    usual = Certainty(classes=0.90, traits=0.80)
    assert StoppingRule(usual, 0.03, 24, StoppingMethod.CURTAILMENT) == FIRST_DIAGNOSIS
    assert StoppingRule(usual, 0.03, 8, StoppingMethod.CERTAINTY) == NEXT_DIAGNOSIS


def test_rule_may_ask_less_or_be_surer():
    assert FIRST_DIAGNOSIS.asking_at_most(8).by(StoppingMethod.CERTAINTY) == NEXT_DIAGNOSIS
    assert FIRST_DIAGNOSIS.as_sure_as(0.7) == StoppingRule(Certainty(0.7, 0.7), 0.03, 24)
