"""The level told: the likeliest of those that are surely not far from the truth."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.framework import FloatArray
from diagnostic.telling import ROUNDING, SURE_TO_BE_NEAR, chances_near, told_levels
from tests.diagnostic.strategies import SEEDS, always


def beliefs_from(seed: int, levels: int) -> FloatArray:
    """Forty people’s beliefs, from flat to nearly certain."""
    rng = np.random.default_rng(seed)
    weights = rng.choice((0.1, 0.5, 1.0, 5.0), size=(40, 1))
    return np.array([rng.dirichlet(np.full(levels, weight[0])) for weight in weights])


BELIEFS = st.builds(beliefs_from, SEEDS, st.integers(2, 6))


@pytest.mark.parametrize(
    ("probabilities", "told"),
    [
        ((0.1, 0.5, 0.3, 0.1), 1),
        ((0.55, 0.38, 0.07, 0.0), 0),
        ((0.5, 0.3, 0.15, 0.05), 1),
        ((0.45, 0.3, 0.1, 0.15), 1),
        ((0.15, 0.05, 0.3, 0.5), 2),
        ((0.3, 0.2, 0.2, 0.3), 1),
        ((0.81, 0.0, 0.0, 0.19), 0),
        ((0.8, 0.0, 0.1, 0.1), 0),
        ((0.1, 0.9), 1),
        ((1.0,), 0),
    ],
    ids=[
        "likeliest and near",
        "lowest, just near enough",
        "lowest could be far",
        "nothing sure: the nearest",
        "highest could be far",
        "as near as each other: the first",
        "plain",
        "just plain enough",
        "two levels are always near",
        "one level",
    ],
)
def test_level_told(probabilities, told):
    assert told_levels(np.array(probabilities)) == told


def test_chance_of_being_near_adds_the_neighbours():
    near = chances_near(np.array([[0.1, 0.2, 0.3, 0.4], [1.0, 0.0, 0.0, 0.0]]))

    np.testing.assert_allclose(near, [[0.3, 0.6, 0.9, 0.7], [1.0, 1.0, 0.0, 0.0]])


@always
@given(BELIEFS)
def test_level_told_is_as_surely_near_as_wanted_or_as_can_be(beliefs):
    rows = np.arange(len(beliefs))
    told = told_levels(beliefs)
    near = chances_near(beliefs)

    wanted = np.minimum(near.max(axis=1), SURE_TO_BE_NEAR)
    plain = beliefs[rows, told] >= 0.8 - ROUNDING
    assert (plain | (near[rows, told] >= wanted - 2 * ROUNDING)).all()


@always
@given(BELIEFS)
def test_no_likelier_level_is_as_surely_near_as_wanted(beliefs):
    own = beliefs[np.arange(len(beliefs)), told_levels(beliefs)]
    likelier = beliefs > own[:, None]

    assert not (likelier & (chances_near(beliefs) >= SURE_TO_BE_NEAR)).any()


@always
@given(BELIEFS)
def test_likeliest_level_is_told_from_three_answers_on(beliefs):
    counts = np.arange(len(beliefs)) % 5
    told = told_levels(beliefs, counts)

    assert (told == np.where(counts > 2, beliefs.argmax(axis=1), told_levels(beliefs))).all()


@always
@given(BELIEFS)
def test_level_decided_in_any_form_is_the_likeliest(beliefs):
    decided = beliefs.max(axis=1) >= 0.8

    assert (told_levels(beliefs) == beliefs.argmax(axis=1))[decided].all()


@always
@given(BELIEFS)
def test_levels_told_do_not_depend_on_which_end_is_called_high(beliefs):
    upside_down = beliefs.shape[1] - 1 - told_levels(beliefs[:, ::-1])

    assert (upside_down == told_levels(beliefs)).all()


@always
@given(BELIEFS)
def test_one_person_is_told_what_many_are(beliefs):
    assert [int(told_levels(row)) for row in beliefs] == told_levels(beliefs).tolist()
