"""The questions allowed now: never twice, never absurd, never humiliating, no two hard in a row.

Conditions of the content and of the setting always bind. An easy start and no two heavy questions
in a row give way when nothing else is left.
"""

from collections.abc import Mapping, Sequence

from diagnostic.answers import RATHER_NOT_SAY, UNSURE, AnswerMode, Given, Setting
from diagnostic.bank import Bank
from diagnostic.questionnaire import Item

OPENING_QUESTIONS = 2  # the first two are easy ones (instruments: start low, never humiliate)
FAILURES_BEFORE_LEAVING = 2  # an area is left after two failures in a row
SHOWN = (AnswerMode.OBSERVED, AnswerMode.DONE)


def conditions_hold(item: Item, answered: Mapping[str, str]) -> bool:
    """Whether what was answered so far lets this question be asked.

    Parameters
    ----------
    item : Item
    answered : mapping of item id to option id
        The answers that hold today.
    """
    if not item.only_if and not item.never_if:
        return True
    asked = all(answered.get(other) in options for other, options in item.only_if.items())
    barred = any(answered.get(other) in options for other, options in item.never_if.items())
    return asked and not barred


def is_failure(item: Item, given: Given) -> bool:
    """« Pas encore » or « je ne sais pas » on an ordered question."""
    return given.option == UNSURE or (item.ordered and item.rank_of(given.option) == 0)


def areas_left(bank: Bank, answers: Sequence[Given]) -> frozenset[str]:
    """Areas whose last two answers were failures: no more questions there.

    A question passed over says nothing: it neither fails nor redeems.
    """
    last: dict[str, int] = {}
    for given in answers:
        item = bank.item(given.item)
        if item.area is not None and given.option != RATHER_NOT_SAY:
            last[item.area] = last.get(item.area, 0) + 1 if is_failure(item, given) else 0
    return frozenset(area for area, count in last.items() if count >= FAILURES_BEFORE_LEAVING)


def askable(
    bank: Bank,
    answers: Sequence[Given],
    setting: Setting,
    absent: frozenset[str] = frozenset(),
    former: Sequence[Given] = (),
) -> tuple[Item, ...]:
    """Questions that may be asked at all: the hard rules.

    Parameters
    ----------
    bank : Bank
    answers : sequence of Given
        In the order in which they were given.
    setting : Setting
    absent : frozenset of str
        Questions that nobody can answer here (an empty cell of a file).
    former : sequence of Given
        What was known before this sitting: conditions rest on it, it may be asked again.

    Returns
    -------
    tuple of Item
        In the order of the questionnaire.
    """
    answered = {given.item: given.option for given in answers}
    known = {given.item: given.option for given in former} | answered
    left = areas_left(bank, answers)
    return tuple(
        item
        for item in bank.items_for(setting)
        if item.id not in answered
        and item.id not in absent
        and item.area not in left
        and not (item.follow_up and item.id in known)
        and conditions_hold(item, known)
    )


def preferred(bank: Bank, items: tuple[Item, ...], answers: Sequence[Given]) -> tuple[Item, ...]:
    """The soft rules, each kept only while it leaves something to ask."""
    if len(answers) < OPENING_QUESTIONS:
        items = tuple(i for i in items if i.opening) or items
    if answers and bank.item(answers[-1].item).heavy:
        items = tuple(i for i in items if not i.heavy) or items
    return items


def can_be_shown(item: Item, setting: Setting) -> AnswerMode | None:
    """The mode in which it can be seen rather than said, if the setting has one."""
    return next((m for m in item.modes if m in SHOWN and m in setting.modes), None)
