"""The profile type: one and only one for each combination of levels, with its probability."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.bank import Bank
from diagnostic.framework import TypeRule
from diagnostic.posterior import posterior_of
from diagnostic.profile_types import level_joint, profile_types, stated_facts, type_cells
from tests.diagnostic.builders import NINE_TYPES, household, household_bank, small_bank
from tests.diagnostic.strategies import SEEDS, always, case_from
from tests.factories import answers

DIMENSIONS = household().framework.dimensions
NAMES = [d.id for d in DIMENSIONS]
TYPES = {rule.id for rule in NINE_TYPES}
OWNER = {"computer": "own"}


def type_of(facts: dict[str, str], **levels: int) -> str:
    """Type of one combination of levels, those not given at their highest."""
    cells = type_cells(DIMENSIONS, NINE_TYPES, facts)
    return NINE_TYPES[cells[tuple(levels.get(name, 3) for name in NAMES)]].id


def by_hand(facts: dict[str, str], levels: dict[str, int]) -> str:
    """The design's sentence, read from top to bottom."""
    if levels["equipment"] == 0:
        return "no_device"
    if levels["access"] == 0:
        return "not_connected"
    if levels["oral"] <= 1:
        return "held_by_french"
    if levels["written"] <= 1:
        return "held_by_reading"
    if levels["equipment"] == 1 or levels["access"] == 1:
        return "precarious"
    if levels["skills"] == 0:
        return "first_steps"
    has_computer = levels["equipment"] == 3 or facts.get("computer") in ("shared", "own")
    if not has_computer and levels["skills"] <= 2:
        return "phone_only"
    return "on_the_way" if levels["skills"] <= 2 else "autonomous"


@pytest.mark.parametrize("facts", [{}, OWNER, {"computer": "none"}], ids=str)
def test_every_combination_of_levels_has_exactly_one_type(facts):
    cells = type_cells(DIMENSIONS, NINE_TYPES, facts)

    told = {place: NINE_TYPES[cells[place]].id for place in np.ndindex(cells.shape)}

    assert cells.min() >= 0
    assert told == {
        place: by_hand(facts, dict(zip(NAMES, place, strict=True)))
        for place in product(range(4), repeat=5)
    }


def test_every_type_can_be_reached():
    cells = type_cells(DIMENSIONS, NINE_TYPES, {})

    assert {NINE_TYPES[place].id for place in np.unique(cells)} == TYPES


def test_stated_fact_rules_a_type_out():
    assert type_of({}, equipment=2, skills=1) == "phone_only"
    assert type_of({"computer": "none"}, equipment=2, skills=1) == "phone_only"
    assert type_of(OWNER, equipment=2, skills=1) == "on_the_way"


def test_rule_about_what_is_not_measured_never_holds():
    equipment_alone = household().framework.restricted_to("equipment").dimensions

    cells = type_cells(equipment_alone, NINE_TYPES, {})

    assert [NINE_TYPES[place].id for place in cells] == [
        "no_device",
        "precarious",
        "autonomous",
        "autonomous",
    ]


def test_combination_that_no_rule_names_has_none():
    cells = type_cells(DIMENSIONS[:1], (TypeRule("no_device", {"equipment": (0,)}),), {})

    assert cells.tolist() == [0, -1, -1, -1]


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("phone=rank-2", {}),
        ("computer=own", {"computer": "own"}),
        ("computer=unsure", {}),
        ("computer=rather_not_say", {}),
    ],
)
def test_facts_are_those_that_answers_state(said, facts):
    assert stated_facts(household(), answers(said)) == facts


@always
@given(SEEDS, st.booleans())
def test_probability_of_a_type_is_that_of_its_combinations(seed, owns):
    bank, told = case_from(household_bank(), seed)
    told = tuple(g for g in told if g.item != "computer")
    told = (*told, *answers("computer=own")) if owns else told
    posterior = posterior_of(bank, told)
    joint = levels_by_hand(bank, posterior.joint)

    types = profile_types(posterior, told)

    expected = dict.fromkeys(TYPES, 0.0)
    for place in np.ndindex(joint.shape):
        levels = dict(zip(NAMES, place, strict=True))
        expected[by_hand(OWNER if owns else {}, levels)] += joint[place]
    assert {t.id: t.probability for t in types} == pytest.approx(expected, abs=1e-9)
    assert sum(t.probability for t in types) == pytest.approx(1.0)
    assert [t.probability for t in types] == sorted((t.probability for t in types), reverse=True)
    assert level_joint(posterior) == pytest.approx(joint, abs=1e-12)


def levels_by_hand(bank: Bank, joint: np.ndarray) -> np.ndarray:
    """P(level of every dimension), one einsum for all."""
    shares = [d.level_shares() for d in bank.dimensions]
    return np.einsum("abcde,av,bw,cx,dy,ez->vwxyz", joint, *shares, optimize=True)


def test_no_rules_no_types():
    assert profile_types(posterior_of(small_bank(), ()), ()) == ()
