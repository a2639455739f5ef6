"""At the same level, does a question treat groups of people alike?

Differential item functioning by logistic regression (Swaminathan & Rogers 1990). The answer is
explained by the level that all the other questions give, then by the group too (uniform), then by
the group times the level (non-uniform). A question of several ranks keeps them all: the regression
is multinomial (Miller & Spray 1993), and with two ranks it is the one of 1990. How large the
difference is counts before how sure: Nagelkerke's R² (1991) gained by the group, with the limits
of Jodoin & Gierl (2001).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import pandas as pd
from scipy.stats import chi2
from sklearn.linear_model import LogisticRegression

from analytics.expectation import SMALLEST, FloatArray, RankArray

FEWEST_IN_GROUP = 100  # people who answered: a smaller group is left out, and told
MODERATE, LARGE = 0.035, 0.070  # gains of R² (Jodoin & Gierl 2001)
SURE = 0.05  # p after Holm's correction
ALMOST_NO_PENALTY = 1e8  # only keeps the weights of a perfectly separated group finite
MOST_PURIFICATIONS = 5


class Size(StrEnum):
    """How large a difference is, by the gain of R²."""

    NEGLIGIBLE = "negligible"
    MODERATE = "moderate"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Difference:
    """How one question treats the groups of one description.

    Parameters
    ----------
    item, by : str
        Question; what describes people.
    people : int
        Who answered it, in groups that are large enough.
    left_out : tuple of str
        Groups of fewer than `FEWEST_IN_GROUP` people, not compared.
    p_uniform, p_non_uniform, p_both : float
        Likelihood ratios; what correction they have had is that of `corrected`.
    gain : float
        Of Nagelkerke's R² when groups are known, both ways together.
    gain_uniform : float
        Of which at every level alike.
    shifts : mapping of group to float
        Mean answer of the group less the one expected of anybody at the same levels, in ranks.
    """

    item: str
    by: str
    people: int
    left_out: tuple[str, ...]
    p_uniform: float
    p_non_uniform: float
    p_both: float
    gain: float
    gain_uniform: float
    shifts: Mapping[str, float]

    @property
    def size(self) -> Size:
        if self.gain < MODERATE:
            return Size.NEGLIGIBLE
        return Size.MODERATE if self.gain < LARGE else Size.LARGE

    @property
    def flagged(self) -> bool:
        """Surely different, and not negligibly."""
        return self.p_both < SURE and self.size is not Size.NEGLIGIBLE

    @property
    def is_uniform(self) -> bool:
        """Whether the difference is the same at every level, as far as one can tell."""
        return self.p_non_uniform >= SURE


def difference(
    ranks: RankArray,
    levels: FloatArray,
    groups: Sequence[str],
    weights: FloatArray,
    *,
    item: str,
    by: str,
) -> Difference | None:
    """How one question treats groups, before any correction.

    Parameters
    ----------
    ranks : (n,) array of int
        Answers; below 0 where there is none.
    levels : (n,) array
        Where the other questions place each person.
    groups : sequence of n str
        "" where it is not known.
    weights : (n,) array
        People each respondent stands for; likelihood ratios are divided by the design effect
        that they cost (Kish 1965; Rao & Scott 1984, first order).
    item, by : str

    Returns
    -------
    Difference or None
        None where fewer than two groups are large enough, or everybody answered the same.
    """
    named = np.asarray(groups)
    seen = (ranks >= 0) & (named != "")
    sizes = {str(g): int((seen & (named == g)).sum()) for g in np.unique(named[seen])}
    kept = [group for group, size in sizes.items() if size >= FEWEST_IN_GROUP]
    seen &= np.isin(named, kept)
    if len(kept) < 2 or len(np.unique(ranks[seen])) < 2:
        return None
    answers, own = ranks[seen], named[seen]
    even = weights[seen] * seen.sum() / weights[seen].sum()
    level = _standard(levels[seen], even)
    member = np.stack([own == group for group in kept[1:]], axis=1).astype(float)
    models = [
        level[:, None],
        np.column_stack([level, member]),
        np.column_stack([level, member, member * level[:, None]]),
    ]
    fits = [_fitted(answers, columns, even) for columns in models]
    design_effect = float((even**2).mean())
    freedom = (len(np.unique(answers)) - 1) * member.shape[1]
    ratios = [2 * (b - a) / design_effect for (a, _), (b, _) in ((fits[0], fits[1]), fits[1:])]
    squares = _squares([fit for fit, _ in fits], answers, even)
    surprise = answers - fits[0][1]
    return Difference(
        item=item,
        by=by,
        people=int(seen.sum()),
        left_out=tuple(group for group in sizes if group not in kept),
        p_uniform=float(chi2.sf(ratios[0], freedom)),
        p_non_uniform=float(chi2.sf(ratios[1], freedom)),
        p_both=float(chi2.sf(sum(ratios), 2 * freedom)),
        gain=squares[2] - squares[0],
        gain_uniform=squares[1] - squares[0],
        shifts={g: float(np.average(surprise[own == g], weights=even[own == g])) for g in kept},
    )


def differences(
    answers: pd.DataFrame,
    groups: Sequence[str],
    weights: FloatArray,
    levels: Callable[[Collection[str]], Mapping[str, FloatArray]],
    *,
    by: str,
) -> tuple[Difference, ...]:
    """Every question, at levels that rest on no flagged question, Holm's correction made.

    Flagged questions stop placing people and everything is counted again, until the same ones are
    flagged (purification, Holland & Thayer 1988).

    Parameters
    ----------
    answers : (n people, m questions) DataFrame
        Ranks from 0; empty where there is no answer.
    groups : sequence of n str
    weights : (n,) array
    levels : callable
        From questions left out to each question's (n,) levels; a question that is not in it
        cannot be examined.
    by : str

    Returns
    -------
    tuple of Difference
        In the order of the columns.
    """
    flagged: frozenset[str] = frozenset()
    found: tuple[Difference, ...] = ()
    for _ in range(MOST_PURIFICATIONS):
        placed = levels(flagged)
        one_by_one = [
            difference(
                answers[item].fillna(-1).to_numpy(dtype=np.intp),
                placed[item],
                groups,
                weights,
                item=item,
                by=by,
            )
            for item in map(str, answers)
            if item in placed
        ]
        found = corrected([one for one in one_by_one if one is not None])
        again = frozenset(one.item for one in found if one.flagged)
        if again == flagged:
            break
        flagged = again
    return found


def corrected(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """The same differences, each p made what it is among as many others (Holm 1979)."""
    uniform = holm([one.p_uniform for one in found])
    non_uniform = holm([one.p_non_uniform for one in found])
    both = holm([one.p_both for one in found])
    return tuple(
        replace(one, p_uniform=u, p_non_uniform=n, p_both=b)
        for one, u, n, b in zip(found, uniform, non_uniform, both, strict=True)
    )


def holm(chances: Sequence[float]) -> tuple[float, ...]:
    """Probabilities of several tests, corrected so that one false alarm is rare (Holm 1979).

    Parameters
    ----------
    chances : sequence of m float

    Returns
    -------
    tuple of m float
        In the same order, never above 1.
    """
    order = np.argsort(chances, kind="stable")
    count = len(chances)
    steps = [(count - place) * chances[which] for place, which in enumerate(order)]
    raised = np.minimum(np.maximum.accumulate(steps), 1.0) if count else np.empty(0)
    result = np.empty(count)
    result[order] = raised
    return tuple(float(chance) for chance in result)


def _standard(levels: FloatArray, weights: FloatArray) -> FloatArray:
    mean = np.average(levels, weights=weights)
    spread = np.sqrt(np.average((levels - mean) ** 2, weights=weights))
    result: FloatArray = (levels - mean) / max(float(spread), SMALLEST)
    return result


def _fitted(
    answers: RankArray, columns: FloatArray, weights: FloatArray
) -> tuple[float, FloatArray]:
    """Weighted log-likelihood, and the mean rank expected of each person."""
    model = LogisticRegression(C=ALMOST_NO_PENALTY, solver="newton-cholesky", max_iter=300)
    model.fit(columns, answers, sample_weight=weights)
    chances = np.maximum(model.predict_proba(columns), SMALLEST)
    own = chances[np.arange(len(answers)), np.searchsorted(model.classes_, answers)]
    return float(weights @ np.log(own)), chances @ model.classes_


def _squares(fits: Sequence[float], answers: RankArray, weights: FloatArray) -> list[float]:
    """Nagelkerke's R² of each log-likelihood."""
    shares = np.bincount(answers, weights) / weights.sum()
    nothing = float(weights @ np.log(shares[answers]))
    people = weights.sum()
    most = 1.0 - np.exp(2 * nothing / people)
    return [float((1.0 - np.exp(2 * (nothing - fit) / people)) / most) for fit in fits]
