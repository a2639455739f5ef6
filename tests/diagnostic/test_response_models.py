"""What an answer says: tables computed by hand, and those that are refused."""

from math import log

import numpy as np
import pytest

from diagnostic.errors import MalformedItem
from diagnostic.framework import class_dimension, trait_dimension
from diagnostic.response_models import (
    FreeTable,
    GradedResponse,
    UnsureCurve,
    answer_table,
    free_table,
    graded_response,
    unsure_chance,
)

TRAIT = trait_dimension("skills", ("low", "high"), low=-2.0, high=2.0, count=5, cuts=(0.0,))
CLASSES = class_dimension("equipment", ("none", "some"))
ROWS = ((0.7, 0.2, 0.1), (0.1, 0.3, 0.6))


def test_graded_response_is_samejima_s():
    table = graded_response(np.array([0.0]), slope=1.0, thresholds=np.array([0.0, log(3)]))

    assert table[:, 0] == pytest.approx([1 / 2, 1 / 4, 1 / 4])


def test_graded_response_reaches_each_threshold_once_in_two():
    table = graded_response(np.array([-0.5, 1.0]), slope=2.0, thresholds=np.array([-0.5, 1.0]))

    assert table[1:, 0].sum() == pytest.approx(0.5)
    assert table[2:, 1].sum() == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("slope", "thresholds"),
    [(0.0, (0.0,)), (-1.0, (0.0,)), (float("nan"), (0.0,)), (1.0, (0.5, 0.5)), (1.0, (1.0, 0.0))],
    ids=["flat", "falling", "not a number", "equal thresholds", "thresholds out of order"],
)
def test_graded_response_out_of_range_is_refused(slope, thresholds):
    with pytest.raises(MalformedItem):
        graded_response(np.array([0.0]), slope=slope, thresholds=np.array(thresholds))


def test_free_table_spreads_its_slip_evenly():
    table = free_table(np.array([[1.0, 0.0], [0.25, 0.75]]), slip=0.2)

    assert table == pytest.approx(np.array([[0.9, 0.3], [0.1, 0.7]]))


@pytest.mark.parametrize(
    ("rows", "slip"),
    [
        ([[0.5, 0.4], [0.5, 0.5]], 0.0),
        ([[1.5, -0.5], [0.5, 0.5]], 0.0),
        ([[0.5, 0.5], [0.5, 0.5]], 1.0),
        ([[0.5, 0.5], [0.5, 0.5]], -0.1),
    ],
    ids=["a row short of 1", "a negative cell", "nothing but slip", "negative slip"],
)
def test_free_table_out_of_range_is_refused(rows, slip):
    with pytest.raises(MalformedItem):
        free_table(np.array(rows), slip=slip)


def test_not_knowing_falls_along_a_trait():
    model = GradedResponse(1.0, (0.0, log(3)), UnsureCurve(ceiling=0.4, centre=0.0, slope=1.0))

    chance = unsure_chance(model, TRAIT)
    table = answer_table(model, TRAIT)

    assert chance is not None
    assert (np.diff(chance) < 0).all()
    assert table[:, 2] == pytest.approx([0.8 / 2, 0.8 / 4, 0.8 / 4, 0.2])
    assert table[-1] == pytest.approx(chance)


def test_not_knowing_has_its_own_chance_in_each_class():
    table = answer_table(FreeTable(ROWS, slip=0.0, unsure=(0.5, 0.0)), CLASSES)

    assert table == pytest.approx(np.array([[0.35, 0.1], [0.1, 0.3], [0.05, 0.6], [0.5, 0.0]]))


@pytest.mark.parametrize("model", [GradedResponse(1.0, (0.0,)), FreeTable(ROWS)], ids=type)
def test_not_knowing_may_carry_nothing(model):
    dimension = TRAIT if isinstance(model, GradedResponse) else CLASSES

    assert unsure_chance(model, dimension) is None
    assert len(answer_table(model, dimension)) == 2 + isinstance(model, FreeTable)


@pytest.mark.parametrize(
    "model",
    [
        GradedResponse(1.3, (-1.0, 0.2, 0.9)),
        GradedResponse(1.3, (-1.0, 0.2), UnsureCurve(0.5, -1.0, 2.0)),
        FreeTable(tuple((0.2, 0.3, 0.5) for _ in range(5)), slip=0.1, unsure=(0.1,) * 5),
    ],
    ids=["graded", "graded, unsure", "free table on a trait's nodes"],
)
def test_answers_add_up_to_one_at_each_node(model):
    table = answer_table(model, TRAIT)

    assert table.sum(axis=0) == pytest.approx(np.ones(5))
    assert table.min() >= 0


@pytest.mark.parametrize(
    ("model", "dimension"),
    [
        (GradedResponse(1.0, (0.0,)), CLASSES),
        (FreeTable(ROWS), TRAIT),
        (FreeTable(ROWS, unsure=(0.1,)), CLASSES),
        (FreeTable(ROWS, unsure=(0.1, 1.0)), CLASSES),
        (FreeTable(ROWS, unsure=(-0.1, 0.1)), CLASSES),
        (GradedResponse(1.0, (0.0,), UnsureCurve(1.4, 0.0, 1.0)), TRAIT),
        (GradedResponse(1.0, (0.0,), UnsureCurve(-0.1, 0.0, 1.0)), TRAIT),
    ],
    ids=[
        "graded on classes",
        "two rows on five nodes",
        "unsure for one class of two",
        "always unsure",
        "unsure below zero",
        "unsure over one along a trait",
        "unsure below zero along a trait",
    ],
)
def test_model_that_does_not_fit_is_refused(model, dimension):
    with pytest.raises(MalformedItem):
        answer_table(model, dimension)
