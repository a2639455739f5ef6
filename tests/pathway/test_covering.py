"""The cheapest choice is the cheapest: against every choice there is, and another solver."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathway import covering
from pathway.covering import ENOUGH, Covering, Piece, Target, cheapest
from tests.diagnostic.strategies import always
from tests.pathway.oracle import least_cost


@st.composite
def problems(draw: st.DrawFn, *, pieces_most: int = 5):
    """A few pieces, what some need, and what has to be reached."""
    names = [f"o{n}" for n in range(draw(st.integers(1, pieces_most)))]
    pieces = {}
    for place, name in enumerate(names):
        groups = st.frozensets(st.sampled_from(names[:place]), min_size=1, max_size=2)
        needs = draw(st.lists(groups, max_size=2)) if place else []
        cost = draw(st.sampled_from([30, 45, 60, 90]))
        pieces[name] = Piece(cost, draw(st.integers(1, 3)), tuple(needs))
    weights = st.dictionaries(
        st.sampled_from(names), st.sampled_from([0.5, 0.92, 1.0, 1.61]), min_size=1, max_size=3
    )
    amounts = st.sampled_from([0.1, 0.92, 1.0, 1.61, 2.5])
    targets = draw(st.lists(st.builds(Target, weights, amounts), max_size=4))
    return pieces, targets, draw(st.none() | st.integers(0, 7))


def is_allowed(pieces, targets, count_most, times) -> bool:
    met = all(
        sum(weight * times.get(id, 0) for id, weight in target.weights.items())
        >= target.amount - ENOUGH
        for target in targets
    )
    opened = all(
        sum(times.get(id, 0) for id in group) >= 1
        for name, piece in pieces.items()
        if times.get(name)
        for group in piece.needs
    )
    return met and opened and (count_most is None or sum(times.values()) <= count_most)


def value(pieces, times) -> tuple[int, int]:
    return sum(pieces[id].cost * n for id, n in times.items()), sum(times.values())


def best_of_all(pieces, targets, count_most) -> tuple[int, int] | None:
    """The value of the best among all choices, one after the other."""
    ranges = [range(piece.most + 1) for piece in pieces.values()]
    every = (dict(zip(pieces, times, strict=True)) for times in product(*ranges))
    allowed = [t for t in every if is_allowed(pieces, targets, count_most, t)]
    return min((value(pieces, times) for times in allowed), default=None)


@always
@given(problems())
def test_no_choice_is_cheaper_than_the_cheapest(problem):
    pieces, targets, count_most = problem

    found = cheapest(pieces, targets, count_most=count_most)

    best = best_of_all(pieces, targets, count_most)
    assert (found and value(pieces, found.times)) == best
    if found:
        assert found.is_proved
        assert is_allowed(pieces, targets, count_most, found.times)
        assert all(0 < times <= pieces[id].most for id, times in found.times.items())


@pytest.mark.thorough
@always
@given(problems(pieces_most=14))
def test_another_solver_finds_nothing_cheaper(problem):
    pieces, targets, count_most = problem

    found = cheapest(pieces, targets, count_most=count_most)

    assert (found and value(pieces, found.times)[0]) == least_cost(pieces, targets, count_most)


def test_nothing_is_chosen_where_nothing_is_wanted():
    assert cheapest({"a": Piece(1)}, ()) == Covering({})


def test_what_is_wanted_of_nothing_cannot_be_met():
    assert cheapest({"a": Piece(1)}, (Target({}, 1.0),)) is None


def test_an_option_comes_with_what_it_needs():
    pieces = {"first": Piece(5), "second": Piece(1, needs=(frozenset({"first", "gone"}),))}

    assert cheapest(pieces, (Target({"second": 1.0}, 1.0),)) == Covering({"second": 1, "first": 1})


def test_an_option_whose_need_is_not_offered_is_no_option():
    pieces = {"second": Piece(1, needs=(frozenset({"gone"}),))}

    assert cheapest(pieces, (Target({"second": 1.0}, 1.0),)) is None


def test_a_search_that_is_cut_says_so(monkeypatch):
    monkeypatch.setattr(covering, "NODES_MOST", 3)
    pieces = {name: Piece(cost) for name, cost in (("a", 3), ("b", 2), ("c", 2))}

    found = cheapest(pieces, (Target({"a": 1.0, "b": 0.6, "c": 0.6}, 1.0),))

    assert found is not None
    assert not found.is_proved
