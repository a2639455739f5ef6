"""A module says under which conditions it can be followed, and what it does to a chance."""

import pytest

from pathway.modules import Condition, Module


def test_a_module_without_a_device_of_ones_own_suits_whoever_has_a_phone_only():
    assert Condition.PHONE_ONLY in Module("wifi", 30).conditions
    assert Condition.PHONE_ONLY in Module("wifi", 30, on=("computer", "touch")).conditions
    assert Condition.PHONE_ONLY not in Module("mouse", 30, on=("computer",)).conditions


def test_conditions_are_what_the_author_wrote():
    module = Module("call", 30, without_reading=True, without_french=True, adapted=True)

    assert module.conditions == set(Condition)


@pytest.mark.parametrize(("before", "after"), [(0.0, 0.6), (0.5, 0.8), (1.0, 1.0)])
def test_a_gain_is_the_share_of_those_who_could_not_and_now_can(before, after):
    assert Module("call", 30, gain=0.6).chance_after(before) == pytest.approx(after)
