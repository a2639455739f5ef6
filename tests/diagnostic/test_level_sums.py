"""From nodes to levels: every table is that of the plain formulas, wherever the axes lie."""

import numpy as np
import pytest

from diagnostic.framework import Axis
from diagnostic.level_sums import AxisCells, LevelSums
from tests.diagnostic.builders import LEVELS, classes, trait

DIMENSIONS = (classes("a"), trait("b", count=5), classes("c"), classes("d"))
SIZES = (4, 5, 4, 4)
APART = tuple(Axis(d.id, (d.id,), LEVELS) for d in DIMENSIONS)
TOGETHER = (Axis("c-d", ("d", "c"), LEVELS), Axis("b", ("b",), LEVELS), Axis("a", ("a",), LEVELS))
ACROSS = (Axis("a-d", ("a", "d"), LEVELS), Axis("b", ("b",), LEVELS), Axis("c", ("c",), LEVELS))


def drawn() -> np.ndarray:
    joint = np.random.default_rng(5).random(SIZES)
    return joint / joint.sum()


def walked(joint: np.ndarray, axis: Axis, place: int) -> np.ndarray:
    """P(node of a dimension, level of an axis), one combination of nodes and levels at a time."""
    found = np.zeros((SIZES[place], len(LEVELS)))
    own = [k for k, d in enumerate(DIMENSIONS) if d.id in axis.dimensions]
    shares = [DIMENSIONS[k].level_shares() for k in own]
    for cell in np.ndindex(*SIZES):
        for levels in np.ndindex(*[len(LEVELS)] * len(own)):
            share = np.prod([s[cell[k], n] for k, s, n in zip(own, shares, levels, strict=True)])
            found[cell[place], min(levels)] += joint[cell] * share
    return found


@pytest.mark.parametrize(
    ("axes", "cut"), [(APART, 2), (TOGETHER, 2), (ACROSS, 4)], ids=["apart", "together", "across"]
)
def test_every_node_meets_every_level(axes, cut):
    sums, joint = LevelSums(DIMENSIONS, axes), drawn()

    table = sums.table(joint)

    assert sums.cut == cut
    assert sums.shape == (np.prod(SIZES[:cut]), np.prod(SIZES[cut:]))
    for place, rows in enumerate(sums.rows):
        others = tuple(k for k in range(4) if k != place)
        assert table[rows, -1] == pytest.approx(joint.sum(axis=others))
        for axis, columns in zip(axes, sums.columns, strict=True):
            assert table[rows, columns] == pytest.approx(walked(joint, axis, place))


def test_signs_add_the_levels_of_an_axis_and_take_away_the_whole():
    sums = LevelSums(DIMENSIONS[:2], APART[:2])

    assert sums.signs.T.tolist() == [
        [1.0] * 4 + [0.0] * 4 + [-1.0],
        [0.0] * 4 + [1.0] * 4 + [-1.0],
    ]


def test_halves_are_as_near_in_size_as_the_axes_let_them():
    dimensions = (trait("b", count=9), classes("a"), classes("c"))
    axes = tuple(Axis(d.id, (d.id,), LEVELS) for d in dimensions)

    assert LevelSums(dimensions, axes).cut == 1
    assert LevelSums(dimensions, (Axis("b-a", ("b", "a"), LEVELS), axes[2])).cut == 2


def test_cells_of_an_axis_are_the_combinations_of_its_own_nodes():
    joint, cells = drawn(), AxisCells(DIMENSIONS, ACROSS[0])

    assert cells.chances(joint) == pytest.approx(joint.sum(axis=(1, 2)).ravel())
    assert cells.nodes["a"].tolist() == [node for node in range(4) for _ in range(4)]
    assert cells.nodes["d"].tolist() == [0, 1, 2, 3] * 4
    assert cells.levels.argmax(axis=1).tolist() == [min(a, d) for a in range(4) for d in range(4)]
