"""Whether the parameters of a question are possible, honest, and monotone where it is ordered.

No flattering parameters: a documented belief may not make a question sharper than people are.
A higher answer must never speak for less: the likelihood ratio of neighbouring ranks may not fall
along the nodes (monotone likelihood ratio, Karlin & Rubin 1956). A graded response always obeys,
its logistic noise being log-concave; a free table has to be looked at.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from diagnostic.answers import AnswerMode
from diagnostic.faults.fault import Fault, fault
from diagnostic.faults.items import has_sound_options
from diagnostic.framework import Dimension, DimensionKind, FloatArray, Framework
from diagnostic.response_models import FreeTable, GradedResponse, answer_table

if TYPE_CHECKING:
    from diagnostic.questionnaire import Item

# Until calibrated on answers: people over-claim, and published slopes above these are partly halo.
SLOPE_LIMITS = {AnswerMode.DECLARED: 2.0, AnswerMode.OBSERVED: 2.5, AnswerMode.DONE: 2.5}
# No belief makes an answer certain: the largest chance of one answer, slips included.
CELL_LIMITS = {AnswerMode.DECLARED: 0.90, AnswerMode.OBSERVED: 0.95, AnswerMode.DONE: 0.95}
ROUNDING = 1e-6  # parameters are written with a few decimals
PRIOR = "prior"


def model_faults(item: "Item", framework: Framework) -> Iterator[Fault]:
    """Faults of the parameters of one question, in each of its modes.

    Parameters
    ----------
    item : Item
    framework : Framework
        Whose dimension gives the nodes; nothing is told where the dimension or the options
        are not what they should be, which is told of the question itself.

    Yields
    ------
    Fault
        A fault that does not depend on the mode is told once.
    """
    dimension = next((d for d in framework.dimensions if d.id == item.dimension), None)
    if not item.models:
        yield fault("content.no_parameters", item.id)
        return
    told: list[Fault] = []
    for mode in item.modes:
        if mode not in item.models:
            yield fault("content.missing_model", item.id, mode=mode.value)
        elif dimension is not None and has_sound_options(item):
            told += [new for new in _faults(item, mode, dimension) if new not in told]
    yield from told


def _faults(item: "Item", mode: AnswerMode, dimension: Dimension) -> Iterator[Fault]:
    model = item.models[mode]
    is_trait = dimension.kind is DimensionKind.TRAIT
    if isinstance(model, GradedResponse) is not is_trait:
        key = "content.table_on_trait" if is_trait else "content.slope_on_classes"
        yield fault(key, item.id, dimension=dimension.id)
    elif isinstance(model, GradedResponse):
        yield from _graded_faults(item, mode, model)
    else:
        yield from _table_faults(item, mode, model, dimension)


def _graded_faults(item: "Item", mode: AnswerMode, model: GradedResponse) -> Iterator[Fault]:
    said, limit = {"mode": mode.value, "slope": model.slope}, SLOPE_LIMITS[mode]
    if not model.slope > 0:
        yield fault("content.slope_not_positive", item.id, **said)
    elif item.origin == PRIOR and model.slope > limit:
        yield fault("content.slope_over_limit", item.id, **said, limit=limit)
    found, expected = len(model.thresholds), item.ranks - 1
    if found != expected:
        yield fault("content.thresholds_count", item.id, found=found, expected=expected)
    if not np.all(np.diff(model.thresholds) > 0):
        yield fault("content.thresholds_out_of_order", item.id)
    curve = model.unsure
    if curve is not None and not (0 <= curve.ceiling < 1 and curve.slope > 0):
        yield fault("content.unsure_curve", item.id)


def _table_faults(
    item: "Item", mode: AnswerMode, model: FreeTable, dimension: Dimension
) -> Iterator[Fault]:
    broken = tuple(_broken_table(item, mode, model, dimension))
    yield from broken
    if broken:
        return
    table = answer_table(model, dimension)
    if item.origin == PRIOR:
        yield from _flattering(item, mode, table, dimension)
    pair = falling_pair(table[: item.ranks]) if item.ordered else None
    if pair is not None:
        low, high = (dimension.levels[place] for place in pair)
        yield fault("content.not_monotone", item.id, low=low, high=high)


def _broken_table(
    item: "Item", mode: AnswerMode, model: FreeTable, dimension: Dimension
) -> Iterator[Fault]:
    expected = len(dimension.levels)
    if len(model.rows) != expected or any(len(row) != item.ranks for row in model.rows):
        yield fault("content.table_classes", item.id, expected=expected)
        return
    for level, row in zip(dimension.levels, model.rows, strict=True):
        if min(row) < 0:
            yield fault("content.row_negative", item.id, level=level)
        elif abs(sum(row) - 1) > ROUNDING:
            yield fault("content.row_sum", item.id, level=level, total=sum(row))
    if not 0 <= model.slip < 1:
        yield fault("content.slip_out_of_range", item.id, mode=mode.value)
    unsure = model.unsure
    if unsure is not None and (len(unsure) != expected or not all(0 <= p < 1 for p in unsure)):
        yield fault("content.unsure_chances", item.id, expected=expected)


def _flattering(
    item: "Item", mode: AnswerMode, table: FloatArray, dimension: Dimension
) -> Iterator[Fault]:
    limit = CELL_LIMITS[mode]
    for level, largest in zip(dimension.levels, table.max(axis=0).tolist(), strict=True):
        if largest > limit + ROUNDING:
            said = {"mode": mode.value, "level": level, "chance": largest, "limit": limit}
            yield fault("content.row_over_limit", item.id, **said)


def falling_pair(table: FloatArray) -> tuple[int, int] | None:
    """Two nodes between which a higher answer speaks for less, or None.

    P(l|j) · P(k|i) ≥ P(l|i) · P(k|j) must hold for all ranks k < l and nodes i < j.

    Parameters
    ----------
    table : (m ranks, n nodes) array
        Probabilities.

    Returns
    -------
    (int, int) or None
        Places of the lower and the higher node of the first such pair.
    """
    for low, high in combinations(range(table.shape[1]), 2):
        minors = np.outer(table[:, low], table[:, high])
        if np.triu(minors.T - minors, 1).max(initial=0.0) > ROUNDING**2:
            return low, high
    return None
