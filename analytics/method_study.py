"""Everything that the method report publishes of a questionnaire, as one mapping of figures.

Cases and truths are independent jobs, spread over the processor's cores; every case meets the same
truths and the same people.
"""

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import numpy as np
from joblib import Parallel, delayed

from analytics.disturbances import Disturbance
from analytics.rivals import Entry, contest
from analytics.trial_figures import contest_figures, trial_figures
from analytics.trials import Case, Crowd, Trial, pooled, trial_of
from diagnostic.answers import Setting
from diagnostic.forms import QUICK, STANDARD
from diagnostic.questionnaire import Questionnaire
from diagnostic.stopping import StoppingMethod

TRUTHS = 10  # redrawn parameters; people are spread evenly over them
FORMS = {
    "desk": Case(),
    "alone": Case(setting=Setting.ALONE),
    "phone": Case(setting=Setting.PHONE),
    "quick": Case(form=QUICK),
}
ROBUSTNESS = {
    "careless": Case(disturbance=Disturbance(careless=0.10)),
    "unsure": Case(disturbance=Disturbance(unsure=0.20)),
    "over_claimed": Case(disturbance=Disturbance(over_claimed=0.20)),
    "farther": Case(shift=-0.5),
    "nearer": Case(shift=0.5),
    "uncorrelated": Case(is_correlated=False),
}
STOPPING = {
    method.value: Case(form=STANDARD.stopping_by(STANDARD.rule.by(method)))
    for method in StoppingMethod
    if method is not STANDARD.rule.method
}
CASES = FORMS | ROBUSTNESS | STOPPING
JOBS = TRUTHS * len(CASES)
RIVALS = ("desk", "phone")  # cases in which the other instruments are tried too
Told = Callable[[Iterable[Any]], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Size:
    """How many people: in the main case, and in each of the others."""

    main: int
    other: int


def method_study(
    questionnaire: Questionnaire, size: Size, *, rng: np.random.Generator, told: Told = iter
) -> dict[str, Any]:
    """The figures of every case, by name.

    Parameters
    ----------
    questionnaire : Questionnaire
    size : Size
        At least two people a truth.
    rng : numpy Generator
        Draws the truths and the people; the same for every case.
    told : callable
        Follows the jobs.

    Returns
    -------
    dict
        `people`, `forms`, `robustness`, `stopping` and `rivals`, ready to be written as JSON.
    """
    truths = rng.spawn(TRUTHS)
    jobs = [(name, own) for name in CASES for own in truths]
    counts = {name: (size.main if name == "desk" else size.other) // TRUTHS for name in CASES}
    runs = Parallel(n_jobs=-1, return_as="generator")(
        delayed(_job)(questionnaire, name, CASES[name], counts[name], deepcopy(own))
        for name, own in jobs
    )
    found: dict[str, list[tuple[Trial, dict[str, Entry]]]] = {name: [] for name in CASES}
    for (name, _), result in zip(jobs, told(runs), strict=True):
        found[name].append(result)
    trials = {name: pooled([trial for trial, _ in results]) for name, results in found.items()}
    return {
        "people": {name: counts[name] * TRUTHS for name in CASES},
        "forms": {name: trial_figures(trials[name]) for name in FORMS},
        "robustness": {name: trial_figures(trials[name]) for name in ROBUSTNESS},
        "stopping": {
            STANDARD.rule.method.value: trial_figures(trials["desk"]),
            **{name: trial_figures(trials[name]) for name in STOPPING},
        },
        "rivals": {
            name: contest_figures([entries for _, entries in found[name]]) for name in RIVALS
        },
    }


def _job(
    questionnaire: Questionnaire,
    name: str,
    case: Case,
    count: int,
    rng: np.random.Generator,
) -> tuple[Trial, dict[str, Entry]]:
    crowd = Crowd(questionnaire, case, count, rng=rng)
    sittings = crowd.sittings()
    entries = contest(crowd, sittings, rng=rng) if name in RIVALS else {}
    return trial_of(crowd, sittings), entries
