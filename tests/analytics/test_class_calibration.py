"""Tables of situations found again, in order; what facts make impossible stays so."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.class_calibration import Anchors, fit_classes, monotone, slipping
from analytics.expectation import MISSING
from diagnostic.faults.models import falling_pair
from tests.analytics.drawn_answers import class_ranks

SHARES = np.array([0.2, 0.3, 0.5])
OWNS_PHONE = np.array([[1.0, 0.2, 0.1], [0.0, 0.8, 0.9]])
OWNS_COMPUTER = np.array([[1.0, 0.9, 0.1], [0.0, 0.1, 0.9]])
HABIT = np.array([[0.7, 0.25, 0.05], [0.2, 0.45, 0.25], [0.1, 0.3, 0.7]])
ROWS = (OWNS_PHONE, OWNS_COMPUTER, HABIT, HABIT)


def believed(rows, *, people=5.0, slips=None):
    """Anchors that blur the truth but keep its zeros."""
    blurred = [
        np.where(row > 0, 0.7 * row + 0.3 * (row > 0) / (row > 0).sum(axis=0), 0) for row in rows
    ]
    return Anchors(np.full(3, 1 / 3), blurred, slips or [0.0] * len(rows), people)


def people_of(count, *, rng):
    return rng.choice(3, size=count, p=SHARES)


def test_tables_and_shares_are_found_again():
    rng = np.random.default_rng(2)
    ranks = class_ranks(ROWS, people_of(6000, rng=rng), rng=rng)

    fit = fit_classes(ranks, np.ones(6000), believed(ROWS), [True, True, False, False])

    assert fit.shares == pytest.approx(SHARES, abs=0.03)
    for found, true in zip(fit.rows, ROWS, strict=True):
        np.testing.assert_allclose(found, true, atol=0.06)


def test_what_facts_make_impossible_stays_impossible():
    rng = np.random.default_rng(2)
    classes = people_of(3000, rng=rng)
    ranks = class_ranks([slipping(row, 0.1) for row in ROWS], classes, rng=rng)
    anchors = believed(ROWS, slips=[0.1, 0.1, 0.0, 0.0])

    fit = fit_classes(ranks, np.ones(3000), anchors, [True, True, False, False])

    assert fit.rows[0][1, 0] == 0.0
    assert fit.rows[1][1, 0] == 0.0
    assert fit.shares == pytest.approx(SHARES, abs=0.05)


def test_without_answers_the_anchors_are_kept():
    anchors = believed(ROWS)
    silent = np.full((10, 4), MISSING)

    fit = fit_classes(silent, np.ones(10), anchors, [False] * 4)

    np.testing.assert_allclose(fit.shares, anchors.shares)
    for found, anchor in zip(fit.rows, anchors.rows, strict=True):
        np.testing.assert_allclose(found, anchor, atol=1e-12)


def test_errors_shrink_with_the_number_of_people():
    rng = np.random.default_rng(9)
    ranks = class_ranks(ROWS, people_of(4000, rng=rng), rng=rng)
    few = fit_classes(ranks[:1000], np.ones(1000), believed(ROWS), [False] * 4)
    many = fit_classes(ranks, np.ones(4000), believed(ROWS), [False] * 4)

    ratio = few.errors(2) / many.errors(2)

    assert np.median(ratio) == pytest.approx(2.0, abs=0.4)


def test_monotone_keeps_a_table_that_already_is():
    counts = 100 * HABIT

    np.testing.assert_allclose(monotone(counts), HABIT, atol=1e-12)


def test_monotone_pools_two_classes_in_the_wrong_order():
    counts = np.array([[8.0, 16.0], [2.0, 4.0 - 2.0]])

    table = monotone(counts)

    np.testing.assert_allclose(table[1], [4 / 28, 4 / 28])


COUNTS = st.integers(2, 4).flatmap(
    lambda ranks: st.lists(
        st.lists(st.floats(0.5, 50), min_size=ranks, max_size=ranks), min_size=2, max_size=4
    )
)


@given(COUNTS)
def test_monotone_never_lets_a_higher_answer_speak_for_less(counts):
    table = monotone(np.array(counts).T)

    np.testing.assert_allclose(table.sum(axis=0), 1.0)
    assert falling_pair(np.round(table, 15)) is None
