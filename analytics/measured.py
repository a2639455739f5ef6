"""Which columns of answers measure what: dimension by dimension, with their ranks."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.expectation import MISSING, FloatArray, RankArray
from diagnostic.framework import Dimension, DimensionKind
from diagnostic.questionnaire import Questionnaire

ONLY_TRAIT = "trait"  # where nobody says what the columns measure
BY_MODE = "@"  # `item@mode`: the answers to a question given in one mode


@dataclass(frozen=True, slots=True)
class Part:
    """One dimension and the columns that measure it.

    Parameters
    ----------
    dimension : Dimension
    columns : tuple of str
    ranks : tuple of int
        Number of ranks of each column.
    ordered : tuple of bool
        Whether a higher rank always speaks for more.
    """

    dimension: Dimension
    columns: tuple[str, ...]
    ranks: tuple[int, ...]
    ordered: tuple[bool, ...]

    @property
    def is_trait(self) -> bool:
        return self.dimension.kind is DimensionKind.TRAIT

    def read(self, answers: pd.DataFrame) -> RankArray:
        """Everybody's ranks on its columns, (n, columns); `MISSING` where there is no answer."""
        seen = answers[list(self.columns)].to_numpy(dtype=float)
        return np.where(np.isnan(seen) | (seen < 0), MISSING, seen).astype(np.intp)


def item_of(column: str) -> str:
    """The question whose answers a column holds."""
    return column.partition(BY_MODE)[0]


def framed(answers: object) -> pd.DataFrame:
    """Answers as a frame: columns of an array are named item-1, item-2…

    Parameters
    ----------
    answers : (n people, m questions) DataFrame or array
        Ranks from 0; NaN or below 0 where there is no answer.
    """
    if isinstance(answers, pd.DataFrame):
        return answers
    table = np.asarray(answers, dtype=float)
    return pd.DataFrame(table, columns=[f"item-{1 + i}" for i in range(table.shape[1])])


def parts_of(questionnaire: Questionnaire, answers: pd.DataFrame) -> tuple[Part, ...]:
    """Every dimension of a questionnaire, with the columns that somebody answered."""
    answered = _answered(answers)
    return tuple(_part(questionnaire, one, answered) for one in questionnaire.framework.dimensions)


def _answered(answers: pd.DataFrame) -> list[str]:
    return [str(c) for c in answers if bool((answers[c].fillna(MISSING) >= 0).any())]


def _part(questionnaire: Questionnaire, dimension: Dimension, answered: list[str]) -> Part:
    places = {item.id: n for n, item in enumerate(questionnaire.items)}
    mine = [c for c in answered if questionnaire.item(item_of(c)).dimension == dimension.id]
    mine.sort(key=lambda column: (places[item_of(column)], column))
    items = [questionnaire.item(item_of(column)) for column in mine]
    return Part(
        dimension,
        tuple(mine),
        tuple(item.ranks for item in items),
        tuple(item.ordered for item in items),
    )


def trait_parts(
    dimensions: Mapping[str, str] | None, answers: pd.DataFrame, points: FloatArray
) -> tuple[Part, ...]:
    """Graded columns without a questionnaire: one trait, or the one named for each column."""
    by_trait: dict[str, list[str]] = {}
    for column in _answered(answers):
        trait = ONLY_TRAIT if dimensions is None else dimensions[column]
        by_trait.setdefault(trait, []).append(column)
    nodes = tuple(float(point) for point in points)
    return tuple(
        Part(
            Dimension(trait, DimensionKind.TRAIT, ("below", "above"), nodes, (0.0,)),
            tuple(columns),
            tuple(1 + int(answers[column].max()) for column in columns),
            (True,) * len(columns),
        )
        for trait, columns in by_trait.items()
    )
