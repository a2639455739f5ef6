"""On one axis: more questions are never worse on average, choosing them is worth something."""

import numpy as np
import pytest

from analytics.one_axis import (
    ITEMS,
    LONGEST,
    drawn_bank,
    exact_shares,
    fixed_order,
    one_axis_curves,
)
from diagnostic.answers import Setting
from diagnostic.bank import Bank
from diagnostic.one_dimension import OneDimension


def test_choosing_is_better_than_a_fixed_order_and_more_is_better():
    curves = one_axis_curves((2.0,), 1500, rng=np.random.default_rng(1))["2.0"]

    assert len(curves["adaptive"]) == len(curves["fixed"]) == LONGEST
    assert curves["adaptive"][0] == curves["fixed"][0]  # nothing to adapt to yet
    assert curves["adaptive"][7] > curves["fixed"][7]
    for shares in curves.values():
        assert shares[0] < shares[7] < shares[-1]


def test_fixed_order_begins_with_the_question_that_teaches_most_and_repeats_none():
    one = OneDimension(Bank(drawn_bank(1.2, np.random.default_rng(2))), "skills", Setting.PHONE)
    answers = np.random.default_rng(3).integers(0, 2, size=(40, ITEMS))

    order = fixed_order(one, answers, 12)

    assert order[0] == one.gains(one.prior[None, :])[0].argmax()
    assert len(set(order.tolist())) == 12


def test_share_of_exact_levels_after_each_question():
    one = OneDimension(Bank(drawn_bank(1.2, np.random.default_rng(2))), "skills", Setting.PHONE)
    answers = np.array([[1] * ITEMS, [0] * ITEMS])
    asked = np.tile(np.arange(ITEMS), (2, 1))

    shares = exact_shares(one, answers, asked, np.array([3, 0]))

    assert len(shares) == ITEMS
    assert shares[-1] == pytest.approx(1.0)
