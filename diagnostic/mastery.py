"""How likely a person does each thing alone: as they said, or as their answers let expect."""

from collections.abc import Sequence

from diagnostic.answers import RATHER_NOT_SAY, Given
from diagnostic.posterior import Posterior
from diagnostic.questionnaire import Item


def chances_alone(posterior: Posterior, answers: Sequence[Given]) -> dict[str, float]:
    """P(done alone) of every question that asks for a skill.

    Parameters
    ----------
    posterior : Posterior
        After these answers.
    answers : sequence of Given
        That hold today; what was told is taken at its word, 1 or 0.

    Returns
    -------
    dict of item id to float
        Between 0 and 1; for a question not asked, the chance of its best option in its usual
        mode, averaged over the posterior.
    """
    told = {given.item: given for given in answers if given.option != RATHER_NOT_SAY}
    return {
        item.id: _told(item, told[item.id]) if item.id in told else _expected(posterior, item)
        for item in posterior.bank.items
        if item.area is not None
    }


def _told(item: Item, given: Given) -> float:
    return float(item.rank_of(given.option) == item.ranks - 1)


def _expected(posterior: Posterior, item: Item) -> float:
    best = next(option.id for option in item.options if option.rank == item.ranks - 1)
    row = posterior.bank.likelihood(Given(item.id, best, item.modes[0]))
    return 0.0 if row is None else float(posterior.marginal(item.dimension) @ row)
