"""How right, how long: the diagnosis tried on drawn people before it meets real ones."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from joblib import Parallel, delayed

from analytics.comparison import Comparison
from analytics.simulated import BANKS, averaged, study_of_one_truth
from diagnostic.answers import Setting
from diagnostic.people import Actor, Role
from diagnostic.stopping import FIRST_DIAGNOSIS
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
    setting: Setting = Setting.DESK,
    most_questions: int | None = None,
    told: Told = iter,
) -> Comparison:
    """Give as many drawn people the diagnosis under each of ten redrawn truths; write the means.

    Raises `UnknownQuestionnaire`; nothing is then written.
    """
    began = clock()
    asked = uow.questionnaires.questionnaire(questionnaire)
    limit = FIRST_DIAGNOSIS.most_questions if most_questions is None else most_questions
    rule = FIRST_DIAGNOSIS.asking_at_most(limit)
    runs = Parallel(n_jobs=-1, return_as="generator")(
        delayed(study_of_one_truth)(asked, respondents, setting, rule, rng=own)
        for own in rng.spawn(BANKS)
    )
    found = averaged(list(told(runs)), seconds=clock() - began)
    written = json.dumps(found.as_mapping(), ensure_ascii=False, indent=2)
    report.write_text(written + "\n", encoding="utf-8")
    return found
