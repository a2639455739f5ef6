"""A bank of the size the design promises for: 78 questions on five dimensions, 6,400 nodes."""

import numpy as np

from diagnostic.answers import AnswerMode
from diagnostic.framework import Axis, Dimension, Framework, class_dimension, trait_dimension
from diagnostic.prior import PriorShape, Trait
from diagnostic.questionnaire import Item, Option, Questionnaire
from diagnostic.response_models import FreeTable, GradedResponse, UnsureCurve

LEVELS = ("zero", "one", "two", "three")
QUESTIONS = {"equipment": 12, "access": 12, "skills": 34, "oral": 10, "written": 10}
SAID = AnswerMode.DECLARED
RANKS = tuple(Option(str(rank), rank) for rank in range(3))


def synthetic_questionnaire() -> Questionnaire:
    """The same one at every call."""
    rng = np.random.default_rng(78)
    dimensions = tuple(_dimension(id) for id in QUESTIONS)
    axes = [Axis(id, (id,), LEVELS) for id in ("equipment", "access", "skills")]
    axes.append(Axis("language", ("oral", "written"), LEVELS))
    items = tuple(
        _item(rng, dimension, place)
        for dimension, count in zip(dimensions, QUESTIONS.values(), strict=True)
        for place in range(count)
    )
    return Questionnaire("78-questions", 1, Framework(dimensions, tuple(axes)), items, _prior())


def _dimension(id: str) -> Dimension:
    if id != "skills":
        return class_dimension(id, LEVELS)
    return trait_dimension(id, LEVELS, low=-4.0, high=3.2, count=25, cuts=(-1.04, -0.39, 0.39))


def _item(rng: np.random.Generator, dimension: Dimension, place: int) -> Item:
    name, seconds = f"{dimension.id}-{place}", float(rng.choice((10, 15, 25)))
    if dimension.id == "skills":
        low = float(rng.normal(-0.5, 1.0))
        curve = UnsureCurve(0.3, low - 1.0, 1.5)
        graded = GradedResponse(float(rng.uniform(1.2, 2.0)), (low, low + 1.1), curve)
        return Item(name, dimension.id, RANKS, (SAID,), {SAID: graded}, seconds=seconds)
    rows = np.sort(rng.dirichlet((1.0, 1.0, 1.0), size=4), axis=0)
    rows /= rows.sum(axis=1, keepdims=True)
    table = FreeTable(tuple(map(tuple, rows)), slip=0.15, unsure=(0.08, 0.06, 0.04, 0.02))
    return Item(name, dimension.id, RANKS, (SAID,), {SAID: table}, seconds=seconds)


def _prior() -> PriorShape:
    even = (0.25, 0.25, 0.25, 0.25)
    margins = {id: even if id != "skills" else Trait(-0.7, 1.0) for id in QUESTIONS}
    correlations = tuple(tuple(1.0 if a == b else 0.4 for b in QUESTIONS) for a in QUESTIONS)
    return PriorShape(tuple(QUESTIONS), margins, correlations)
