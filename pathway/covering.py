"""The least one can choose so that every target is met: what makes a plan the shortest.

A small integer program, solved exactly by branch and bound: no person, no module stands here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, inf

ENOUGH = 1e-9  # sums of logarithms: what is missing by less than this is not missing
ROUNDING = 1e-3  # costs are whole: a bound is rounded up, but never over what is exact
NODES_MOST = 4000  # about 40 ms; beyond, the best choice found so far is given


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that may be chosen, several times if it helps.

    Parameters
    ----------
    cost : int
        Of one time; above 0.
    most : int
        How many times it may be chosen; 1 at least.
    needs : tuple of frozenset of piece id
        Of each group, one at least has to be chosen too.
    """

    cost: int
    most: int = 1
    needs: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What the choice has to add up to.

    Parameters
    ----------
    weights : mapping of piece id to float
        What one time of each piece brings; above 0.
    amount : float
        To be reached; above 0.
    """

    weights: Mapping[str, float]
    amount: float


@dataclass(frozen=True, slots=True)
class Covering:
    """The cheapest choice found.

    Parameters
    ----------
    times : mapping of piece id to int
        How many times each piece is chosen; those that are not are left out.
    is_proved : bool
        Whether no cheaper choice exists; False where the search was cut at `NODES_MOST`.
    """

    times: Mapping[str, int]
    is_proved: bool = True


def cheapest(
    pieces: Mapping[str, Piece], targets: Sequence[Target], *, count_most: int | None = None
) -> Covering | None:
    """The cheapest choice that meets every target.

    Minimise Σ cost(o) × times(o), then Σ times(o), over whole numbers 0 ≤ times(o) ≤ most(o),
    subject to Σ weight(t, o) × times(o) ≥ amount(t) for each target t, to Σ times(o) over each
    group of needs(o) ≥ 1 for each o that is chosen, and to Σ times(o) ≤ count_most.

    Parameters
    ----------
    pieces : mapping of piece id to Piece
        Their needs have no cycle and name pieces of this mapping; other names are ignored.
    targets : sequence of Target
    count_most : int or None
        How many choices may be made in all; None where there is no limit.

    Returns
    -------
    Covering or None
        None if the targets cannot all be met (or were not within `NODES_MOST` nodes).

    Notes
    -----
    Depth-first branch and bound (Land and Doig 1960). A node takes the open target with the fewest
    pieces left: any completion chooses one of them once more, so branch k chooses the k-th and
    forbids the ones before it; branches are disjoint and leave nothing out. The bound adds, over
    open targets that share no piece, the least that each of them still costs.
    """
    search = _Search(pieces, count_most)
    search.go(tuple(targets))
    if search.best is None:
        return None
    return Covering(search.best, search.nodes < NODES_MOST)


@dataclass(slots=True)
class _Search:
    pieces: Mapping[str, Piece]
    count_most: int | None
    times: dict[str, int] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)
    cost: int = 0
    count: int = 0
    best: dict[str, int] | None = None
    best_value: tuple[float, int] = (inf, 0)
    nodes: int = 0

    def go(self, targets: tuple[Target, ...]) -> None:
        self.left = {id: piece.most for id, piece in self.pieces.items()}
        self._visit(targets)

    def _visit(self, targets: tuple[Target, ...]) -> None:
        self.nodes += 1
        still = tuple(t for t in targets if self._missing(t) > ENOUGH)
        if not still:
            self._keep()
            return
        open_targets = [(t, self._left_for(t)) for t in still]
        if self.nodes >= NODES_MOST or not self._is_promising(open_targets):
            return
        _, chosen_from = min(open_targets, key=lambda found: len(found[1]))
        closed = []
        for id in chosen_from:
            self._choose(id, still)
            closed.append((id, self.left[id]))
            self.left[id] = 0
        for id, left in closed:
            self.left[id] = left

    def _choose(self, id: str, targets: tuple[Target, ...]) -> None:
        """Once more this piece, and what it needs."""
        piece = self.pieces[id]
        self.times[id] = self.times.get(id, 0) + 1
        self.left[id] -= 1
        self.cost += piece.cost
        self.count += 1
        groups = self._groups(piece) if self.times[id] == 1 else ()
        self._visit((*targets, *groups))
        self.count -= 1
        self.cost -= piece.cost
        self.left[id] += 1
        self.times[id] -= 1

    def _groups(self, piece: Piece) -> Iterator[Target]:
        for group in piece.needs:
            known = sorted(group & self.pieces.keys())
            yield Target(dict.fromkeys(known, 1.0), 1.0)

    def _missing(self, target: Target) -> float:
        times = self.times
        return target.amount - sum(
            weight * times.get(id, 0) for id, weight in target.weights.items()
        )

    def _left_for(self, target: Target) -> list[str]:
        """The pieces that still may serve a target, the one that costs least for it first."""
        pieces = [id for id in target.weights if self.left.get(id, 0) > 0]
        return sorted(pieces, key=lambda id: self.pieces[id].cost / target.weights[id])

    def _is_promising(self, open_targets: list[tuple[Target, list[str]]]) -> bool:
        """Whether something better than the best may lie below this node."""
        cost, count = self.cost, self.count
        spent: set[str] = set()
        for target, ids in sorted(open_targets, key=lambda found: len(found[1])):
            missing = self._missing(target)
            reach = sum(self.left[id] * target.weights[id] for id in ids)
            if reach < missing - ENOUGH:
                return False
            if spent.isdisjoint(ids):
                spent.update(ids)
                cost += self._least_cost(target, ids, missing)
                count += _times_at_least(missing, max(target.weights[id] for id in ids))
        if self.count_most is not None and count > self.count_most:
            return False
        return (cost, count) < self.best_value

    def _least_cost(self, target: Target, ids: list[str], missing: float) -> int:
        """No choice serves this target for less: a share at the best value, or one time."""
        by_share = missing * min(self.pieces[id].cost / target.weights[id] for id in ids)
        return max(ceil(by_share - ROUNDING), min(self.pieces[id].cost for id in ids))

    def _keep(self) -> None:
        value = (self.cost, self.count)
        too_many = self.count_most is not None and self.count > self.count_most
        if not too_many and value < self.best_value:
            self.best_value = value
            self.best = {id: times for id, times in self.times.items() if times}


def _times_at_least(missing: float, weight: float) -> int:
    whole = int(missing / weight)
    return whole if missing - whole * weight <= ENOUGH else whole + 1
