"""What an answer says of a person: each question becomes a table P(answer | node).

Graded response model for a trait (Samejima 1969), free tables with a documented slip for facts
and language; « je ne sais pas » is a category of its own, the table's last row.
"""

from dataclasses import dataclass

import numpy as np

from diagnostic.errors import MalformedItem
from diagnostic.framework import Dimension, DimensionKind, FloatArray


@dataclass(frozen=True, slots=True)
class UnsureCurve:
    """Chance of « je ne sais pas » along a trait: `ceiling` far below `centre`, 0 far above.

    ceiling in [0, 1); centre in units of the trait; slope > 0, per unit.
    """

    ceiling: float
    centre: float
    slope: float


@dataclass(frozen=True, slots=True)
class GradedResponse:
    """Samejima's graded response: one slope, one threshold fewer than ranks.

    slope > 0 per unit of the trait; thresholds strictly increasing, same unit.
    """

    slope: float
    thresholds: tuple[float, ...]
    unsure: UnsureCurve | None = None


@dataclass(frozen=True, slots=True)
class FreeTable:
    """P(rank | class) without slip, one row a class, plus the slip and « je ne sais pas ».

    rows : (n classes, n ranks), each adding up to 1; slip in [0, 1): share of answers drawn
    evenly among the ranks whatever the truth; unsure: chance of « je ne sais pas » in each class.
    """

    rows: tuple[tuple[float, ...], ...]
    slip: float = 0.0
    unsure: tuple[float, ...] | None = None


ResponseModel = GradedResponse | FreeTable


def graded_response(nodes: FloatArray, *, slope: float, thresholds: FloatArray) -> FloatArray:
    """Chance of each ordered rank at each node (Samejima 1969, eq. 2-1, logistic form).

    Parameters
    ----------
    nodes : (n,) array
        Points of the trait.
    slope : float
        Discrimination, > 0, per unit of the trait (logits).
    thresholds : (m - 1,) array
        Points where reaching each next rank has one chance in two, strictly increasing.

    Returns
    -------
    (m, n) array
        Probabilities; each column adds up to 1.

    Raises
    ------
    MalformedItem
        If the slope is not positive or the thresholds do not increase.

    Examples
    --------
    >>> graded_response(np.array([0.0]), slope=1.0, thresholds=np.array([0.0])).ravel().tolist()
    [0.5, 0.5]
    """
    if not slope > 0 or np.any(np.diff(thresholds) <= 0):
        raise MalformedItem()
    reached = 1.0 / (1.0 + np.exp(-slope * (nodes[None, :] - thresholds[:, None])))
    bounds = np.vstack([np.ones_like(nodes), reached, np.zeros_like(nodes)])
    return bounds[:-1] - bounds[1:]


def free_table(rows: FloatArray, *, slip: float) -> FloatArray:
    """Chance of each rank in each class, slips included.

    Parameters
    ----------
    rows : (n classes, m ranks) array
        What people of each class would answer without slip; each row adds up to 1.
    slip : float
        Share of answers that slip, in [0, 1), spread evenly over the ranks.

    Returns
    -------
    (m, n) array
        Probabilities; each column adds up to 1.

    Raises
    ------
    MalformedItem
        If a row does not add up to 1, a cell is negative, or the slip is out of range.
    """
    off = np.abs(rows.sum(axis=1) - 1.0) > 1e-6
    if off.any() or (rows < 0).any() or not 0 <= slip < 1:
        raise MalformedItem()
    table: FloatArray = ((1.0 - slip) * rows + slip / rows.shape[1]).T
    return table


def unsure_chance(model: ResponseModel, dimension: Dimension) -> FloatArray | None:
    """Chance of « je ne sais pas » at each node, (n,), or None where it carries nothing."""
    if model.unsure is None:
        return None
    if isinstance(model, FreeTable):
        return np.asarray(model.unsure)
    curve, points = model.unsure, np.asarray(dimension.nodes)
    chance: FloatArray = curve.ceiling / (1.0 + np.exp(curve.slope * (points - curve.centre)))
    return chance


def answer_table(model: ResponseModel, dimension: Dimension) -> FloatArray:
    """P(answer | node) of one question: its ranks, then « je ne sais pas » if it informs.

    Parameters
    ----------
    model : ResponseModel
        The question's parameters in one mode.
    dimension : Dimension
        Whose nodes are the columns.

    Returns
    -------
    (m ranks [+ 1], n nodes) array
        Each column adds up to 1.

    Raises
    ------
    MalformedItem
        If the model does not fit the dimension or its parameters are out of range.
    """
    if isinstance(model, GradedResponse):
        if dimension.kind is not DimensionKind.TRAIT:
            raise MalformedItem()
        points, cuts = np.asarray(dimension.nodes), np.asarray(model.thresholds)
        ranks = graded_response(points, slope=model.slope, thresholds=cuts)
    else:
        ranks = free_table(np.asarray(model.rows, dtype=float), slip=model.slip)
    unsure = unsure_chance(model, dimension)
    if ranks.shape[1] != dimension.size:
        raise MalformedItem()
    if unsure is None:
        return ranks
    if unsure.shape != (dimension.size,) or (unsure < 0).any() or (unsure >= 1).any():
        raise MalformedItem()
    return np.vstack([(1.0 - unsure) * ranks, unsure])
