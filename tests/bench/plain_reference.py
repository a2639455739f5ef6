"""The adaptive step written as the formulas read: the peer of `make bench`, and an oracle.

Dense arrays and loops: the whole joint is multiplied for each possible answer of each question,
then summed into levels. Nothing is prepared beforehand and nothing is shared with
`diagnostic.posterior` or `diagnostic.selection`, so that equal numbers mean something.
"""

from collections.abc import Sequence

import numpy as np

from diagnostic.answers import Given, Setting
from diagnostic.bank import Bank
from diagnostic.eligibility import askable
from diagnostic.framework import Axis, FloatArray
from diagnostic.questionnaire import Item


def plain_posterior(bank: Bank, answers: Sequence[Given]) -> FloatArray:
    """Prior × every answer, one after the other, over the product of all nodes."""
    joint = bank.prior.copy()
    for given in answers:
        row = bank.likelihood(given)
        if row is not None:
            joint = joint * _along(bank, bank.item(given.item).dimension, row)
    return joint / joint.sum()


def plain_levels(bank: Bank, joint: FloatArray, axis: Axis) -> FloatArray:
    """P(level) of an axis: the lowest of its dimensions' levels, every combination summed."""
    places = [bank.dimension_place[d] for d in axis.dimensions]
    others = tuple(i for i in range(joint.ndim) if i not in places)
    shares = [bank.dimensions[i].level_shares() for i in sorted(places)]
    cells = joint.sum(axis=others)
    for place, share in enumerate(shares):
        cells = np.moveaxis(np.tensordot(cells, share, axes=([place], [0])), -1, place)
    levels = np.zeros(len(axis.levels))
    for combination in np.ndindex(*cells.shape):
        levels[min(combination)] += cells[combination]
    return levels


def plain_gain(bank: Bank, joint: FloatArray, item: Item, setting: Setting) -> FloatArray:
    """Expected fall of entropy of every axis' level for one question, (axes,), bits."""
    gain = np.array([_bits(plain_levels(bank, joint, axis)) for axis in bank.axes])
    for row in bank.table(item, setting):
        heard = joint * _along(bank, item.dimension, row)
        chance = heard.sum()
        if chance > 0:
            after = [_bits(plain_levels(bank, heard / chance, axis)) for axis in bank.axes]
            gain -= chance * np.array(after)
    return gain


def plain_gains(bank: Bank, joint: FloatArray, setting: Setting) -> FloatArray:
    """The same for every question, (items, axes); none where the setting cannot ask it."""
    gains = np.zeros((len(bank.items), len(bank.axes)))
    for item in bank.items_for(setting):
        gains[bank.place[item.id]] = plain_gain(bank, joint, item, setting)
    return gains


def plain_step(bank: Bank, answers: Sequence[Given], setting: Setting) -> str | None:
    """The question with the largest gain over all axes per second among those allowed."""
    joint = plain_posterior(bank, answers)
    worth = {
        item.id: plain_gain(bank, joint, item, setting).sum() / item.seconds
        for item in bank.named(askable(bank, answers, setting))
    }
    return max(worth, key=lambda id: worth[id], default=None)


def _along(bank: Bank, dimension: str, row: FloatArray) -> FloatArray:
    place = bank.dimension_place[dimension]
    return row.reshape([-1 if i == place else 1 for i in range(len(bank.dimensions))])


def _bits(probabilities: FloatArray) -> float:
    seen = probabilities[probabilities > 0]
    return float(-(seen * np.log2(seen)).sum())
