"""The questions allowed now: never twice, never absurd, never humiliating, no two hard in a row.

Conditions of the content and of the setting always bind. An easy start and no two heavy questions
in a row give way when nothing else is left.
"""

from collections.abc import Collection, Mapping, Sequence

from diagnostic.answers import RATHER_NOT_SAY, UNSURE, Given, Setting
from diagnostic.bank import Bank
from diagnostic.deck import BoolArray, Deck
from diagnostic.questionnaire import Item

OPENING_QUESTIONS = 2  # the first two are easy ones (instruments: start low, never humiliate)
FAILURES_BEFORE_LEAVING = 2  # an area is left after two failures in a row


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
    absent: Collection[str] = (),
    former: Sequence[Given] = (),
) -> BoolArray:
    """Questions that may be asked at all: the hard rules.

    Parameters
    ----------
    bank : Bank
    answers : sequence of Given
        In the order in which they were given.
    setting : Setting
    absent : collection of str
        Questions that nobody can answer here (an empty cell of a file).
    former : sequence of Given
        What was known before this sitting: conditions rest on it, it may be asked again.

    Returns
    -------
    (items,) array of bool
        In the order of the questionnaire.
    """
    deck, place = bank.deck(setting), bank.place
    answered = {given.item: given.option for given in answers}
    known = {given.item: given.option for given in former} | answered
    allowed = deck.offered & ~deck.closed(known)
    allowed[[place[id] for id in (*answered, *absent) if id in place]] = False
    if former:
        told_again = [place[id] for id in known if id in place]
        allowed[told_again] &= ~deck.follow_up[told_again]
    left = areas_left(bank, answers)
    return allowed & ~deck.in_areas(left) if left else allowed


def preferred(deck: Deck, allowed: BoolArray, bank: Bank, answers: Sequence[Given]) -> BoolArray:
    """The soft rules, each kept only while it leaves something to ask, (items,) bool."""
    if len(answers) < OPENING_QUESTIONS:
        allowed = where_possible(allowed, deck.opening)
    if answers and bank.item(answers[-1].item).heavy:
        allowed = where_possible(allowed, ~deck.heavy)
    return allowed


def where_possible(items: BoolArray, wished: BoolArray) -> BoolArray:
    """The wished ones among these, or all of these where there is none, (items,) bool."""
    kept = items & wished
    return kept if kept.any() else items
