"""Answers drawn from known persons: how often it is right, after how many questions.

The truth is not the model's own: every parameter of the bank that answers is redrawn around the
bank that asks, so that the figures include our not knowing the parameters.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from diagnostic.answers import UNSURE, AnswerMode, Given, Setting
from diagnostic.framework import Dimension, DimensionKind, FloatArray
from diagnostic.prior import PriorShape, Trait
from diagnostic.questionnaire import Item, Questionnaire
from diagnostic.response_models import FreeTable, GradedResponse, ResponseModel, answer_table

SLOPE_SPREAD = 0.25  # slopes × lognormal(0, 0.25)
THRESHOLD_SPREAD = 0.3  # thresholds + N(0, 0.3)
ROW_WEIGHT = 20.0  # each table row redrawn from a Dirichlet of this weight around it…
EVEN_SHARE = 0.05  # … and mixed with this share of uniform answers


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Known persons.

    Parameters
    ----------
    values : mapping of dimension id to (n,) array
        The class of each person, or the place on the trait.
    """

    values: Mapping[str, FloatArray]

    def levels(self, dimension: Dimension) -> NDArray[np.intp]:
        """True level of each person on a dimension, (n,)."""
        values = self.values[dimension.id]
        if dimension.kind is DimensionKind.CLASSES:
            return values.astype(np.intp)
        return np.searchsorted(np.asarray(dimension.cuts), values)


def draw_people(shape: PriorShape, count: int, *, rng: np.random.Generator) -> People:
    """People drawn from the prior's Gaussian copula, off the grid.

    Parameters
    ----------
    shape : PriorShape
    count : int
    rng : numpy Generator

    Returns
    -------
    People
        `count` persons on every dimension of the shape.
    """
    factor = np.linalg.cholesky(np.asarray(shape.correlations))
    latent = rng.standard_normal((count, len(shape.dimensions))) @ factor.T
    values: dict[str, FloatArray] = {}
    for place, dimension in enumerate(shape.dimensions):
        margin = shape.margins[dimension]
        if isinstance(margin, Trait):
            values[dimension] = margin.mean + margin.sd * latent[:, place]
        else:
            steps = [NormalDist().inv_cdf(p) for p in np.cumsum(margin)[:-1]]
            values[dimension] = np.searchsorted(np.array(steps), latent[:, place]).astype(float)
    return People(values)


def draw_truth(questionnaire: Questionnaire, *, rng: np.random.Generator) -> Questionnaire:
    """The questionnaire as people really answer it: parameters redrawn around ours.

    Parameters
    ----------
    questionnaire : Questionnaire
    rng : numpy Generator

    Returns
    -------
    Questionnaire
        Slopes × lognormal(0, 0.25), thresholds + N(0, 0.3) put back in order, each table row from
        a Dirichlet of weight 20 around it, mixed with 5 % of uniform answers.
    """
    return replace(questionnaire, items=tuple(_redrawn(item, rng) for item in questionnaire.items))


def _redrawn(item: Item, rng: np.random.Generator) -> Item:
    stretch = float(rng.lognormal(0.0, SLOPE_SPREAD))
    models: dict[AnswerMode, ResponseModel] = {}
    shift: FloatArray | None = None
    for mode, model in item.models.items():
        if isinstance(model, GradedResponse):
            if shift is None:
                shift = rng.normal(0.0, THRESHOLD_SPREAD, len(model.thresholds))
            moved = np.sort(np.asarray(model.thresholds) + shift)
            apart = tuple(float(t) + 1e-6 * k for k, t in enumerate(moved))
            models[mode] = replace(model, slope=model.slope * stretch, thresholds=apart)
        else:
            models[mode] = _redrawn_table(model, rng)
    return replace(item, models=models)


def _redrawn_table(model: FreeTable, rng: np.random.Generator) -> FreeTable:
    """Rows with slip and « je ne sais pas » included, redrawn; the result carries no slip."""
    rows = np.asarray(model.rows, dtype=float)
    ranks = (1 - model.slip) * rows + model.slip / rows.shape[1]
    unsure = np.zeros(len(rows)) if model.unsure is None else np.asarray(model.unsure)
    whole = np.hstack([(1 - unsure)[:, None] * ranks, unsure[:, None]])
    if model.unsure is None:
        whole = whole[:, :-1]
    drawn = np.array([rng.dirichlet(ROW_WEIGHT * row + 1e-9) for row in whole])
    drawn = (1 - EVEN_SHARE) * drawn + EVEN_SHARE / drawn.shape[1]
    if model.unsure is None:
        return FreeTable(tuple(map(tuple, drawn)))
    chance = drawn[:, -1]
    rest = drawn[:, :-1] / (1 - chance)[:, None]
    return FreeTable(tuple(map(tuple, rest)), unsure=tuple(float(c) for c in chance))


class AnswerSheets:
    """What each person would answer to each question, in each mode: drawn once, read often."""

    def __init__(self, truth: Questionnaire, people: People, *, rng: np.random.Generator) -> None:
        self._answers: dict[tuple[str, AnswerMode], NDArray[np.intp]] = {}
        self._items = {item.id: item for item in truth.items}
        for item in truth.items:
            dimension = truth.framework.dimension(item.dimension)
            values = people.values[item.dimension]
            chance = rng.random(len(values))
            for mode in item.modes:
                table = _table_at(item, mode, dimension, values)
                reached = np.cumsum(table, axis=0)[:-1]
                self._answers[item.id, mode] = (chance[None, :] > reached).sum(axis=0)

    def given(self, person: int, item: str, mode: AnswerMode) -> Given:
        """The answer of one person to one question."""
        asked = self._items[item]
        rank = int(self._answers[item, mode][person])
        if rank == asked.ranks:
            return Given(item, UNSURE, mode)
        option = next(o.id for o in asked.options if o.rank == rank)
        return Given(item, option, mode)

    def ranks(self, item: str, setting: Setting) -> NDArray[np.intp]:
        """Everybody's answer to one question in its usual mode (last rank + 1: unsure), (n,)."""
        return self._answers[item, self._items[item].usual_mode(setting)]


def _table_at(
    item: Item, mode: AnswerMode, dimension: Dimension, values: FloatArray
) -> FloatArray:
    """P(answer) of each person, (answers, n): at their exact place on a trait."""
    if dimension.kind is DimensionKind.CLASSES:
        return answer_table(item.models[mode], dimension)[:, values.astype(np.intp)]
    exact = replace(dimension, nodes=tuple(float(v) for v in values))
    return answer_table(item.models[mode], exact)
