"""Where the diagnosis would place each person without one question: groups are compared there."""

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from analytics.expectation import SMALLEST, FloatArray, log_likelihoods, normalised
from analytics.measured import Part, item_of, parts_of
from diagnostic.prior import joint_prior
from diagnostic.questionnaire import Questionnaire
from diagnostic.response_models import answer_table

PEOPLE_AT_ONCE = 500
Own = Mapping[str, FloatArray]  # what the answers to each column say, (n, nodes), logarithms


def levels_without_each(
    questionnaire: Questionnaire, answers: pd.DataFrame, left_out: Collection[str] = ()
) -> dict[str, FloatArray]:
    """Posterior mean of every question's dimension, the question itself not read.

    The posterior is joint, as in the diagnosis: the questions of the other dimensions place people
    too. The mean is of the trait's point or of the class's place, under the questionnaire's own
    parameters and prior: the same for everybody, whoever they are.

    Parameters
    ----------
    questionnaire : Questionnaire
    answers : (n people, m questions) DataFrame
        One column an item id, ranks from 0; empty where there is no answer.
    left_out : collection of item ids
        Questions that place nobody, unless they are more than half of their dimension's: what is
        left would then be no measure.

    Returns
    -------
    dict of item id to (n,) array
    """
    parts = [part for part in parts_of(questionnaire, answers) if part.columns]
    placed = [
        _levels(questionnaire, parts, answers.iloc[start : start + PEOPLE_AT_ONCE], left_out)
        for start in range(0, len(answers), PEOPLE_AT_ONCE)
    ]
    return {column: np.concatenate([one[column] for one in placed]) for column in placed[0]}


def _levels(
    questionnaire: Questionnaire,
    parts: list[Part],
    answers: pd.DataFrame,
    left_out: Collection[str],
) -> dict[str, FloatArray]:
    own = [_said(questionnaire, part, answers) for part in parts]
    kept = [_kept(part, left_out) for part in parts]
    whole = [
        np.sum([said[column] for column in some], axis=0)
        for said, some in zip(own, kept, strict=True)
    ]
    prior = joint_prior(tuple(part.dimension for part in parts), questionnaire.prior)
    found: dict[str, FloatArray] = {}
    for place, part in enumerate(parts):
        before = _told_by_others(place, whole, prior) + whole[place]
        nodes = part.dimension.nodes if part.is_trait else range(part.dimension.size)
        points = np.asarray(nodes, dtype=float)
        for column in part.columns:
            seen = own[place][column] if column in kept[place] else 0.0
            found[column] = normalised(before - seen)[0] @ points
    return found


def _said(questionnaire: Questionnaire, part: Part, answers: pd.DataFrame) -> Own:
    ranks = part.read(answers)
    said = {}
    for place, column in enumerate(part.columns):
        item = questionnaire.item(item_of(column))
        table = answer_table(item.model(item.modes[0]), part.dimension)[: item.ranks]
        said[column] = log_likelihoods(ranks[:, [place]], [table])
    return said


def _kept(part: Part, left_out: Collection[str]) -> list[str]:
    kept = [column for column in part.columns if column not in left_out]
    return kept if 2 * len(kept) >= len(part.columns) else list(part.columns)


def _told_by_others(place: int, whole: list[FloatArray], prior: FloatArray) -> FloatArray:
    """What the prior and the other dimensions say of one, (n, nodes), logarithms."""
    left = np.moveaxis(prior, place, -1)[None]
    for other, logs in enumerate(whole):
        if other != place:
            chances = normalised(logs)[0]
            left = (chances.reshape(*chances.shape, *[1] * (left.ndim - 2)) * left).sum(axis=1)
    result: FloatArray = np.log(np.maximum(left, SMALLEST))
    return result
