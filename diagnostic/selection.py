"""The next question: the one expected to teach most about what is still undecided, per second.

Among near-equal questions a seed draws, so that the same few are not asked of everybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

import numpy as np

from diagnostic.answers import AnswerMode, Given, Setting
from diagnostic.bank import Bank
from diagnostic.deck import BoolArray, Deck
from diagnostic.eligibility import OPENING_QUESTIONS, askable, preferred, where_possible
from diagnostic.framework import FloatArray
from diagnostic.posterior import TINY, Posterior
from diagnostic.questionnaire import Item
from diagnostic.standing import AxisStanding

# Randomesque (Kingsbury & Zara 1989): one of the best three, were they within a tenth of the best.
NEAR_EQUALS = 3
NEAR_EQUAL_SHARE = 0.10


class WhyNow(StrEnum):
    """Why this question comes now; the screens own the words."""

    EASY_START = "easy_start"
    TEACHES_MOST = "teaches_most"
    TO_BE_SEEN = "to_be_seen"
    ANSWERS_MISSING = "answers_missing"
    FOLLOWS_UP = "follows_up"


@dataclass(frozen=True, slots=True)
class Choice:
    """The question to ask, how it is best answered, and why now.

    gain_bits is the expected fall of entropy on the undecided axes; axis the one that gains most.
    """

    item: Item
    mode: AnswerMode
    why: WhyNow
    axis: str
    gain_bits: float


def expected_gains(posterior: Posterior, setting: Setting) -> FloatArray:
    """Expected fall of the entropy of each axis' level, for each question.

    Mutual information of answer and level, I = H(level) − E[H(level | answer)] (Lindley 1956);
    « je ne sais pas » is one of the answers where it informs.

    Parameters
    ----------
    posterior : Posterior
    setting : Setting
        Questions that it cannot ask have no gain.

    Returns
    -------
    (items, axes) array
        In bits, not below zero but for rounding.
    """
    bank = posterior.bank
    stack, sums = bank.stack(setting), bank.level_sums
    cells = stack.rows @ posterior.level_table
    cells += TINY
    cells *= np.log2(cells)
    told = np.add.reduceat(cells @ sums.signs, stack.starts)
    gains = np.zeros((len(bank.items), len(bank.axes)))
    gains[stack.items] = told[:-1] - told[-1]
    return gains


def choose_next(
    posterior: Posterior,
    answers: Sequence[Given],
    now: tuple[AxisStanding, ...],
    setting: Setting,
    *,
    gain_floor_bits: float,
    questions_left: int,
    absent: frozenset[str] = frozenset(),
    seed: int | None = None,
    former: Sequence[Given] = (),
    gains: FloatArray | None = None,
    counts_seconds: bool = True,
) -> Choice | None:
    """The best question to ask now, or None when nothing useful may be asked.

    Among the allowed questions, the largest expected fall of entropy on the undecided axes per
    expected second (maximum information per time unit, Fan, Wang, Chang & Douglas 2012); with a
    seed, one of its near-equals. An axis that lacks answers before its level may be told is
    served even where little is to be learnt, and first once as few questions are left as answers
    are missing. A question that follows up on an answer comes right after it.

    Parameters
    ----------
    posterior : Posterior
        After `answers`.
    answers : sequence of Given
        In the order in which they were given.
    now : tuple of AxisStanding
    setting : Setting
    gain_floor_bits : float
        A question that would bring less is not asked, unless its axis lacks answers.
    questions_left : int
        How many may still be asked.
    absent : frozenset of str
        Questions that cannot be answered here.
    seed : int or None
        Of the draw among near-equals, not below zero; None asks the best, ties going to the
        first in the questionnaire.
    former : sequence of Given
        What was known before this sitting (see `askable`); an easy start is then behind.
    gains : (items, axes) array or None
        `expected_gains`, where they are known already.
    counts_seconds : bool
        Whether a long question must be worth its time; else each counts for one.

    Returns
    -------
    Choice or None
    """
    bank = posterior.bank
    deck = bank.deck(setting)
    undecided = np.array([standing.is_open for standing in now])
    allowed = askable(bank, answers, setting, absent, former)
    if not allowed.any() or not undecided.any() or questions_left <= 0:
        return None
    gains = expected_gains(posterior, setting) if gains is None else gains
    total = gains @ undecided
    lacking = deck.on(d for standing in now for d in standing.missing_dimensions)
    useful = allowed & deck.follow_up
    if not useful.any():
        useful = allowed & ((total >= gain_floor_bits) | lacking)
    if not useful.any():
        return None
    if questions_left <= sum(s.answers_missing for s in now if s.is_sought):
        useful = where_possible(useful, lacking)
    known = (*former, *answers)
    useful = preferred(deck, _seen_before_told(deck, useful, now), bank, known)
    costs = bank.seconds[useful] if counts_seconds else 1.0
    best = drawn_among(bank.named(useful), total[useful] / costs, seed)
    return _explained(bank, best, gains, now, setting, opening=len(known) < OPENING_QUESTIONS)


def drawn_among(items: tuple[Item, ...], rates: FloatArray, seed: int | None) -> Item:
    """The best item, or with a seed, the one it draws among the near-equals of the best.

    Near-equals are the best three items at most, none more than a tenth below the best. The draw
    depends on the seed and the items' names alone: the same on any machine, at any time.

    Parameters
    ----------
    items : tuple of n Item
        At least one.
    rates : (n,) array
        Expected gain, per second or per question.
    seed : int or None

    Returns
    -------
    Item
    """
    best = int(np.argmax(rates))
    if seed is None:
        return items[best]
    floor = rates[best] - NEAR_EQUAL_SHARE * abs(rates[best])
    order = np.argsort(-rates, kind="stable")[:NEAR_EQUALS]
    near: list[Item] = [items[place] for place in order if rates[place] >= floor]
    return min(near, key=lambda item: _lot(seed, item.id))


def _lot(seed: int, item: str) -> bytes:
    return blake2b(f"{seed}:{item}".encode(), digest_size=8).digest()


def _seen_before_told(deck: Deck, items: BoolArray, now: tuple[AxisStanding, ...]) -> BoolArray:
    """On an axis where something was only said so far, what can be seen comes next."""
    for standing in now:
        if _wants_to_see(standing):
            mine = deck.on(standing.axis.dimensions)
            if (items & mine & deck.shown).any():
                items = items & (deck.shown | ~mine)
    return items


def _wants_to_see(standing: AxisStanding) -> bool:
    return standing.answers_count > 0 and standing.shown_count == 0


def _explained(
    bank: Bank,
    item: Item,
    gains: FloatArray,
    now: tuple[AxisStanding, ...],
    setting: Setting,
    *,
    opening: bool,
) -> Choice:
    row = gains[bank.place[item.id]]
    undecided = np.array([standing.is_open for standing in now])
    own = next(s for s in now if item.dimension in s.axis.dimensions)
    shown = item.shown_mode(setting) if _wants_to_see(own) else None
    mode, why = shown or item.usual_mode(setting), WhyNow.TEACHES_MOST
    if item.follow_up:
        why = WhyNow.FOLLOWS_UP
    elif opening and item.opening:
        why = WhyNow.EASY_START
    elif shown is not None:
        why = WhyNow.TO_BE_SEEN
    elif item.dimension in own.missing_dimensions:
        why = WhyNow.ANSWERS_MISSING
    axis = now[int(np.argmax(np.where(undecided, row, -1.0)))].axis.id
    return Choice(item, mode, why, axis, float(row @ undecided))
