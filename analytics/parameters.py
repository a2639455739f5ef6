"""What a calibration found, as `calibration.yaml` says it: rounded, capped, with its origin."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import numpy as np

from analytics.beliefs import Beliefs
from analytics.calibration import ItemCalibrator
from analytics.expectation import FloatArray
from diagnostic.framework import DimensionKind
from diagnostic.questionnaire import Item, Questionnaire

GRADED_DECIMALS = 2
CHANCE_DECIMALS = 3
NARROW_SPACE = "\u202f"  # between thousands, in French


def calibration_of(
    calibrator: ItemCalibrator,
    questionnaire: Questionnaire,
    *,
    name: str,
    source: str,
    largest_chance: float,
    dated: datetime,
) -> dict[str, Any]:
    """The content of `calibration.yaml`.

    Parameters
    ----------
    calibrator : ItemCalibrator
        Fitted on answers to the questionnaire.
    questionnaire : Questionnaire
    name, source : str
        What the answers are called; where they come from, with their licence.
    largest_chance : float
        No answer of a class is told more likely, slips included: the slip is raised until then.
    dated : datetime

    Returns
    -------
    dict
        `prior` and `items`, ready to be written; questions without answers are left out. A file
        of answers does not say how they were given: every mode of a question gets what was found.
    """
    origin = {"origin": "calibrated", "source": source, "dated": dated.date()}
    known = [item for item in questionnaire.items if item.id in calibrator.error_]
    return {
        "prior": {**_prior(calibrator, questionnaire), **origin},
        "items": {
            item.id: {
                **_parameters(calibrator, item, largest_chance),
                **origin,
                "source": _said(calibrator, item, name),
            }
            for item in known
        },
    }


def _prior(calibrator: ItemCalibrator, questionnaire: Questionnaire) -> dict[str, Any]:
    dimensions = questionnaire.framework.dimensions
    rows = [[_round(c, GRADED_DECIMALS) for c in row] for row in calibrator.correlations_]
    return {
        "shares": {name: shared(shares) for name, shares in calibrator.shares_.items()},
        "traits": {
            d.id: {"mean": 0.0, "sd": 1.0} for d in dimensions if d.kind is DimensionKind.TRAIT
        },
        "correlations": {"order": [d.id for d in dimensions], "rows": rows},
    }


def _parameters(calibrator: ItemCalibrator, item: Item, largest: float) -> dict[str, Any]:
    if item.id in calibrator.slope_:
        slope = _round(calibrator.slope_[item.id], GRADED_DECIMALS)
        thresholds = [_round(t, GRADED_DECIMALS) for t in calibrator.thresholds_[item.id]]
        return {"slope": {mode.value: slope for mode in item.modes}, "thresholds": thresholds}
    rows = [shared(row) for row in calibrator.rows_[item.id]]
    beliefs = calibrator.beliefs or Beliefs()
    slip = capping_slip(np.array(rows), beliefs.slips.get(item.id, 0.0), largest)
    table = {o.id: [row[o.rank] for row in rows] for o in item.options}
    return {"table": table, "slip": {mode.value: slip for mode in item.modes}}


def _said(calibrator: ItemCalibrator, item: Item, name: str) -> str:
    """In French: what a question's parameters rest on, and how far they may be believed."""
    count = f"{calibrator.answers_[item.id]:,}".replace(",", NARROW_SPACE)
    said = f"{name}, {count} réponses"
    if item.id not in calibrator.slope_:
        return said
    error = _french(calibrator.error_[item.id][0])
    groups = (calibrator.beliefs or Beliefs()).groups
    halo = next((g for g, items in groups.items() if item.id in items), None)
    if halo is None:
        return f"{said} ; erreur type de la pente {error}"
    spread = _french(calibrator.spread_[halo])
    return f"{said} ; halo {halo} (écart {spread}) retiré ; erreur type de la pente {error}"


def _french(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def capping_slip(rows: FloatArray, slip: float, largest: float) -> float:
    """The smallest slip, at least the one given, under which no answer is surer than `largest`.

    Parameters
    ----------
    rows : (classes, ranks) array
        P(rank | class) without slip.
    slip : float
        In [0, 1).
    largest : float
        Above 1 / ranks.

    Returns
    -------
    float
        Rounded up, so that the limit holds.
    """
    even, top = 1.0 / rows.shape[1], float(rows.max())
    needed = (top - largest) / (top - even) if top > largest else 0.0
    scale = 10**CHANCE_DECIMALS
    return max(slip, float(np.ceil(needed * scale - 1e-9) / scale))


def shared(chances: Sequence[float] | FloatArray) -> list[float]:
    """Chances rounded so that they still add up to 1: the largest takes what rounding left.

    Parameters
    ----------
    chances : (n,) sequence of float
        Adding up to 1.

    Returns
    -------
    list of n float
    """
    rounded = [_round(chance, CHANCE_DECIMALS) for chance in chances]
    largest = int(np.argmax(rounded))
    rounded[largest] = _round(rounded[largest] + 1.0 - sum(rounded), CHANCE_DECIMALS)
    return rounded


def _round(value: float, decimals: int) -> float:
    return round(float(value), decimals) + 0.0  # no −0.0 in a file that people read
