"""Then and now: how likely it is that a level has risen, and whether that may be said.

Both ends are read together: what was learnt since also tells how things stood then, so that a
first diagnosis that was wrong is not taken for progress.
"""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from diagnostic.bank import Bank
from diagnostic.framework import Axis, FloatArray
from diagnostic.past import Past, seen_at
from diagnostic.posterior import Posterior

SURE_OF_A_GAIN = 0.80  # below, it is too early to say


@dataclass(frozen=True, slots=True)
class AxisChange:
    """One axis between two instants.

    Parameters
    ----------
    axis : str
    pairs : tuple of tuple of float
        P(level then, level now), rows then, adding up to 1.
    has_news : bool
        Whether anything was learnt on this axis since.
    """

    axis: str
    pairs: tuple[tuple[float, ...], ...]
    has_news: bool

    @property
    def gain(self) -> float:
        """P(the level is higher now)."""
        return float(np.triu(np.asarray(self.pairs), 1).sum())

    @property
    def loss(self) -> float:
        """P(the level is lower now); told to no learner."""
        return float(np.tril(np.asarray(self.pairs), -1).sum())

    @property
    def is_gain(self) -> bool:
        """Whether progress may be announced."""
        return self.has_news and self.gain >= SURE_OF_A_GAIN

    @property
    def is_worth_a_look(self) -> bool:
        """Whether the adviser should look again: things may have become harder."""
        return self.has_news and self.loss >= SURE_OF_A_GAIN

    @property
    def then(self) -> tuple[float, ...]:
        """P(level then), with what is known now."""
        return tuple(float(p) for p in np.asarray(self.pairs).sum(axis=1))

    @property
    def now(self) -> tuple[float, ...]:
        """P(level now)."""
        return tuple(float(p) for p in np.asarray(self.pairs).sum(axis=0))


def changes(bank: Bank, past: Past, since: datetime) -> tuple[AxisChange, ...]:
    """What changed on each axis between `since` and `past.until`.

    P(level then = a, level now = b | everything known): what was known then is split by the level
    of the axis, and each part goes through what was learnt since (forward recursion of a hidden
    Markov model, Rabiner 1989, *Proc. IEEE* 77, 257-286).

    Parameters
    ----------
    bank : Bank
    past : Past
        All that is known, seen from now.
    since : datetime
        The instant to compare with, usually the end of a former diagnosis.

    Returns
    -------
    tuple of AxisChange
        In the order of the axes.
    """
    before = past.up_to(since)
    known = seen_at(bank, before)
    later = Past(tuple(m for m in past.moments if m.at > since), past.until)
    told = {m.bank.dimension_of(e.given.item).id for m in later.moments for e in m.evidence}
    return tuple(
        AxisChange(
            axis.id, _pairs(bank, axis, known, later, since), bool(told & {*axis.dimensions})
        )
        for axis in bank.axes
    )


def _pairs(
    bank: Bank, axis: Axis, known: FloatArray, later: Past, since: datetime
) -> tuple[tuple[float, ...], ...]:
    rows = []
    for share in _level_shares(bank, axis):
        seen = seen_at(bank, later, (known * share, since))
        rows.append(Posterior(bank, bank.prior * seen).levels(axis.id))
    pairs = np.clip(np.asarray(rows), 0.0, None)
    return tuple(tuple(float(p) for p in row) for row in pairs / pairs.sum())


def _level_shares(bank: Bank, axis: Axis) -> list[FloatArray]:
    """Share of each combination of nodes that lies in each level of an axis, each (n1, …, nd)."""
    reached = [_at_or_above(bank, axis, level) for level in range(len(axis.levels))]
    above = [*reached[1:], np.zeros([1] * len(bank.dimensions))]
    return [here - there for here, there in zip(reached, above, strict=True)]


def _at_or_above(bank: Bank, axis: Axis, level: int) -> FloatArray:
    share: FloatArray = np.ones([1] * len(bank.dimensions))
    for dimension in axis.dimensions:
        place = bank.dimension_place[dimension]
        shape = [-1 if k == place else 1 for k in range(share.ndim)]
        share = share * bank.shares[place][:, level].reshape(shape)
    return share
