"""What goes wrong in real sittings, laid over drawn answers: haste, doubt, claiming too much.

The studies of the method report ask how far the diagnosis still holds when people answer otherwise
than its model believes, or are not those whom its prior expects.
"""

from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from diagnostic.answers import UNSURE, AnswerMode, Given
from diagnostic.prior import PriorShape, Trait
from diagnostic.questionnaire import Item, Questionnaire
from diagnostic.simulation import AnswerSheets

FloatArray = NDArray[np.float64]
STANDARD = NormalDist()


@dataclass(frozen=True, slots=True)
class Disturbance:
    """Shares of the answers that do not come from the model, each in [0, 1].

    Parameters
    ----------
    careless : float
        Drawn evenly among the ranks, whatever the truth, in any mode.
    unsure : float
        « Je ne sais pas » instead of the answer.
    over_claimed : float
        Of the declared answers to ordered questions: told one rank higher than they should be.
    """

    careless: float = 0.0
    unsure: float = 0.0
    over_claimed: float = 0.0


UNDISTURBED = Disturbance()


class DisturbedSheets:
    """The answers of `AnswerSheets`, disturbed: the same at every reading.

    Parameters
    ----------
    sheets : AnswerSheets
    questionnaire : Questionnaire
        Whose questions are answered.
    count : int
        People.
    disturbance : Disturbance
    rng : numpy Generator
    """

    def __init__(
        self,
        sheets: AnswerSheets,
        questionnaire: Questionnaire,
        count: int,
        disturbance: Disturbance,
        *,
        rng: np.random.Generator,
    ) -> None:
        self._sheets = sheets
        self._items = {item.id: item for item in questionnaire.items}
        self._disturbance = disturbance
        self._lots: dict[str, FloatArray] = {
            item.id: rng.random((count, 3)) for item in questionnaire.items
        }

    def given(self, person: int, item: str, mode: AnswerMode) -> Given:
        """The answer of one person to one question."""
        given, asked = self._sheets.given(person, item, mode), self._items[item]
        kind, which, height = self._lots[item][person]
        shares = self._disturbance
        if kind < shares.careless:
            return replace(given, option=_option(asked, int(which * asked.ranks)))
        if kind < shares.careless + shares.unsure:
            return replace(given, option=UNSURE)
        may_claim = mode is AnswerMode.DECLARED and asked.ordered
        if may_claim and height < shares.over_claimed:
            return replace(given, option=_one_higher(asked, given.option))
        return given


def _option(item: Item, rank: int) -> str:
    return next(option.id for option in item.options if option.rank == rank)


def _one_higher(item: Item, option: str) -> str:
    rank = item.rank_of(option)
    return option if rank is None or rank == item.ranks - 1 else _option(item, rank + 1)


def shifted(shape: PriorShape, by: float) -> PriorShape:
    """Other people than those expected: everybody a little farther (or nearer) on everything.

    Parameters
    ----------
    shape : PriorShape
    by : float
        Added to each latent normal, in standard deviations; below zero, farther from autonomy.

    Returns
    -------
    PriorShape
        The same correlations; traits moved, class shares recut.
    """
    return replace(shape, margins={id: _moved(margin, by) for id, margin in shape.margins.items()})


def _moved(margin: tuple[float, ...] | Trait, by: float) -> tuple[float, ...] | Trait:
    if isinstance(margin, Trait):
        return Trait(margin.mean + by * margin.sd, margin.sd)
    reached = [STANDARD.cdf(STANDARD.inv_cdf(p) - by) for p in np.cumsum(margin)[:-1].tolist()]
    return tuple(np.diff([0.0, *reached, 1.0]).tolist())


def uncorrelated(shape: PriorShape) -> PriorShape:
    """The same margins, each dimension ignoring the others."""
    places = range(len(shape.dimensions))
    rows = tuple(tuple(1.0 if i == j else 0.0 for j in places) for i in places)
    return replace(shape, correlations=rows)
