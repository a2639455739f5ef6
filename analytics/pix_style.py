"""A rival: deterministic inference, as everyday skill tests do it, in our own words and code.

A success validates everything easier in the same tube, a failure rules out everything harder
(Guttman 1944): no slip, no guess, no doubt. The level is a logistic step of one logit (Rasch
1960) on a grid, with one easy question passed and one hard one failed beforehand; the question
chosen is the one that will settle most others. Written from a description, without any copied
code; the cuts between levels are the best ones for the people who made the form.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, pairwise
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from diagnostic.answers import Given, Setting
from diagnostic.bank import Bank
from diagnostic.questionnaire import Item

IntArray = NDArray[np.intp]
GRID = tuple(step / 2 for step in range(1, 16))  # 0.5 to 7.5
EASY_PASSED, HARD_FAILED = 0.0, 7.0  # difficulties of the two answers that nobody gave
MIDDLE, LOWEST, HIGHEST = 4.0, 1.0, 7.0
FIRST_LEVEL = 2.0
EASY_TUBE = 3.0  # a tube whose hardest question is no harder comes first
TOO_HARD = 2.0  # above the person's level, a question is not asked


@dataclass(frozen=True, slots=True)
class Rung:
    """One question in its tube: how hard, on the scale of levels."""

    item: str
    tube: str
    difficulty: float
    top: frozenset[str]


@dataclass(frozen=True, slots=True)
class TubeTest:
    """The questions of one axis in their tubes.

    Parameters
    ----------
    rungs : tuple of Rung
    """

    rungs: tuple[Rung, ...]

    def progress(
        self, answers: Mapping[str, Given], *, rng: np.random.Generator
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """What is told of one person after each question asked.

        Parameters
        ----------
        answers : mapping of item id to Given
            What the person answers if asked; what is not there cannot be asked.
        rng : numpy Generator
            Draws among questions that settle as many.

        Returns
        -------
        tuple of int
            Questions passed or counted as passed, one number a question asked.
        tuple of int
            Place of the level on the grid, idem.
        """
        open_rungs = {rung for rung in self.rungs if rung.item in answers}
        heard: list[tuple[float, bool]] = []
        passed: set[Rung] = set()
        counts: list[int] = []
        levels: list[int] = []
        while asked := _next(open_rungs, heard, rng):
            success = answers[asked.item].option in asked.top
            heard.append((asked.difficulty, success))
            settled = _settled(open_rungs, asked, success=success)
            passed |= settled if success else set()
            open_rungs -= settled
            counts.append(len(passed))
            levels.append(GRID.index(level_of(heard)))
        return tuple(counts), tuple(levels)


def tube_test(bank: Bank, axis: str, setting: Setting) -> TubeTest:
    """The questions that a setting can ask on one axis, as tubes.

    A tube is an area, or a dimension where questions have none. A question succeeds by its best
    answer; its difficulty is 4 less the logit of the share who would give it, from 1 to 7.

    Parameters
    ----------
    bank : Bank
    axis : str
    setting : Setting

    Returns
    -------
    TubeTest
    """
    members = bank.questionnaire.framework.axis(axis).dimensions
    asked = [item for item in bank.items_for(setting) if item.dimension in members]
    return TubeTest(tuple(_rung(bank, item, setting) for item in asked))


def _rung(bank: Bank, item: Item, setting: Setting) -> Rung:
    place = bank.dimension_place[item.dimension]
    others = tuple(i for i in range(bank.prior.ndim) if i != place)
    best = item.ranks - 1
    share = float(bank.prior.sum(axis=others) @ bank.table(item, setting)[best])
    difficulty = min(max(MIDDLE - log(share / (1.0 - share)), LOWEST), HIGHEST)
    top = frozenset(option.id for option in item.options if option.rank == best)
    return Rung(item.id, item.area or item.dimension, difficulty, top)


def level_of(heard: Sequence[tuple[float, bool]]) -> float:
    """The level at which successes are as many as expected, on the grid.

    Parameters
    ----------
    heard : sequence of (difficulty, success)
        Answers really given.

    Returns
    -------
    float
        0.5 to 7.5.
    """
    both = [*heard, (EASY_PASSED, True), (HARD_FAILED, False)]
    return min(GRID, key=lambda level: abs(sum(s - _chance(level, d) for d, s in both)))


def _chance(level: float, difficulty: float) -> float:
    return 1.0 / (1.0 + exp(difficulty - level))


def _next(
    open_rungs: set[Rung], heard: list[tuple[float, bool]], rng: np.random.Generator
) -> Rung | None:
    level = level_of(heard) if heard else FIRST_LEVEL
    left = sorted(
        (r for r in open_rungs if r.difficulty - level <= TOO_HARD), key=lambda r: r.item
    )
    if not left:
        return None
    if not heard:
        nearest = min(abs(r.difficulty - FIRST_LEVEL) for r in left)
        return _drawn([r for r in left if abs(r.difficulty - FIRST_LEVEL) == nearest], rng)
    left = _easy_tubes(left) or left
    rewards = [_reward(rung, open_rungs, level) for rung in left]
    most = max(rewards)
    return _drawn([r for r, reward in zip(left, rewards, strict=True) if reward == most], rng)


def _drawn(rungs: list[Rung], rng: np.random.Generator) -> Rung:
    return rungs[int(rng.integers(len(rungs)))]


def _easy_tubes(rungs: list[Rung]) -> list[Rung]:
    hard = {rung.tube for rung in rungs if rung.difficulty > EASY_TUBE}
    return [rung for rung in rungs if rung.tube not in hard]


def _reward(rung: Rung, open_rungs: set[Rung], level: float) -> float:
    """Questions expected to be settled, this one included."""
    chance = _chance(level, rung.difficulty)
    if_passed = len(_settled(open_rungs, rung, success=True))
    if_failed = len(_settled(open_rungs, rung, success=False))
    return chance * if_passed + (1.0 - chance) * if_failed


def _settled(open_rungs: set[Rung], asked: Rung, *, success: bool) -> set[Rung]:
    """The question itself, and those of its tube that a success or a failure answers for."""
    tube = {rung for rung in open_rungs if rung.tube == asked.tube}
    if success:
        return {rung for rung in tube if rung.difficulty <= asked.difficulty}
    return {rung for rung in tube if rung.difficulty >= asked.difficulty}


def best_cuts(scores: IntArray, levels: IntArray, count: int) -> tuple[int, ...]:
    """The cuts between levels that are right for most of these people.

    Parameters
    ----------
    scores : (n,) array of int
        Questions that count as passed.
    levels : (n,) array of int
        Reference levels, 0 to `count` − 1.
    count : int
        Levels.

    Returns
    -------
    tuple of `count` − 1 int
        A score reaches the next level from this one on.
    """
    top = int(scores.max()) + 1
    seen = np.zeros((top + 1, count), dtype=np.intp)
    np.add.at(seen, (scores + 1, levels), 1)
    below = np.cumsum(seen, axis=0)  # people of each level whose score is below this one

    def right(cuts: tuple[int, ...]) -> int:
        bounds = (0, *cuts, top)
        parts = enumerate(pairwise(bounds))
        return int(sum(below[high, level] - below[low, level] for level, (low, high) in parts))

    return max(combinations_with_replacement(range(top + 1), count - 1), key=right)
