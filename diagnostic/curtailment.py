"""Whether the questions that are left could still change what is told: stochastic curtailment.

Finkelman (2008): a test may stop when the chance that going on would change its decision is small.
"""

from collections.abc import Sequence

import numpy as np

from diagnostic.answers import Given, Setting
from diagnostic.bank import Bank
from diagnostic.eligibility import askable
from diagnostic.framework import Axis, FloatArray
from diagnostic.posterior import Posterior
from diagnostic.questionnaire import Item
from diagnostic.standing import AxisStanding

SMALL_CHANCE = 0.10
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

    Returns
    -------
    bool
        False as long as an axis that is sought lacks answers, or a question follows up.
    """
    if any(standing.missing_dimensions for standing in now):
        return False
    bank, allowed = posterior.bank, askable(posterior.bank, answers, setting, absent)
    if any(item.follow_up for item in allowed):
        return False
    most = min(questions_left, LOOKED_AHEAD)
    still_open = [place for place, standing in enumerate(now) if standing.is_open]
    for place in sorted(still_open, key=lambda k: max(now[k].probabilities)):
        axis = now[place].axis
        own = [item for item in allowed if item.dimension in axis.dimensions]
        order = np.argsort([-gains[bank.place[i.id], place] for i in own], kind="stable")
        best = [own[k] for k in order[:most]]
        if chance_of_change(posterior, axis, best, setting) > SMALL_CHANCE:
            return False
    return True


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
    places = [bank.dimension_place[dimension] for dimension in axis.dimensions]
    others = tuple(k for k in range(posterior.joint.ndim) if k not in places)
    nodes = posterior.joint.sum(axis=others)
    branches = nodes.reshape(1, -1)
    for item in items:
        table = _over(bank.table(item, setting), nodes, axis.dimensions.index(item.dimension))
        branches = (branches[:, None, :] * table[None, :, :]).reshape(-1, nodes.size)
    of_levels = _levels_of_nodes(bank, axis)
    levels = branches @ of_levels
    told = int(np.argmax(nodes.reshape(1, -1) @ of_levels))
    moved = levels.argmax(axis=1) != told
    return float(levels[moved].sum())


def _over(table: FloatArray, nodes: FloatArray, place: int) -> FloatArray:
    """P(answer | node of every dimension of the axis), (answers, nodes of the axis)."""
    shape = [len(table), *(-1 if k == place else 1 for k in range(nodes.ndim))]
    return np.broadcast_to(table.reshape(shape), (len(table), *nodes.shape)).reshape(
        len(table), -1
    )


def _levels_of_nodes(bank: Bank, axis: Axis) -> FloatArray:
    """Share of each node of the axis in each level, its dimensions' lowest, (nodes, levels)."""
    reached = np.ones((1, len(axis.levels)))
    for dimension in axis.dimensions:
        shares = bank.shares[bank.dimension_place[dimension]]
        reached = (reached[:, None, :] * shares[None, :, :]).reshape(-1, len(axis.levels))
    result: FloatArray = reached - np.hstack([reached[:, 1:], np.zeros((len(reached), 1))])
    return result
