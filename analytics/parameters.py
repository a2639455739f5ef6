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
from analytics.over_claims import SAID, SHOWN, LearntClaims
from analytics.written_tables import (
    TABLE_DECIMALS,
    capping_slip,
    rounded,
    shared,
    unclaimed,
)
from diagnostic.answers import AnswerMode
from diagnostic.over_claiming import PLAIN_SPEAKING, OverClaiming
from diagnostic.questionnaire import Item, Questionnaire
from diagnostic.response_models import FreeTable

GRADED_DECIMALS = 2
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
        max(rounded(claim.shift, GRADED_DECIMALS), 0.0),
        min(rounded(claim.slope_ratio, GRADED_DECIMALS), 1.0),
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
    rows = [[rounded(c, GRADED_DECIMALS) for c in row] for row in calibrator.correlations_]
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
    rows = np.array(
        [shared(row) for row in (unclaimed(table, claim.claimed_up) if heard else table)]
    )
    believed = (calibrator.beliefs or Beliefs()).slips.get(item.id, 0.0)
    slips = {m.value: capping_slip(rows, _slip(item, m, believed), largest) for m in item.modes}
    alike = Counter(option.rank for option in item.options)
    return {
        "table": {
            o.id: [round(float(row[o.rank]) / alike[o.rank], TABLE_DECIMALS) for row in rows]
            for o in item.options
        },
        "slip": slips,
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
        "slope": {mode.value: rounded(own, GRADED_DECIMALS) for mode, own in slopes.items()},
        "thresholds": [rounded(threshold, GRADED_DECIMALS) for threshold in thresholds],
    }


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
