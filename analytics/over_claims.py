"""How far what people say of a gesture is from what they do of it, on answers of both kinds.

A question answered by enough people both ways is two questions for the calibration, on the same
trait: their curves are compared, question by question.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.calibration import ItemCalibrator
from analytics.expectation import FloatArray
from analytics.measured import BY_MODE, item_of

SAID, SHOWN = f"{BY_MODE}said", f"{BY_MODE}shown"  # after the item's id: declared; observed, done
FEWEST_QUESTIONS = 3  # answered both ways, for a shift that holds for the whole dimension


@dataclass(frozen=True, slots=True)
class LearntClaims:
    """On one trait, from what is seen or done to what is declared.

    Parameters
    ----------
    dimension : str
    questions : int
        That enough people answered both ways.
    shift, shift_error : float
        How much lower thresholds lie when declared, in units of the trait.
    slope_ratio, ratio_error : float
        Slope declared over slope seen; the error is that of its logarithm.
    """

    dimension: str
    questions: int
    shift: float
    shift_error: float
    slope_ratio: float
    ratio_error: float


def by_mode(ranks: pd.DataFrame, shown: Mapping[str, FloatArray], *, fewest: int) -> pd.DataFrame:
    """The same answers, a question in two columns where enough people answered it both ways.

    Parameters
    ----------
    ranks : (n people, m questions) DataFrame
    shown : mapping of item id to (n,) array of bool
        Whether the answer was seen or done, of the questions that may be split.
    fewest : int
        Answers of each kind.

    Returns
    -------
    (n people, m columns or more) DataFrame
    """
    columns: dict[str, FloatArray] = {}
    for item in map(str, ranks):
        values = ranks[item].to_numpy(dtype=float)
        kinds = shown.get(item)
        if kinds is not None:
            said = np.where(kinds, np.nan, values)
            seen = np.where(kinds, values, np.nan)
            if min((~np.isnan(said)).sum(), (~np.isnan(seen)).sum()) >= fewest:
                columns |= {item + SAID: said, item + SHOWN: seen}
                continue
        columns[item] = values
    return pd.DataFrame(columns)


def learnt_claims(calibrator: ItemCalibrator) -> dict[str, LearntClaims]:
    """What the split questions tell, each weighed by how well it is known.

    Parameters
    ----------
    calibrator : ItemCalibrator
        Fitted on answers split by `by_mode`.

    Returns
    -------
    dict of trait to LearntClaims
        Of traits with at least `FEWEST_QUESTIONS` split questions.
    """
    found = {}
    for part in calibrator.parts_:
        split = [item_of(column) for column in part.columns if column.endswith(SAID)]
        if part.is_trait and len(split) >= FEWEST_QUESTIONS:
            found[part.dimension.id] = _claims(calibrator, part.dimension.id, split)
    return found


def _claims(calibrator: ItemCalibrator, dimension: str, items: list[str]) -> LearntClaims:
    shifts, ratios = [], []
    for item in items:
        said, seen = item + SAID, item + SHOWN
        apart = np.subtract(calibrator.thresholds_[seen], calibrator.thresholds_[said])
        variances = calibrator.error_[said][1:] ** 2 + calibrator.error_[seen][1:] ** 2
        shifts.append((float(apart.mean()), float(variances.mean())))
        slopes = calibrator.slope_[said], calibrator.slope_[seen]
        errors = calibrator.error_[said][0], calibrator.error_[seen][0]
        spread = sum((error / slope) ** 2 for error, slope in zip(errors, slopes, strict=True))
        ratios.append((float(np.log(slopes[0] / slopes[1])), float(spread)))
    shift, shift_error = _weighed(shifts)
    ratio, ratio_error = _weighed(ratios)
    return LearntClaims(
        dimension, len(items), shift, shift_error, float(np.exp(ratio)), ratio_error
    )


def _weighed(found: list[tuple[float, float]]) -> tuple[float, float]:
    """Mean weighted by the inverse of the variances, and its error."""
    values = np.array([value for value, _ in found])
    known = 1.0 / np.array([variance for _, variance in found])
    return float(values @ known / known.sum()), float(known.sum() ** -0.5)
