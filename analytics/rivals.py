"""Other instruments, given to the same people on the same day as the diagnosis.

Paper forms of any length (the best questions first, found on half of the people) and deterministic
inference (`analytics.pix_style`). All are scored on the other half, by the same posterior where
they have one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np
from numpy.typing import NDArray

from analytics.fixed_order import best_order, in_order
from analytics.outcomes import outcomes
from analytics.pix_style import best_cuts, tube_test
from analytics.trials import Crowd
from diagnostic.answers import Given
from diagnostic.forms import STANDARD, Focus
from diagnostic.framework import Axis, DimensionKind

BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.intp]
FloatArray = NDArray[np.float64]
Papers = Sequence[Mapping[str, Given]]
SHORT, HALF, LONG = 10, 16, 32  # questions in all
HALF_ON_AVERAGE = 19  # stopped there, sixteen questions are asked on average at a desk
COUNTED = replace(STANDARD, focus=Focus(counts_questions=True))  # as its rivals count


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One instrument on the scored half.

    Parameters
    ----------
    right : mapping of axis id to (n people,) array of bool
        Whether the likeliest level is the true one: prudence would cost the wider beliefs more.
    questions : mapping of axis id to (n,) array
        Asked on the axis.
    """

    right: Mapping[str, BoolArray]
    questions: Mapping[str, FloatArray]

    @property
    def shares(self) -> FloatArray:
        """Share of axes that are right, (n,)."""
        together: FloatArray = np.stack(list(self.right.values())).mean(axis=0)
        return together

    @property
    def length(self) -> float:
        """Mean questions in all."""
        return float(sum(asked.mean() for asked in self.questions.values()))


def contest(
    crowd: Crowd, sittings: Sequence[Sequence[Given]], *, rng: np.random.Generator
) -> dict[str, Entry]:
    """Every instrument on the same people.

    Parameters
    ----------
    crowd : Crowd
    sittings : sequence of n sequences of Given
        The diagnosis as it is.
    rng : numpy Generator
        Draws the half that makes the rivals, and the draws of deterministic inference.

    Returns
    -------
    dict of name to Entry
        `adaptive`, and `adaptive_10`, `adaptive_16`, `adaptive_19` stopped there, where questions
        are what counts and not seconds; paper forms `fixed_10`, `fixed_32` and `fixed_same` (of
        the diagnosis' mean length); on skills alone, `pix_same` (idem) and `pix` (to its own end).
    """
    making = np.zeros(crowd.count, dtype=np.bool_)
    making[rng.permutation(crowd.count)[: crowd.count // 2]] = True
    papers = crowd.papers()
    lengths = _mean_lengths(crowd, sittings, making)
    stopped = {
        f"adaptive_{most}": crowd.sittings(COUNTED.stopping_by(COUNTED.rule.asking_at_most(most)))
        for most in (SHORT, HALF, HALF_ON_AVERAGE)
    }
    forms = {
        f"fixed_{SHORT}": shared_out(lengths, SHORT),
        f"fixed_{LONG}": shared_out(lengths, LONG),
        "fixed_same": shared_out(lengths, ceil(sum(lengths.values()))),
    }
    entries = {
        name: _entry(crowd, told, ~making)
        for name, told in {"adaptive": sittings, **stopped}.items()
    }
    for name, form in forms.items():
        entries[name] = _entry(crowd, paper_form(crowd, papers, form, making), ~making)
    return entries | _deterministic(crowd, papers, lengths, making, rng=rng)


def _mean_lengths(
    crowd: Crowd, sittings: Sequence[Sequence[Given]], making: BoolArray
) -> dict[str, float]:
    """Mean questions an axis, on the half that makes the rivals."""
    framework = crowd.bank.questionnaire.framework
    asked = dict.fromkeys((axis.id for axis in crowd.bank.axes), 0)
    for told, makes in zip(sittings, making, strict=True):
        for given in told if makes else ():
            asked[framework.axis_of(crowd.bank.item(given.item).dimension).id] += 1
    return {axis: count / making.sum() for axis, count in asked.items()}


def shared_out(lengths: Mapping[str, float], total: int) -> dict[str, int]:
    """So many questions shared among the axes as the diagnosis shares its own, one at least.

    Parameters
    ----------
    lengths : mapping of axis id to float
        Mean questions of the diagnosis.
    total : int
        At least as many as there are axes.

    Returns
    -------
    dict of axis id to int
        Adding up to the total (largest remainders).
    """
    scale = (total - len(lengths)) / sum(lengths.values())
    ideal = {axis: 1 + scale * length for axis, length in lengths.items()}
    shared = {axis: int(wanted) for axis, wanted in ideal.items()}
    by_rest = sorted(ideal, key=lambda axis: shared[axis] - ideal[axis])
    for axis in by_rest[: total - sum(shared.values())]:
        shared[axis] += 1
    return shared


def paper_form(
    crowd: Crowd, papers: Papers, lengths: Mapping[str, int], making: BoolArray
) -> list[tuple[Given, ...]]:
    """What everybody answers to the best form of these lengths that the making half gives.

    Parameters
    ----------
    crowd : Crowd
    papers : sequence of n mappings of item id to Given
    lengths : mapping of axis id to int
    making : (n,) array of bool

    Returns
    -------
    list of n tuples of Given
    """
    makers = [answers for answers, makes in zip(papers, making, strict=True) if makes]
    orders = {
        axis: best_order(
            crowd.bank, axis, makers, crowd.references[axis].levels[making], length=length
        )
        for axis, length in lengths.items()
    }
    return [in_order(orders, lengths, answers) for answers in papers]


def _entry(crowd: Crowd, sittings: Sequence[Sequence[Given]], scored: BoolArray) -> Entry:
    told = [answers for answers, counts in zip(sittings, scored, strict=True) if counts]
    found = outcomes(crowd.bank, told, crowd.case.form.rule.certainty)
    return Entry(
        {a: own.likeliest == crowd.references[a].levels[scored] for a, own in found.items()},
        {axis: own.questions.astype(float) for axis, own in found.items()},
    )


def _deterministic(
    crowd: Crowd,
    papers: Papers,
    lengths: Mapping[str, float],
    making: BoolArray,
    *,
    rng: np.random.Generator,
) -> dict[str, Entry]:
    """Deterministic inference to its own end, and stopped at the diagnosis' mean length."""
    kept: dict[str, dict[str, tuple[BoolArray, FloatArray]]] = {"pix_same": {}, "pix": {}}
    for axis in (a for a in crowd.bank.axes if is_trait(crowd, a)):
        test = tube_test(crowd.bank, axis.id, crowd.case.place)
        told = [test.progress(answers, rng=rng) for answers in papers]
        asked = np.array([len(counts) for counts, _ in told])
        truth = crowd.references[axis.id].levels
        caps = (stopping_length(asked[making], lengths[axis.id]), int(asked.max()))
        for name, cap in zip(kept, caps, strict=True):
            levels = _told_levels(told, cap, truth, making, len(axis.levels))
            right = (levels == truth)[~making]
            kept[name][axis.id] = right, np.minimum(asked[~making], cap).astype(float)
    return {
        name: Entry(
            {axis: right for axis, (right, _) in found.items()},
            {axis: asked for axis, (_, asked) in found.items()},
        )
        for name, found in kept.items()
    }


def is_trait(crowd: Crowd, axis: Axis) -> bool:
    """Whether an axis is a continuum: deterministic inference was made for skills, not facts."""
    places = [crowd.bank.dimension_place[dimension] for dimension in axis.dimensions]
    return all(crowd.bank.dimensions[p].kind is DimensionKind.TRAIT for p in places)


def _told_levels(
    told: Sequence[tuple[tuple[int, ...], tuple[int, ...]]],
    cap: int,
    truth: IntArray,
    making: BoolArray,
    count: int,
) -> IntArray:
    """Levels by the reading, questions passed or level on the grid, that serves makers best."""
    readings = []
    for reading in zip(*told, strict=True):
        scores = np.array([counts[min(cap, len(counts)) - 1] for counts in reading])
        cuts = best_cuts(scores[making], truth[making], count)
        levels: IntArray = np.searchsorted(np.array(cuts), scores, side="right")
        readings.append((int((levels == truth)[making].sum()), levels))
    return max(readings, key=lambda found: found[0])[1]


def stopping_length(asked: NDArray[np.intp], wanted: float) -> int:
    """The fewest questions to stop at for the mean length not to be below the one wanted.

    Parameters
    ----------
    asked : (n,) array of int
        Questions of each person if nothing stops them.
    wanted : float

    Returns
    -------
    int
        The longest there is, where even that is not enough.
    """
    longest = int(asked.max())
    for most in range(1, longest):
        if np.minimum(asked, most).mean() >= wanted:
            return most
    return longest
