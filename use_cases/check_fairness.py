"""Does a question treat alike people of the same level, whoever they are?

Groups are read from a file of answers to compare people, and for nothing else: no level, no
question and no parameter ever depends on them.
"""

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analytics.expectation import FloatArray
from analytics.fairness import Difference, differences
from analytics.matching import levels_without_each
from diagnostic.eligibility import conditions_hold
from diagnostic.people import Actor, Role
from diagnostic.questionnaire import Questionnaire
from exchange.answers_file import CollectedAnswers, read_answers
from security.access import allow
from store.unit_of_work import UnitOfWork

Told = Callable[[tuple[str, ...]], Iterable[str]]
FEWEST_OTHERS = 2  # questions that place a person, or groups are compared at no level at all


@dataclass(frozen=True, slots=True)
class Fairness:
    """Every question examined, by every description of people.

    `unexamined` are the questions that too few others of their dimension could place people for.
    """

    questionnaire: str
    respondents: int
    differences: tuple[Difference, ...]
    unexamined: tuple[str, ...]

    def as_mapping(self) -> dict[str, Any]:
        """As in the JSON file."""
        return {
            "questionnaire": self.questionnaire,
            "respondents": self.respondents,
            "unexamined": list(self.unexamined),
            "differences": [
                {
                    **asdict(one),
                    "size": one.size.value,
                    "flagged": one.flagged,
                    "uniform": one.is_uniform,
                }
                for one in self.differences
            ],
        }


@allow(Role.OPERATOR)
def check_fairness(
    uow: UnitOfWork,
    actor: Actor,
    *,
    questionnaire: str,
    answers: Path,
    by: tuple[str, ...],
    report: Path | None = None,
    told: Told = iter,
) -> Fairness:
    """Compare groups question by question, at the level that the other questions give.

    Raises `UnknownQuestionnaire` or `MalformedAnswers` (`NotDescribed` for a description that the
    file has not); nothing is then written.
    """
    known = uow.questionnaires.questionnaire(questionnaire)
    collected = read_answers(answers, known, weighted=True, describing=by)
    asked = _asked(collected)
    examined = [item for item in asked if len(_neighbours(known, item, asked)) >= FEWEST_OTHERS]
    levels = partial(_levels, known, asked, examined)
    compared = [
        one
        for column in told(tuple(collected.described))
        for one in differences(
            asked[examined], collected.described[column], collected.weights, levels, by=column
        )
    ]
    unexamined = tuple(item for item in collected.items if item not in examined)
    found = Fairness(known.id, len(collected.places), tuple(compared), unexamined)
    if report is not None:
        written = json.dumps(found.as_mapping(), ensure_ascii=False, indent=2)
        report.write_text(written + "\n", encoding="utf-8")
    return found


def _asked(collected: CollectedAnswers) -> pd.DataFrame:
    """Ranks, emptied where the diagnosis would not have asked: no answer of a filter is kept."""
    known = collected.questionnaire
    ranks = pd.DataFrame({item: collected.ranks(item) for item in collected.items})
    said = [{i: g.option for i, g in person.items()} for person in collected.given()]
    for name in collected.items:
        item = known.item(name)
        barred = np.array([not conditions_hold(item, one) for one in said])
        ranks.loc[barred, name] = np.nan
    return ranks


def _neighbours(known: Questionnaire, item: str, asked: pd.DataFrame) -> list[str]:
    dimension = known.item(item).dimension
    return [other for other in asked if other != item and known.item(other).dimension == dimension]


def _levels(
    known: Questionnaire, asked: pd.DataFrame, examined: list[str], left_out: Collection[str]
) -> dict[str, FloatArray]:
    placed = levels_without_each(known, asked, left_out)
    return {item: placed[item] for item in examined if item in placed}
