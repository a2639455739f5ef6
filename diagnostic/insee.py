"""The status in the sense of INSEE's definition, kept apart from the profile and never a rate.

Illectronisme (Insee Première 1953, June 2023): no internet use in the last three months, or a
user who lacks basic skills in four or five of five domains; one to three domains: weak skills.
"""

from collections.abc import Sequence
from enum import StrEnum

from diagnostic.answers import RATHER_NOT_SAY, Given
from diagnostic.eligibility import is_failure
from diagnostic.questionnaire import Questionnaire

LAST_USE_STATEMENT = "A01"  # « J'ai utilisé internet dans les 3 derniers mois »
DOMAINS = ("1", "2", "3", "4", "5")  # DigComp areas stand for INSEE's five domains since 2021
ANSWERS_PER_DOMAIN = 2
LACKING_DOMAINS = 4


class InseeStatus(StrEnum):
    """Where a person stands in that definition; UNKNOWN where too little was asked to say."""

    NOT_USING = "not_using"
    LACKING_SKILLS = "lacking_skills"
    WEAK_SKILLS = "weak_skills"
    AT_EASE = "at_ease"
    UNKNOWN = "unknown"


def insee_status(questionnaire: Questionnaire, answers: Sequence[Given]) -> InseeStatus:
    """The status that the answers allow to state.

    Parameters
    ----------
    questionnaire : Questionnaire
    answers : sequence of Given
        That hold today.

    Returns
    -------
    InseeStatus
        A skill managed with help counts as not lacking; a domain seen through fewer than two
        answers leaves the status unknown.
    """
    digcomp = {area.id: area.digcomp for area in questionnaire.framework.areas}
    failures: dict[str, list[bool]] = {}
    for given in answers:
        item = questionnaire.item(given.item)
        if given.option == RATHER_NOT_SAY:
            continue
        if item.statement == LAST_USE_STATEMENT and item.rank_of(given.option) == 0:
            return InseeStatus.NOT_USING
        if item.area is not None:
            failures.setdefault(digcomp[item.area], []).append(is_failure(item, given))
    if any(len(failures.get(domain, [])) < ANSWERS_PER_DOMAIN for domain in DOMAINS):
        return InseeStatus.UNKNOWN
    lacking = sum(all(failures[domain]) for domain in DOMAINS)
    if lacking >= LACKING_DOMAINS:
        return InseeStatus.LACKING_SKILLS
    return InseeStatus.WEAK_SKILLS if lacking else InseeStatus.AT_EASE
