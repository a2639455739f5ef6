"""How likely a person does each thing alone: as they said, or as their answers let expect."""

from collections.abc import Mapping, Sequence

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
        That hold today; what was told is taken at its word: 1 alone, 0 not yet, and for what is
        done with help the share of the way, halfway on a scale of three.

    Returns
    -------
    dict of item id to float
        Between 0 and 1; for a question not asked, the chance of its best option in its usual
        mode, averaged over the posterior; 0 where another answer rules it out, such as the mouse
        for somebody who has no computer.
    """
    told = {given.item: given for given in answers if given.option != RATHER_NOT_SAY}
    chosen = {id: given.option for id, given in told.items()}
    found = {}
    for item in posterior.bank.items:
        if item.area is None:
            continue
        if item.id in told:
            found[item.id] = _told(item, told[item.id])
        elif _is_ruled_out(item, chosen):
            found[item.id] = 0.0
        else:
            found[item.id] = _expected(posterior, item)
    return found


def _told(item: Item, given: Given) -> float:
    return (item.rank_of(given.option) or 0) / (item.ranks - 1)


def _is_ruled_out(item: Item, chosen: Mapping[str, str]) -> bool:
    """Whether an answer stands in its way; a question still to be asked closes nothing."""
    missing = any(
        other in chosen and chosen[other] not in options for other, options in item.only_if.items()
    )
    return missing or any(chosen.get(other) in options for other, options in item.never_if.items())


def _expected(posterior: Posterior, item: Item) -> float:
    best = next(option.id for option in item.options if option.rank == item.ranks - 1)
    row = posterior.bank.likelihood(Given(item.id, best, item.modes[0]))
    return 0.0 if row is None else float(posterior.marginal(item.dimension) @ row)
