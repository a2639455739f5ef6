"""What the diagnosis would have told real people whose answers we already have.

Each person is asked what the diagnosis asks, and answers what they answered; the level found is
compared with the one that all their answers give. People count once each: survey weights serve
calibration, not these figures.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from analytics.comparison import Comparison
from analytics.replayed import Told, replayed
from diagnostic.bank import Bank
from diagnostic.errors import ContentError
from diagnostic.people import Actor, Role
from diagnostic.stopping import FIRST_DIAGNOSIS, StoppingMethod, StoppingRule
from exchange.answers_file import CollectedAnswers, read_answers
from exchange.answers_refused import TooFewRespondents
from security.access import allow
from store.unit_of_work import UnitOfWork

FEWEST_PEOPLE = 2  # one to make the paper form, one to score it


class UnknownAxis(ContentError):
    """The questionnaire does not measure this axis."""

    key = "errors.unknown_axis"


@allow(Role.OPERATOR)
def replay(
    uow: UnitOfWork,
    actor: Actor,
    *,
    questionnaire: str,
    answers: Path,
    report: Path,
    rng: np.random.Generator,
    clock: Callable[[], float],
    axis: str | None = None,
    most_questions: int | None = None,
    certainty: float | None = None,
    told: Told = iter,
) -> Comparison:
    """Give everybody of a file of answers the diagnosis, and write how well it did.

    With a certainty of 1, nothing is decided beforehand: every question up to the limit is asked.
    Raises `UnknownQuestionnaire`, `UnknownAxis` or `MalformedAnswers`; nothing is then written.
    """
    began = clock()
    collected = read_answers(answers, uow.questionnaires.questionnaire(questionnaire))
    bank = _bank(collected, axis)
    people = collected.given()
    if len(people) < FEWEST_PEOPLE:
        raise TooFewRespondents(file=answers.name, count=len(people), fewest=FEWEST_PEOPLE)
    found = replayed(bank, people, _rule(most_questions, certainty), rng=rng, told=told)
    found = replace(found, seconds=clock() - began)
    written = json.dumps(found.as_mapping(), ensure_ascii=False, indent=2)
    report.write_text(written + "\n", encoding="utf-8")
    return found


def _bank(collected: CollectedAnswers, axis: str | None) -> Bank:
    seen = collected.questionnaire.without(collected.absent)
    if axis is None:
        return Bank(seen)
    known = tuple(a.id for a in seen.framework.axes)
    if axis not in known:
        raise UnknownAxis(axis=axis, questionnaire=seen.id, known=", ".join(known))
    return Bank(seen.restricted_to(axis))


def _rule(most_questions: int | None, certainty: float | None) -> StoppingRule:
    rule = FIRST_DIAGNOSIS.by(StoppingMethod.CERTAINTY)  # as published before (decision 0005)
    if most_questions is not None:
        rule = rule.asking_at_most(most_questions)
    if certainty is not None:
        rule = rule.as_sure_as(certainty)
        rule = replace(rule, gain_floor_bits=0.0) if certainty >= 1 else rule
    return rule
