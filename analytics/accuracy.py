"""How right a diagnosis is: the figures that are published with every revision.

Every person counts once. The reference is a level for each person (from all their answers, or
their known truth); nothing here knows where it comes from.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import cohen_kappa_score

from analytics.outcomes import AxisOutcomes, FloatArray, announced

BINS = 10


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """What the diagnosis is compared with, on one axis.

    Parameters
    ----------
    levels : (n people,) array of int
    places : (n,) array
        On the trait, or in levels: in the unit of `AxisOutcomes.expected`.
    """

    levels: NDArray[np.intp]
    places: FloatArray

    def of(self, people: NDArray[np.bool_]) -> "Reference":
        """The same, for some of the people, (n,) mask."""
        return Reference(self.levels[people], self.places[people])


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of one axis.

    Parameters
    ----------
    questions_mean : float
        Questions answered on the axis.
    correlation : float or None
        Pearson, between expected places and those of the reference; None where one is constant.
    exact, within_one : float
        Share of people whose told level is the reference's, or next to it.
    kappa : float or None
        Agreement beyond chance, quadratic weights (Cohen 1968); None where there is one level.
    majority_share : float
        Share of the commonest reference level: what saying it to everybody would get right.
    uncertain : float
        Share of people whose level is not decided.
    false_top : float
        Share of all people told the top level, decided, who are not there.
    false_top_undecided : float
        The same where the top level is told with its neighbour.
    announced_mean : float
        Mean probability of what is announced: the level told, with its likelier neighbour
        where it is not decided.
    announced_holds : float
        Share of people whose level is in what is announced.
    ece, ece_by_chance : float
        Expected calibration error of this axis (`calibration_error`), and what chance alone would
        make of it (`error_by_chance`).
    """

    questions_mean: float
    correlation: float | None
    exact: float
    within_one: float
    kappa: float | None
    majority_share: float
    uncertain: float
    false_top: float
    false_top_undecided: float
    announced_mean: float
    announced_holds: float
    ece: float
    ece_by_chance: float

    def as_mapping(self) -> dict[str, float | None]:
        """Names and figures, in the order in which they are told."""
        return asdict(self)


def figures(found: AxisOutcomes, reference: Reference) -> Figures:
    """The figures of one axis.

    Parameters
    ----------
    found : AxisOutcomes
    reference : Reference
        Of the same people, in the same order.

    Returns
    -------
    Figures
    """
    levels, truth = found.levels, reference.levels
    count = found.probabilities.shape[1]
    wrongly_top = (levels == count - 1) & (truth != count - 1)
    told = announced(found)
    return Figures(
        questions_mean=float(found.questions.mean()),
        correlation=correlation(found.expected, reference.places),
        exact=float((levels == truth).mean()),
        within_one=float((np.abs(levels - truth) <= 1).mean()),
        kappa=quadratic_kappa(levels, truth, count),
        majority_share=float(np.bincount(truth, minlength=count).max() / len(truth)),
        uncertain=float((~found.decided).mean()),
        false_top=float((wrongly_top & found.decided).mean()),
        false_top_undecided=float((wrongly_top & ~found.decided).mean()),
        announced_mean=float((found.probabilities * told).sum(axis=1).mean()),
        announced_holds=float(told[np.arange(len(told)), truth].mean()),
        ece=calibration_error([(found, reference)]),
        ece_by_chance=error_by_chance(found),
    )


def correlation(one: FloatArray, other: FloatArray) -> float | None:
    """Pearson's correlation of two (n,) arrays, or None where one of them is constant."""
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return None
    return float(np.corrcoef(one, other)[0, 1])


def quadratic_kappa(one: NDArray[np.intp], other: NDArray[np.intp], count: int) -> float | None:
    """Cohen's kappa with quadratic weights of two (n,) arrays of levels.

    None where both give one and the same level to everybody: no chance agreement to go beyond.
    """
    if np.ptp(np.concatenate([one, other])) == 0:
        return None
    found = cohen_kappa_score(one, other, weights="quadratic", labels=list(range(count)))
    return float(found)


def calibration_error(pairs: Iterable[tuple[AxisOutcomes, Reference]]) -> float:
    """Expected calibration error: is a level announced at 0.8 right eight times in ten?

    Probabilities of the levels told, all axes together, sorted, in 10 bins of equal numbers
    (equal-mass bins, Nixon et al. 2019): mean absolute gap between the mean probability and the
    share that is right.

    Parameters
    ----------
    pairs : iterable of (AxisOutcomes, Reference)
        One an axis.

    Returns
    -------
    float
        In [0, 1].
    """
    both = list(pairs)
    sure = np.concatenate([found.sure for found, _ in both])
    right = np.concatenate([found.levels == reference.levels for found, reference in both])
    gaps = [len(part) * abs(sure[part].mean() - right[part].mean()) for part in _bins(sure)]
    return float(sum(gaps) / len(sure))


def error_by_chance(found: AxisOutcomes) -> float:
    """The expected calibration error of certainties that would be perfectly true.

    Never zero: so many people can only tell so much. In a bin of m people told p, the gap is near
    normal, of variance Σp(1 − p)/m², and its mean size is √(2/π) standard deviations (the bias of
    the estimate: Bröcker 2012, *Climate Dynamics* 39, 655-667).

    Parameters
    ----------
    found : AxisOutcomes

    Returns
    -------
    float
        In [0, 1].
    """
    sure = found.sure
    spreads = [np.sqrt((sure[part] * (1 - sure[part])).sum()) for part in _bins(sure)]
    return float(np.sqrt(2 / np.pi) * sum(spreads) / len(sure))


def _bins(sure: FloatArray) -> list[NDArray[np.intp]]:
    """People from the least sure to the surest, in 10 bins of equal numbers."""
    order = np.argsort(sure, kind="stable")
    return [part for part in np.array_split(order, BINS) if len(part)]
