"""Questions made unfair on purpose are found; fair ones are left alone, whatever the groups."""

import numpy as np
import pandas as pd
import pytest

from analytics.fairness import Size, difference, differences, holm
from analytics.graded_curve import Curve
from tests.analytics.drawn_answers import graded_ranks

PEOPLE = 2400
BANK = (
    Curve(1.3, (-0.8,)),
    Curve(1.6, (-0.3, 0.9)),
    Curve(1.1, (0.4,)),
    Curve(1.8, (-1.0, 0.0, 1.1)),
    Curve(1.4, (0.1,)),
    Curve(1.5, (-0.5, 0.6)),
    Curve(1.2, (0.8,)),
    Curve(1.7, (-0.2,)),
)
UNIFORM, NON_UNIFORM = 1, 4


def people(rng, *, unfair: bool) -> tuple[pd.DataFrame, np.ndarray]:
    """Two groups of unequal means; one question harder for the second, one steeper."""
    group = np.where(rng.random(PEOPLE) < 0.5, "one", "other")
    trait = rng.standard_normal(PEOPLE) - 0.5 * (group == "other")
    ranks = graded_ranks(BANK, trait, rng=rng)
    if unfair:
        theirs = group == "other"
        harder = Curve(1.6, (0.7, 1.9))
        steeper = Curve(6.0, (0.1,))
        for place, curve in ((UNIFORM, harder), (NON_UNIFORM, steeper)):
            ranks[theirs, place] = graded_ranks([curve], trait[theirs], rng=rng)[:, 0]
            if place == NON_UNIFORM:
                flat = Curve(0.3, (0.1,))
                ranks[~theirs, place] = graded_ranks([flat], trait[~theirs], rng=rng)[:, 0]
    return pd.DataFrame(ranks, columns=[f"q{i}" for i in range(len(BANK))]).astype(float), group


def rest_levels(answers):
    """Each question's rest score, the left out apart: enough to place people here."""

    def levels(left_out):
        kept = [name for name in answers if name not in left_out]
        return {
            name: answers[[k for k in kept if k != name]].sum(axis=1).to_numpy()
            for name in answers
        }

    return levels


def found(rng, *, unfair, weights=None):
    answers, group = people(rng, unfair=unfair)
    people_stood_for = np.ones(PEOPLE) if weights is None else weights
    return differences(answers, group, people_stood_for, rest_levels(answers), by="group")


def test_unfair_questions_are_found_and_no_other():
    by_item = {one.item: one for one in found(np.random.default_rng(4), unfair=True)}

    assert {name for name, one in by_item.items() if one.flagged} == {"q1", "q4"}
    assert by_item["q1"].is_uniform
    assert not by_item["q4"].is_uniform
    assert by_item["q1"].shifts["other"] < -0.1 < 0.1 < by_item["q1"].shifts["one"]


def test_fair_questions_are_not_flagged_in_spite_of_unequal_groups():
    for seed in range(5):
        fair = found(np.random.default_rng(seed), unfair=False)

        assert [one.item for one in fair if one.flagged] == []


def test_unequal_weights_make_one_less_sure():
    rng = np.random.default_rng(9)
    answers, group = people(rng, unfair=True)
    ranks, levels = answers["q1"].to_numpy(int), rest_levels(answers)(())["q1"]
    unequal = np.tile([0.2, 1.8], PEOPLE // 2)

    even = difference(ranks, levels, group, np.ones(PEOPLE), item="q1", by="group")
    uneven = difference(ranks, levels, group, unequal, item="q1", by="group")
    scaled = difference(ranks, levels, group, 7 * unequal, item="q1", by="group")

    assert even.p_uniform < uneven.p_uniform
    assert scaled.p_both == pytest.approx(uneven.p_both)
    assert scaled.gain == pytest.approx(uneven.gain)


def test_small_groups_and_unknown_ones_are_left_out_and_told():
    rng = np.random.default_rng(5)
    answers, group = people(rng, unfair=False)
    group = group.astype(object)
    group[:60], group[60:300] = "rare", ""

    one = difference(
        answers["q0"].to_numpy(int),
        np.zeros(PEOPLE),
        group,
        np.ones(PEOPLE),
        item="q0",
        by="group",
    )

    assert one.left_out == ("rare",)
    assert one.people == PEOPLE - 300
    assert one.shifts.keys() == {"one", "other"}


@pytest.mark.parametrize("what", ["one group", "one answer"])
def test_nothing_is_said_where_nothing_can_be_compared(what):
    rng = np.random.default_rng(6)
    answers, group = people(rng, unfair=False)
    ranks = answers["q0"].to_numpy(int)
    group = np.full(PEOPLE, "all") if what == "one group" else group
    ranks = np.zeros(PEOPLE, int) if what == "one answer" else ranks

    nothing = difference(ranks, ranks * 1.0, group, np.ones(PEOPLE), item="q0", by="group")

    assert nothing is None


def test_group_in_which_everybody_succeeds_is_told_without_a_warning():
    rng = np.random.default_rng(7)
    answers, group = people(rng, unfair=False)
    ranks = np.where(group == "one", 1, answers["q0"].to_numpy(int))

    one = difference(
        ranks, rest_levels(answers)(())["q0"], group, np.ones(PEOPLE), item="q0", by="group"
    )

    assert one.size is Size.LARGE
    assert one.flagged


def test_holm_raises_each_probability_by_the_tests_that_are_left():
    assert holm([0.01, 0.04, 0.03]) == pytest.approx((0.03, 0.06, 0.06))
    assert holm([0.9, 0.8]) == (1.0, 1.0)
    assert holm([]) == ()
