"""What can be measured: levels and their shares, facts and their classes, axes."""

from statistics import NormalDist

import numpy as np
import pytest

from diagnostic.errors import MalformedItem
from diagnostic.framework import (
    Area,
    Axis,
    ClassRule,
    DimensionKind,
    FactRules,
    Framework,
    TypeRule,
    class_dimension,
    trait_dimension,
)

EQUIPMENT = class_dimension("equipment", ("none", "makeshift", "equipped"))
SKILLS = trait_dimension("skills", ("far", "near"), low=-1.0, high=1.0, count=3, cuts=(0.25,))
ORAL, WRITTEN = class_dimension("oral", ("no", "yes")), class_dimension("written", ("no", "yes"))
FRAMEWORK = Framework(
    (EQUIPMENT, ORAL, SKILLS, WRITTEN),
    (
        Axis("equipment", ("equipment",), EQUIPMENT.levels),
        Axis("skills", ("skills",), SKILLS.levels),
        Axis("language", ("oral", "written"), ("no", "yes")),
    ),
    (Area("mail", "2"),),
    (FactRules("equipment", {}, (ClassRule(0, {}),)),),
    (TypeRule("anybody"),),
    ("no-device",),
)
DEVICES = FactRules(
    "equipment",
    {"computer": ("none", "own"), "phone": ("none", "basic", "good")},
    (
        ClassRule(2, {"computer": ("own",), "phone": ("basic", "good")}),
        ClassRule(1, {"phone": ("good",)}),
        ClassRule(1, {"computer": ("own",)}),
        ClassRule(0, {}),
    ),
)


def test_nodes_of_classes_are_their_levels():
    assert (EQUIPMENT.kind, EQUIPMENT.size) == (DimensionKind.CLASSES, 3)
    assert (EQUIPMENT.level_shares() == np.eye(3)).all()


def test_nodes_of_a_trait_are_equally_spaced():
    assert (SKILLS.kind, SKILLS.nodes, SKILLS.size) == (DimensionKind.TRAIT, (-1.0, 0.0, 1.0), 3)


def test_cut_inside_a_node_s_interval_shares_it_between_two_levels():
    # The node at 0 stands for −0.5 to 0.5: three quarters of it lie below 0.25.
    assert SKILLS.level_shares() == pytest.approx(np.array([[1, 0], [0.75, 0.25], [0, 1]]))


def test_two_cuts_inside_one_interval_leave_each_level_its_share():
    coarse = trait_dimension("x", ("a", "b", "c"), low=-1.0, high=1.0, count=3, cuts=(-0.1, 0.2))

    assert coarse.level_shares()[1] == pytest.approx([0.4, 0.3, 0.3])


def test_cut_outside_the_grid_leaves_a_level_empty():
    beyond = trait_dimension("x", ("a", "b"), low=-1.0, high=1.0, count=3, cuts=(4.0,))

    assert beyond.level_shares() == pytest.approx(np.array([[1, 0], [1, 0], [1, 0]]))


def test_level_shares_follow_the_reference_population():
    cuts = (-1.0364, -0.3853, 0.3853)
    skills = trait_dimension("x", ("a", "b", "c", "d"), low=-4.0, high=3.2, count=25, cuts=cuts)
    weights = np.exp(-0.5 * np.square(skills.nodes))

    shares = weights / weights.sum() @ skills.level_shares()

    exact = np.diff([0.0, *map(NormalDist().cdf, cuts), 1.0])
    assert shares == pytest.approx(exact, abs=3e-3)


@pytest.mark.parametrize(
    "cuts",
    [(), (0.0, 0.0), (0.5, 0.1), (0.0, 0.1, 0.2)],
    ids=["missing", "equal", "out of order", "too many"],
)
def test_cuts_that_do_not_make_the_levels_are_refused(cuts):
    with pytest.raises(MalformedItem) as refusal:
        trait_dimension("skills", ("a", "b", "c"), low=-1, high=1, count=3, cuts=cuts)

    assert refusal.value.details == {"item": "skills"}


@pytest.mark.parametrize(
    ("computer", "phone", "level"),
    [
        ("none", "none", 0),
        ("none", "basic", 0),
        ("none", "good", 1),
        ("own", "none", 1),
        ("own", "basic", 2),
        ("own", "good", 2),
    ],
)
def test_first_rule_that_holds_gives_the_class(computer, phone, level):
    assert DEVICES.level_of({"computer": computer, "phone": phone}) == level


def test_combinations_of_facts_are_all_there():
    combinations = DEVICES.combinations()

    assert len(combinations) == 6
    assert combinations[0] == {"computer": "none", "phone": "none"}
    assert combinations[-1] == {"computer": "own", "phone": "good"}


def test_rules_that_are_not_complete_are_refused():
    incomplete = FactRules("equipment", DEVICES.facts, DEVICES.rules[:-1])

    with pytest.raises(MalformedItem):
        incomplete.level_of({"computer": "none", "phone": "none"})


def test_framework_finds_its_parts_by_name():
    assert FRAMEWORK.dimension("skills") is SKILLS
    assert FRAMEWORK.axis("language").dimensions == ("oral", "written")
    assert FRAMEWORK.axis_of("written").id == "language"


def test_framework_seen_through_one_axis_keeps_its_dimensions_alone():
    language = FRAMEWORK.restricted_to("language")

    assert language == Framework(
        (ORAL, WRITTEN), (FRAMEWORK.axes[2],), FRAMEWORK.areas, (), (), ("no-device",)
    )
