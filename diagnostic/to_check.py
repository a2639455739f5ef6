"""What an adviser may still check, axis by axis: a question never asked, or a thing only said.

It helps a person to look again; it changes no level by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from diagnostic.answers import RATHER_NOT_SAY, SHOWN, AnswerMode, Given, Setting, counting
from diagnostic.bank import Bank
from diagnostic.eligibility import askable
from diagnostic.explanation import Explanation, explanations
from diagnostic.framework import FloatArray
from diagnostic.past import NO_PAST, Past, beliefs, with_answers
from diagnostic.posterior import posterior_of
from diagnostic.questionnaire import Item
from diagnostic.selection import expected_gains
from diagnostic.standing import AxisStanding, standings
from diagnostic.stopping import FIRST_DIAGNOSIS, StoppingRule

CLEARLY = 0.80  # P(what was said tells more than what was seen) from which it is worth a look


class CheckReason(StrEnum):
    """Why it is worth a look; the screens own the words."""

    STILL_OPEN = "still_open"  # the axis is not decided: this question would teach most
    ONLY_SAID = "only_said"  # the level rests on this answer, that was said and can be seen
    SAID_AND_SEEN_DIFFER = "said_and_seen_differ"  # what was said tells more than what was seen


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
    past: Past = NO_PAST,
) -> tuple[ToCheck, ...]:
    """At most one thing to check an axis, in the order of the axes.

    Where what was said tells clearly more than what was seen or done, the heaviest answer that
    was only said. Otherwise, on an axis still open, the question of that axis that is expected to
    teach most, the one to settle it; on a decided one, the heaviest supporting answer that was
    only declared and can be seen.

    Parameters
    ----------
    bank : Bank
    answers : sequence of Given
        That hold today.
    setting : Setting
        Where one would look.
    rule : StoppingRule
        Its certainty tells an open axis from a decided one.
    past : Past
        What was known before these answers.

    Returns
    -------
    tuple of ToCheck

    Raises
    ------
    UnknownItem, UnknownOption, ModeNotOffered
        If an answer does not belong to the questionnaire.
    """
    answers = counting(answers)
    posterior = posterior_of(bank, answers, beliefs(bank, past))
    gains = expected_gains(posterior, setting)
    known = with_answers(past, bank, answers)
    allowed = bank.named(askable(bank, answers, setting, former=known))
    told = explanations(bank, answers, past)
    differing = said_above_seen(bank, known)
    found: list[ToCheck | None] = []
    for place, standing in enumerate(standings(posterior, known, rule.certainty)):
        only_said = _only_said(bank, told[place], standing, setting)
        if standing.axis.id in differing and only_said is not None:
            found.append(replace(only_said, reason=CheckReason.SAID_AND_SEEN_DIFFER))
        elif standing.is_decided:
            found.append(only_said)
        else:
            found.append(_still_open(bank, allowed, standing, setting, gains[:, place]))
    return tuple(check for check in found if check is not None)


def said_above_seen(bank: Bank, answers: Sequence[Given]) -> tuple[str, ...]:
    """The axes where what was said tells a higher level than what was seen or done.

    Each side is read on its own, from the prior of anybody; P(level said > level shown) is taken
    as if they were two people. People over-claim, and the adviser is told so kindly.

    Parameters
    ----------
    bank : Bank
    answers : sequence of Given
        That hold today.

    Returns
    -------
    tuple of str
        Ids of axes, where that probability is at least 0.80.
    """
    said = [g for g in answers if g.mode is AnswerMode.DECLARED]
    seen = [g for g in answers if g.mode in SHOWN]
    levels = (posterior_of(bank, side).axis_levels() for side in (said, seen))
    answered = [{bank.item(g.item).dimension for g in side} for side in (said, seen)]
    return tuple(
        axis.id
        for axis, above, below in zip(bank.axes, *levels, strict=True)
        if all(side & {*axis.dimensions} for side in answered)
        and float(np.triu(np.outer(below, above), 1).sum()) >= CLEARLY
    )


def _still_open(
    bank: Bank,
    askable_now: tuple[Item, ...],
    standing: AxisStanding,
    setting: Setting,
    gains: FloatArray,
) -> ToCheck | None:
    dimensions = standing.missing_dimensions or standing.axis.dimensions
    allowed = [i for i in askable_now if i.dimension in dimensions]
    if not allowed:
        return None
    best = allowed[int(np.argmax([gains[bank.place[item.id]] for item in allowed]))]
    mode = best.shown_mode(setting) or best.usual_mode(setting)
    return ToCheck(standing.axis.id, best.id, mode, CheckReason.STILL_OPEN)


def _only_said(
    bank: Bank, told: Explanation, standing: AxisStanding, setting: Setting
) -> ToCheck | None:
    for weight in told.supporting:
        given = weight.given
        if given.item not in bank.place:
            continue
        item = bank.item(given.item)
        seen = item.shown_mode(setting)
        mine = item.dimension in standing.axis.dimensions
        if mine and seen and given.mode is AnswerMode.DECLARED and given.option != RATHER_NOT_SAY:
            return ToCheck(standing.axis.id, item.id, seen, CheckReason.ONLY_SAID)
    return None
