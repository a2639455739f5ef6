"""How right, how long: the diagnosis tried on drawn people before it meets real ones."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from joblib import Parallel, delayed

from analytics.comparison import Comparison
from analytics.simulated import BANKS, averaged, study_of_one_truth
from analytics.trials import Case
from diagnostic.people import Actor, Role
from security.access import allow
from store.unit_of_work import UnitOfWork

Told = Callable[[Iterable[Any]], Iterable[Any]]


@allow(Role.OPERATOR)
def simulate(
    uow: UnitOfWork,
    actor: Actor,
    *,
    questionnaire: str,
    respondents: int,
    report: Path,
    rng: np.random.Generator,
    clock: Callable[[], float],
    case: Case | None = None,
    told: Told = iter,
) -> Comparison:
    """Give as many drawn people the diagnosis under each of ten redrawn truths; write the means.

    `case` says which form, where, and what is wrong with the answers; at a desk by default.

    Raises `UnknownQuestionnaire`; nothing is then written.
    """
    began = clock()
    asked = uow.questionnaires.questionnaire(questionnaire)
    runs = Parallel(n_jobs=-1, return_as="generator")(
        delayed(study_of_one_truth)(asked, respondents, case or Case(), rng=own)
        for own in rng.spawn(BANKS)
    )
    found = averaged(list(told(runs)), seconds=clock() - began)
    written = json.dumps(found.as_mapping(), ensure_ascii=False, indent=2)
    report.write_text(written + "\n", encoding="utf-8")
    return found
