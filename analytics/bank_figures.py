"""What a questionnaire is made of, in figures: its questions, its parameters, its prior."""

from typing import Any

import numpy as np

from diagnostic.answers import AnswerMode
from diagnostic.framework import Dimension, DimensionKind
from diagnostic.prior import Trait
from diagnostic.questionnaire import Item, Questionnaire
from diagnostic.response_models import FreeTable, GradedResponse, answer_table

SAID, SHOWN = "said", "shown"  # declared; observed or done on screen


def bank_figures(questionnaire: Questionnaire) -> dict[str, Any]:
    """The figures that the method report gives of a questionnaire.

    Parameters
    ----------
    questionnaire : Questionnaire

    Returns
    -------
    dict
        `id`, `revision`, `items`, `calibrated` (questions whose parameters rest on answers),
        `nodes` (of the joint), `dimensions` (questions, in each mode), `slopes` and
        `largest_chance` of what is said and of what is shown, `prior` (shares, or mean and sd),
        `smallest_share`, `largest_correlation`.
    """
    framework, prior = questionnaire.framework, questionnaire.prior
    items = questionnaire.items
    correlations = np.asarray(prior.correlations)
    shares = [m for m in prior.margins.values() if not isinstance(m, Trait)]
    return {
        "id": questionnaire.id,
        "revision": questionnaire.revision,
        "items": len(items),
        "calibrated": sum(item.origin == "calibrated" for item in items),
        "nodes": int(np.prod([d.size for d in framework.dimensions])),
        "dimensions": {d.id: _counts(questionnaire, d) for d in framework.dimensions},
        "slopes": {how: _slopes(items, how) for how in (SAID, SHOWN)},
        "largest_chance": {how: _largest(questionnaire, how) for how in (SAID, SHOWN)},
        "prior": {
            id: {"mean": margin.mean, "sd": margin.sd}
            if isinstance(margin, Trait)
            else {"shares": list(margin)}
            for id, margin in prior.margins.items()
        },
        "smallest_share": min((min(margin) for margin in shares), default=1.0),
        "largest_correlation": float((correlations - np.eye(len(correlations))).max()),
    }


def _counts(questionnaire: Questionnaire, dimension: Dimension) -> dict[str, int]:
    own = [item for item in questionnaire.items if item.dimension == dimension.id]
    modes = {mode.value: sum(mode in item.modes for item in own) for mode in AnswerMode}
    return {"items": len(own), **modes}


def _how(mode: AnswerMode) -> str:
    return SAID if mode is AnswerMode.DECLARED else SHOWN


def _slopes(items: tuple[Item, ...], how: str) -> dict[str, float] | None:
    """The smallest and the largest; None where no question has one."""
    found = [
        model.slope
        for item in items
        for mode, model in item.models.items()
        if isinstance(model, GradedResponse) and _how(mode) == how
    ]
    return {"least": min(found), "most": max(found)} if found else None


def _largest(questionnaire: Questionnaire, how: str) -> float | None:
    """The largest chance of one answer in one class, slips included."""
    dimensions = {
        d.id: d for d in questionnaire.framework.dimensions if d.kind is DimensionKind.CLASSES
    }
    found = [
        float(answer_table(model, dimensions[item.dimension]).max())
        for item in questionnaire.items
        for mode, model in item.models.items()
        if isinstance(model, FreeTable) and _how(mode) == how
    ]
    return max(found, default=None)
