"""Whether content makes sense: every fault an author can make that still has the right shape.

May import: its siblings below `questionnaire` (answers, framework, models, prior) and numpy.
Must not know: files, YAML, sentences (a fault is a key and its details).
`Questionnaire.check()` is `check`; `check_framework`, `check_questions` and `check_parameters`
are its three parts, one for each file of the content.
"""

from typing import TYPE_CHECKING

from diagnostic.faults.eligibility import eligibility_faults
from diagnostic.faults.fault import Fault, fault
from diagnostic.faults.framework import check_framework
from diagnostic.faults.items import item_faults
from diagnostic.faults.models import model_faults
from diagnostic.faults.prior import prior_faults

if TYPE_CHECKING:
    from diagnostic.questionnaire import Questionnaire

__all__ = ["Fault", "check", "check_framework", "check_parameters", "check_questions", "fault"]


def check(questionnaire: "Questionnaire") -> tuple[Fault, ...]:
    """Every fault of a questionnaire and of the framework it is seen through.

    Parameters
    ----------
    questionnaire : Questionnaire
        As it was written, however wrong.

    Returns
    -------
    tuple of Fault
        Empty when everything makes sense.
    """
    return (
        *check_framework(questionnaire.framework),
        *check_questions(questionnaire),
        *check_parameters(questionnaire),
    )


def check_questions(questionnaire: "Questionnaire") -> tuple[Fault, ...]:
    """The faults of the questions: what they name, and whether each can be asked.

    Parameters
    ----------
    questionnaire : Questionnaire
        Over a framework without fault.

    Returns
    -------
    tuple of Fault
    """
    items, framework = questionnaire.items, questionnaire.framework
    return (
        *(told for item in items for told in item_faults(item, framework)),
        *eligibility_faults(items),
    )


def check_parameters(questionnaire: "Questionnaire") -> tuple[Fault, ...]:
    """The faults of the prior and of the parameters of the questions.

    Parameters
    ----------
    questionnaire : Questionnaire
        Over a framework without fault.

    Returns
    -------
    tuple of Fault
    """
    items, framework = questionnaire.items, questionnaire.framework
    return (
        *prior_faults(framework, questionnaire.prior, origin=questionnaire.prior_origin),
        *(told for item in items for told in model_faults(item, framework)),
    )
