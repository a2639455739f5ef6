"""The questions of a dimension of classes: how people of each situation answer.

Latent classes by EM (Goodman 1974), at the posterior mode under Dirichlet anchors (Galindo Garre &
Vermunt 2006): what the facts of each class make people answer, worth a stated number of people.
The anchors give classes their meaning and their order; the answers move the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from sklearn.isotonic import IsotonicRegression

from analytics.beliefs import Beliefs
from analytics.expectation import (
    SMALLEST,
    FloatArray,
    RankArray,
    Told,
    expected_counts,
    log_likelihoods,
    normalised,
    unheard,
)
from diagnostic.errors import MalformedItem


@dataclass(frozen=True, slots=True, eq=False)
class Anchors:
    """What is believed before the answers, and how many people this belief is worth.

    Parameters
    ----------
    shares : (classes,) array
        Share of each class, adding up to 1.
    rows : sequence of (ranks, classes) arrays
        P(rank | class) of each question without slip, columns adding up to 1. A cell at 0 is
        what the facts make impossible, and stays there: only a slip gives this answer.
    slips : sequence of float
        Share of answers to each question drawn evenly whatever the class, in [0, 1).
    people : float
        People that the belief about one class is worth, for each question.
    """

    shares: FloatArray
    rows: Sequence[FloatArray]
    slips: Sequence[float]
    people: float


def anchors_of(beliefs: Beliefs, dimension: str, items: Sequence[str]) -> Anchors:
    """What is believed of a dimension and of its questions, in the shape of a fit.

    Raises
    ------
    MalformedItem
        If the dimension or one of its questions has no anchor.
    """
    if dimension not in beliefs.shares:
        raise MalformedItem(item=dimension)
    for item in items:
        if item not in beliefs.rows:
            raise MalformedItem(item=item)
    rows = [np.asarray(beliefs.rows[item], dtype=float).T for item in items]
    slips = [beliefs.slips.get(item, 0.0) for item in items]
    return Anchors(np.asarray(beliefs.shares[dimension]), rows, slips, beliefs.people)


@dataclass(frozen=True, slots=True, eq=False)
class ClassFit:
    """What was found.

    Parameters
    ----------
    shares : (classes,) array
    rows : tuple of (ranks, classes) arrays
        P(rank | class) without slip, columns adding up to 1.
    people : (classes,) array
        Expected number of respondents in each class, in the unit of the weights.
    log_likelihood : float
        Marginal, weighted, anchors left out.
    rounds : int
        Of EM.
    moved : float
        How far a probability still moved in the last round.
    """

    shares: FloatArray
    rows: tuple[FloatArray, ...]
    people: FloatArray
    log_likelihood: float = -np.inf
    rounds: int = 0
    moved: float = np.inf

    def errors(self, place: int) -> FloatArray:
        """Standard error of each cell of a question as if classes were seen, (ranks, classes).

        A lower bound: not seeing the class adds to it.
        """
        row = self.rows[place]
        result: FloatArray = np.sqrt(row * (1.0 - row) / np.maximum(self.people, 1.0))
        return result


def fit_classes(
    ranks: RankArray,
    weights: FloatArray,
    anchors: Anchors,
    ordered: Sequence[bool],
    *,
    tolerance: float = 1e-5,
    most_rounds: int = 2000,
    told: Told = unheard,
) -> ClassFit:
    """Shares and tables of largest posterior density, ordered questions kept monotone.

    Parameters
    ----------
    ranks : (n people, m questions) array of int
        Rank of each answer, `MISSING` where there is none.
    weights : (n,) array
        People each respondent stands for.
    anchors : Anchors
        Also where the search starts.
    ordered : sequence of m bool
        Questions whose higher ranks must speak for higher classes (monotone likelihood ratio).
    tolerance : float
        EM stops once no probability moves by more in a round.
    most_rounds : int
    told : callable
        Receives the largest move of each round.

    Returns
    -------
    ClassFit
    """
    fit = ClassFit(anchors.shares, tuple(anchors.rows), len(ranks) * anchors.shares)
    for rounds in range(1, most_rounds + 1):
        tables = [slipping(r, slip) for r, slip in zip(fit.rows, anchors.slips, strict=True)]
        posterior, sums = normalised(log_likelihoods(ranks, tables) + np.log(fit.shares))
        better = _maximise(ranks, weights, posterior, fit, anchors, ordered)
        moved = _largest_move(fit, better)
        fit = replace(better, log_likelihood=float(weights @ sums), rounds=rounds, moved=moved)
        told(moved)
        if moved < tolerance:
            break
    return fit


def slipping(rows: FloatArray, slip: float) -> FloatArray:
    """P(rank | class), slips included.

    Parameters
    ----------
    rows : (ranks, classes) array
    slip : float

    Returns
    -------
    (ranks, classes) array
    """
    return (1.0 - slip) * rows + slip / len(rows)


def _maximise(
    ranks: RankArray,
    weights: FloatArray,
    posterior: FloatArray,
    fit: ClassFit,
    anchors: Anchors,
    ordered: Sequence[bool],
) -> ClassFit:
    people = weights @ posterior
    shares = people + anchors.people * anchors.shares
    rows = []
    expected = expected_counts(ranks, posterior, weights, [len(row) for row in anchors.rows])
    for place, (anchor, counts) in enumerate(zip(anchors.rows, expected, strict=True)):
        meant = (1.0 - anchors.slips[place]) * fit.rows[place]  # the part that is no slip
        share = meant / np.maximum(slipping(fit.rows[place], anchors.slips[place]), SMALLEST)
        believed = counts * share + anchors.people * anchor
        row = np.where(anchor > 0, monotone(believed) if ordered[place] else believed, 0.0)
        rows.append(row / row.sum(axis=0))
    return ClassFit(shares / shares.sum(), tuple(rows), people)


def monotone(counts: FloatArray) -> FloatArray:
    """The table nearest to some counts whose likelihood ratios never fall along the classes.

    For each pair of neighbouring ranks, the share of the upper one is pooled over classes where
    it would fall (isotonic regression, Barlow et al. 1972); exact for two ranks.

    Parameters
    ----------
    counts : (ranks, classes) array
        Not below 0; no two neighbouring ranks both at 0.

    Returns
    -------
    (ranks, classes) array
        Columns adding up to 1; table[k + 1] / table[k] does not fall from class to class.
    """
    classes = np.arange(counts.shape[1])
    log_odds = np.zeros((1, counts.shape[1]))
    for lower, upper in pairwise(counts):
        both = lower + upper
        pooled = IsotonicRegression().fit_transform(classes, upper / both, sample_weight=both)
        odds = np.maximum(pooled, SMALLEST) / np.maximum(1.0 - pooled, SMALLEST)
        log_odds = np.vstack([log_odds, log_odds[-1] + np.log(odds)])
    chances, _ = normalised(log_odds.T)
    result: FloatArray = chances.T
    return result


def _largest_move(former: ClassFit, fit: ClassFit) -> float:
    pairs = [(former.shares, fit.shares), *zip(former.rows, fit.rows, strict=True)]
    return max(float(np.abs(one - other).max()) for one, other in pairs)
