"""Whether the questions that are left could still change what is told: stochastic curtailment.

Finkelman (2008): a test may stop when the chance that going on would change its decision is small.
What is small grows as the sitting lengthens: the person's patience is part of what it costs.
"""

from collections.abc import Sequence

import numpy as np

from diagnostic.answers import Given, Setting
from diagnostic.eligibility import askable
from diagnostic.framework import Axis, FloatArray
from diagnostic.posterior import Posterior
from diagnostic.questionnaire import Item
from diagnostic.standing import AxisStanding

SMALL_CHANCE = 0.10
PATIENCE = 16  # questions; each one beyond must be likelier to change what is told…
DEARER_EACH_TIME = 0.03  # … by this much more (docs/decisions/0005)
LOOKED_AHEAD = 5  # questions: 4^5 answers are walked at most, in less than a millisecond


def nothing_would_change(
    posterior: Posterior,
    answers: Sequence[Given],
    now: tuple[AxisStanding, ...],
    setting: Setting,
    questions_left: int,
    absent: frozenset[str] = frozenset(),
    *,
    gains: FloatArray,
    former: Sequence[Given] = (),
) -> bool:
    """Whether every open axis would very likely keep its most probable level to the end.

    Each axis is given all the questions that are left, were they five, in the order of what each
    would teach of it now: more than it would get, so that stopping is not too easy.

    Parameters
    ----------
    posterior : Posterior
        After `answers`.
    answers : sequence of Given
    now : tuple of AxisStanding
    setting : Setting
    questions_left : int
    absent : frozenset of str
        Questions that cannot be answered here.
    gains : (items, axes) array
        `expected_gains`.
    former : sequence of Given
        What was known before this sitting (see `askable`).

    Returns
    -------
    bool
        False as long as an axis that is sought lacks answers, or a question follows up.
    """
    if any(standing.missing_dimensions for standing in now):
        return False
    bank = posterior.bank
    deck, allowed = bank.deck(setting), askable(bank, answers, setting, absent, former)
    if (allowed & deck.follow_up).any():
        return False
    most, tolerated = min(questions_left, LOOKED_AHEAD), tolerated_chance(len(answers))
    still_open = [place for place, standing in enumerate(now) if standing.is_open]
    for place in sorted(still_open, key=lambda k: max(now[k].probabilities)):
        axis = now[place].axis
        own = (allowed & deck.on(axis.dimensions)).nonzero()[0]
        order = np.argsort(-gains[own, place], kind="stable")
        best = [bank.items[k] for k in own[order[:most]]]
        if chance_of_change(posterior, axis, best, setting) > tolerated:
            return False
    return True


def tolerated_chance(asked: int) -> float:
    """The chance of telling another level in the end for which nobody is asked more.

    Parameters
    ----------
    asked : int
        Questions asked so far.

    Returns
    -------
    float
        A tenth up to sixteen questions, then three points more each time.
    """
    return SMALL_CHANCE + DEARER_EACH_TIME * max(0, asked - PATIENCE)


def chance_of_change(
    posterior: Posterior, axis: Axis, items: Sequence[Item], setting: Setting
) -> float:
    """The chance that the answers to some questions make another level of an axis the likeliest.

    Exact under the posterior: every combination of answers is walked.

    Parameters
    ----------
    posterior : Posterior
    axis : Axis
    items : sequence of Item
        On the dimensions of the axis; each in its usual mode of the setting.
    setting : Setting

    Returns
    -------
    float
        In [0, 1].
    """
    bank = posterior.bank
    cells = bank.axis_cells[axis.id]
    chances = cells.chances(posterior.joint)
    tables = [bank.table(item, setting)[:, cells.nodes[item.dimension]] for item in items]
    half = len(tables) // 2
    first, last = (_combined(part, len(chances)) for part in (tables[:half], tables[half:]))
    in_levels = (cells.levels * chances[:, None]).T
    outcomes = (in_levels[:, None, :] * first) @ last.T  # (levels, answers, further answers)
    moved = outcomes.argmax(axis=0) != in_levels.sum(axis=1).argmax()
    return float(outcomes[:, moved].sum())


def _combined(tables: Sequence[FloatArray], count: int) -> FloatArray:
    """P(answers | combination of nodes) for every combination of answers, (answers, count)."""
    result = np.ones((1, count))
    for table in tables:
        result = (result[:, None, :] * table).reshape(-1, count)
    return result
