"""What an adviser may still check, axis by axis: a question never asked, or a thing only said.

It helps a person to look again; it changes no level by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from diagnostic.answers import RATHER_NOT_SAY, AnswerMode, Given, Setting, counting
from diagnostic.bank import Bank
from diagnostic.eligibility import askable, can_be_shown
from diagnostic.explanation import explain
from diagnostic.framework import FloatArray
from diagnostic.posterior import posterior_of
from diagnostic.selection import expected_gains
from diagnostic.standing import AxisStanding, standings
from diagnostic.stopping import FIRST_DIAGNOSIS, StoppingRule


class CheckReason(StrEnum):
    """Why it is worth a look; the screens own the words."""

    STILL_OPEN = "still_open"  # the axis is not decided: this question would teach most
    ONLY_SAID = "only_said"  # the level rests on this answer, that was said and can be seen


@dataclass(frozen=True, slots=True)
class ToCheck:
    """One thing to look at together: the question, how, and for which axis."""

    axis: str
    item: str
    mode: AnswerMode
    reason: CheckReason


def to_check(
    bank: Bank,
    answers: Sequence[Given],
    setting: Setting = Setting.DESK,
    rule: StoppingRule = FIRST_DIAGNOSIS,
) -> tuple[ToCheck, ...]:
    """At most one thing to check an axis, in the order of the axes.

    On an axis still open, the question of that axis that is expected to teach most (as in
    `choose_next`). On a decided one, the heaviest supporting answer that was only declared and
    can be seen.

    Parameters
    ----------
    bank : Bank
    answers : sequence of Given
        That hold today.
    setting : Setting
        Where one would look.
    rule : StoppingRule
        Its certainty tells an open axis from a decided one.

    Returns
    -------
    tuple of ToCheck

    Raises
    ------
    UnknownItem, UnknownOption, ModeNotOffered
        If an answer does not belong to the questionnaire.
    """
    answers = counting(answers)
    posterior = posterior_of(bank, answers)
    gains = expected_gains(posterior, setting)
    now = standings(posterior, answers, rule.certainty)
    found = (
        _only_said(bank, answers, standing, setting)
        if standing.is_decided
        else _still_open(bank, answers, standing, setting, gains[:, place])
        for place, standing in enumerate(now)
    )
    return tuple(check for check in found if check is not None)


def _still_open(
    bank: Bank,
    answers: Sequence[Given],
    standing: AxisStanding,
    setting: Setting,
    gains: FloatArray,
) -> ToCheck | None:
    dimensions = standing.missing_dimensions or standing.axis.dimensions
    allowed = [i for i in askable(bank, answers, setting) if i.dimension in dimensions]
    if not allowed:
        return None
    best = allowed[int(np.argmax([gains[bank.place[item.id]] for item in allowed]))]
    mode = can_be_shown(best, setting) or best.usual_mode(setting)
    return ToCheck(standing.axis.id, best.id, mode, CheckReason.STILL_OPEN)


def _only_said(
    bank: Bank, answers: Sequence[Given], standing: AxisStanding, setting: Setting
) -> ToCheck | None:
    for weight in explain(bank, answers, standing.axis.id).supporting:
        given = weight.given
        item = bank.item(given.item)
        seen = can_be_shown(item, setting)
        mine = item.dimension in standing.axis.dimensions
        if mine and seen and given.mode is AnswerMode.DECLARED and given.option != RATHER_NOT_SAY:
            return ToCheck(standing.axis.id, item.id, seen, CheckReason.ONLY_SAID)
    return None
