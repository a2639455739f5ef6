"""What a calibration found, as `calibration.yaml` says it: rounded, capped, with its origin."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from analytics.beliefs import Beliefs
from analytics.calibration import ItemCalibrator
from analytics.durations import LearntTime
from analytics.expectation import FloatArray
from analytics.over_claims import SAID, SHOWN, LearntClaims
from diagnostic.answers import AnswerMode
from diagnostic.over_claiming import PLAIN_SPEAKING, OverClaiming
from diagnostic.questionnaire import Item, Questionnaire
from diagnostic.response_models import FreeTable

GRADED_DECIMALS = 2
CHANCE_DECIMALS = 3
TABLE_DECIMALS = 9  # options of one rank share its chance evenly, and the sum stays 1
NARROW_SPACE = "\u202f"  # between thousands, in French


@dataclass(frozen=True, slots=True)
class Naming:
    """What the answers are called, where they come from, when they were read.

    `largest_chance`: no answer of a class is told more likely, slips included.
    """

    name: str
    source: str
    largest_chance: float
    dated: datetime

    @property
    def origin(self) -> dict[str, Any]:
        return {"origin": "calibrated", "source": self.source, "dated": self.dated.date()}


def calibration_of(
    calibrator: ItemCalibrator,
    questionnaire: Questionnaire,
    naming: Naming,
    *,
    claims: Mapping[str, LearntClaims] | None = None,
    times: Sequence[LearntTime] = (),
) -> dict[str, Any]:
    """The content of `calibration.yaml`.

    Parameters
    ----------
    calibrator : ItemCalibrator
        Fitted on answers to the questionnaire.
    questionnaire : Questionnaire
    naming : Naming
    claims : mapping of trait to LearntClaims, or None
        Where people were both heard and seen.
    times : sequence of LearntTime
        Those that enough people gave are written.

    Returns
    -------
    dict
        `prior`, `declared` and `items`, ready to be written; questions without answers are left
        out, and so is what no answer told. A question answered one way only is told as it is in
        its usual mode, the other modes by what is known of over-claiming.
    """
    learnt = {name: _bounded(claim) for name, claim in (claims or {}).items()}
    known = {**questionnaire.over_claiming, **learnt}
    lasting = {time.item: time.seconds for time in times if time.median is not None}
    content: dict[str, Any] = {}
    dimensions = questionnaire.framework.dimensions
    if [part.dimension.id for part in calibrator.parts_] == [d.id for d in dimensions]:
        content["prior"] = {**_prior(calibrator), **naming.origin}
    if learnt:
        content["declared"] = {
            dimension: {**_declared(claim, questionnaire, dimension), **naming.origin}
            for dimension, claim in learnt.items()
        }
    content["items"] = {
        item.id: {
            **_parameters(calibrator, item, known, naming.largest_chance),
            **({"seconds": lasting[item.id]} if item.id in lasting else {}),
            **naming.origin,
            "source": _said(calibrator, item, naming.name),
        }
        for item in questionnaire.items
        if columns_of(calibrator, item.id)
    }
    return content


def columns_of(calibrator: ItemCalibrator, item: str) -> list[str]:
    """The columns of one question: itself, or said then shown; none if nobody answered it."""
    wanted = (item, item + SAID, item + SHOWN)
    return [column for column in wanted if column in calibrator.error_]


def _bounded(claim: LearntClaims) -> OverClaiming:
    """What may be written: nobody claims less than they do, nor more surely."""
    return OverClaiming(
        max(_round(claim.shift, GRADED_DECIMALS), 0.0),
        min(_round(claim.slope_ratio, GRADED_DECIMALS), 1.0),
    )


def _declared(
    claim: OverClaiming, questionnaire: Questionnaire, dimension: str
) -> dict[str, float]:
    former = questionnaire.over_claiming.get(dimension, PLAIN_SPEAKING)
    return {
        "shift": claim.shift,
        "slope_ratio": claim.slope_ratio,
        "claimed_up": former.claimed_up,
    }


def _prior(calibrator: ItemCalibrator) -> dict[str, Any]:
    rows = [[_round(c, GRADED_DECIMALS) for c in row] for row in calibrator.correlations_]
    traits = {
        part.dimension.id: calibrator.place_of(part.dimension.id)
        for part in calibrator.parts_
        if part.is_trait
    }
    return {
        "shares": {name: shared(shares) for name, shares in calibrator.shares_.items()},
        "traits": {name: {"mean": place.mean, "sd": place.sd} for name, place in traits.items()},
        "correlations": {
            "order": [part.dimension.id for part in calibrator.parts_],
            "rows": rows,
        },
    }


def _parameters(
    calibrator: ItemCalibrator, item: Item, claims: Mapping[str, OverClaiming], largest: float
) -> dict[str, Any]:
    claim = claims.get(item.dimension, PLAIN_SPEAKING)
    if columns_of(calibrator, item.id)[0] in calibrator.slope_:
        return _graded(calibrator, item, claim)
    heard = item.modes[0] is AnswerMode.DECLARED
    table = calibrator.rows_[item.id]
    rows = [shared(row) for row in (unclaimed(table, claim.claimed_up) if heard else table)]
    believed = (calibrator.beliefs or Beliefs()).slips.get(item.id, 0.0)
    alike = Counter(option.rank for option in item.options)
    return {
        "table": {
            o.id: [round(row[o.rank] / alike[o.rank], TABLE_DECIMALS) for row in rows]
            for o in item.options
        },
        "slip": {
            mode.value: capping_slip(np.array(rows), _slip(item, mode, believed), largest)
            for mode in item.modes
        },
    }


def _slip(item: Item, mode: AnswerMode, believed: float) -> float:
    """The slip believed of the usual mode; the questionnaire's own for the others."""
    model = item.models.get(mode)
    if mode is item.modes[0] or not isinstance(model, FreeTable):
        return believed
    return model.slip


def _graded(calibrator: ItemCalibrator, item: Item, claim: OverClaiming) -> dict[str, Any]:
    """Thresholds of what is seen or done, and the slope of each mode."""
    first, *others = columns_of(calibrator, item.id)
    slope, thresholds = calibrator.slope_[first], calibrator.thresholds_[first]
    said, seen = slope, slope / claim.slope_ratio
    if others:
        seen, thresholds = calibrator.slope_[others[0]], calibrator.thresholds_[others[0]]
    elif first.endswith(SHOWN) or item.modes[0] is not AnswerMode.DECLARED:
        said, seen = slope * claim.slope_ratio, slope
    else:
        thresholds = tuple(threshold + claim.shift for threshold in thresholds)
    slopes = {mode: said if mode is AnswerMode.DECLARED else seen for mode in item.modes}
    return {
        "slope": {mode.value: _round(own, GRADED_DECIMALS) for mode, own in slopes.items()},
        "thresholds": [_round(threshold, GRADED_DECIMALS) for threshold in thresholds],
    }


def unclaimed(rows: FloatArray, claimed_up: float) -> FloatArray:
    """What people of each class do, from what they say: the mixing of `OverClaiming` undone.

    Parameters
    ----------
    rows : (classes, ranks) array
        P(answer | class) as declared, rows adding up to 1.
    claimed_up : float
        Share of people who answer as those of the next class, in [0, 1).

    Returns
    -------
    (classes, ranks) array
        Rows adding up to 1; a cell that would be negative is 0.
    """
    result = np.array(rows, dtype=float)
    for place in reversed(range(len(rows) - 1)):
        own = (rows[place] - claimed_up * result[place + 1]) / (1.0 - claimed_up)
        own = np.maximum(own, 0.0)
        result[place] = own / own.sum()
    return result


def _said(calibrator: ItemCalibrator, item: Item, name: str) -> str:
    """In French: what a question's parameters rest on, and how far they may be believed."""
    columns = columns_of(calibrator, item.id)
    count = f"{sum(calibrator.answers_[column] for column in columns):,}"
    said = f"{name}, {count.replace(',', NARROW_SPACE)} réponses"
    if columns[0] not in calibrator.slope_:
        return said
    error = _french(calibrator.error_[columns[-1]][0])
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
