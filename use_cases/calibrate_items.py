"""The parameters of a questionnaire estimated again from collected answers."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analytics.beliefs import Beliefs, CurvePrior
from analytics.calibration import FEWEST_PEOPLE, ItemCalibrator
from analytics.calibration_checks import DimensionCheck, checks_of
from analytics.durations import LearntTime, learnt_times
from analytics.over_claims import SAID, SHOWN, LearntClaims, by_mode, learnt_claims
from analytics.parameters import Naming, calibration_of
from diagnostic.answers import AnswerMode
from diagnostic.errors import MalformedItem
from diagnostic.framework import DimensionKind
from diagnostic.people import Actor, Role
from diagnostic.prior import Trait
from diagnostic.questionnaire import Item, Questionnaire
from diagnostic.response_models import FreeTable, GradedResponse
from exchange.answers_file import CollectedAnswers, read_answers
from security.access import allow
from store.calibration_files import (
    CurvesShape,
    EstimationShape,
    read_calibration,
    read_estimation,
    write_calibration,
)
from store.unit_of_work import UnitOfWork

Told = Callable[[str, float], object]


@dataclass(frozen=True, slots=True, eq=False)
class Calibrated:
    """What was found, on how many people, and the content of `calibration.yaml`."""

    calibrator: ItemCalibrator
    respondents: int
    content: dict[str, Any]
    checks: tuple[DimensionCheck, ...]
    times: tuple[LearntTime, ...]
    claims: Mapping[str, LearntClaims]

    def as_mapping(self) -> dict[str, Any]:
        """As in the JSON file."""
        found = self.calibrator
        return {
            "respondents": self.respondents,
            "log_likelihood": found.log_likelihood_,
            "rounds": dict(found.n_iter_),
            "correlations": {
                "order": [part.dimension.id for part in found.parts_],
                "rows": found.correlations_.tolist(),
            },
            "spreads": dict(found.spread_),
            "items": {
                name: {
                    "answers": found.answers_[name],
                    "slope": found.slope_.get(name),
                    "thresholds": found.thresholds_.get(name),
                    "errors": errors.tolist(),
                }
                for name, errors in found.error_.items()
            },
            "checks": [check.as_mapping() for check in self.checks],
            "times": [asdict(time) for time in self.times],
            "declared": {name: asdict(claim) for name, claim in self.claims.items()},
        }


@allow(Role.OPERATOR)
def calibrate(
    uow: UnitOfWork,
    actor: Actor,
    *,
    folder: Path,
    questionnaire: str,
    answers: tuple[Path, ...],
    now: datetime,
    out: Path | None = None,
    report: Path | None = None,
    told: Told = lambda dimension, move: None,
) -> Calibrated:
    """Estimate the parameters of a questionnaire from files of answers, all at once, by weight.

    `out` receives a whole `calibration.yaml`, what answers do not tell as it is in `folder`; the
    same answers then write the same file. `report` receives the figures, in JSON.

    Raises `UnknownQuestionnaire`, `MalformedItem`, `MalformedAnswers` or `CalibrationError`;
    nothing is then written.
    """
    known = uow.questionnaires.questionnaire(questionnaire)
    estimation = read_estimation(folder, questionnaire)
    files = [read_answers(path, known, weighted=True) for path in answers]
    frame, weights = _frame(known, files), np.concatenate([file.weights for file in files])
    calibrator = ItemCalibrator(known, _beliefs(estimation, known))
    calibrator.fit(frame, sample_weight=weights, told=told)
    claims, times = learnt_claims(calibrator), _times(known, files)
    source, largest = estimation.source, estimation.largest_chance
    naming = Naming(estimation.name, source, largest, dated=now)
    found = Calibrated(
        calibrator,
        sum(len(file.places) for file in files),
        calibration_of(calibrator, known, naming, claims=claims, times=times),
        checks_of(calibrator, frame, weights),
        times,
        claims,
    )
    if out is not None:
        former = read_calibration(folder, questionnaire)
        write_calibration(out, found.content, former, source=source)
    if report is not None:
        figures = json.dumps(found.as_mapping(), ensure_ascii=False, indent=2)
        report.write_text(figures + "\n", encoding="utf-8")
    return found


def _frame(questionnaire: Questionnaire, files: Sequence[CollectedAnswers]) -> pd.DataFrame:
    """Ranks of everybody, one column a question, or two: what was said, what was shown."""
    frames = [pd.DataFrame({item: file.ranks(item) for item in file.items}) for file in files]
    whole = pd.concat(frames, ignore_index=True)
    asked = [item for item in questionnaire.items if item.id in whole]
    traits = {d.id for d in questionnaire.framework.dimensions if d.kind is DimensionKind.TRAIT}
    split = {
        item.id: np.concatenate([_shown(file, item) for file in files])
        for item in asked
        if item.dimension in traits and any(item.id in file.modes for file in files)
    }
    return by_mode(whole[[item.id for item in asked]], split, fewest=FEWEST_PEOPLE)


def _shown(file: CollectedAnswers, item: Item) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    """Whether each answer of a file to one question was seen or done."""
    modes = file.modes.get(item.id, (None,) * len(file.places))
    return np.array([(mode or item.modes[0]) is not AnswerMode.DECLARED for mode in modes])


def _times(
    questionnaire: Questionnaire, files: Sequence[CollectedAnswers]
) -> tuple[LearntTime, ...]:
    timed = [i for i in questionnaire.items if any(i.id in file.seconds for file in files)]
    recorded = {
        item.id: np.concatenate([f.seconds[item.id] for f in files if item.id in f.seconds])
        for item in timed
    }
    return learnt_times(recorded, {item.id: item.seconds for item in timed})


def _beliefs(estimation: EstimationShape, questionnaire: Questionnaire) -> Beliefs:
    groups = {name: tuple(items) for name, items in estimation.groups.items()}
    margins = questionnaire.prior.margins
    expected = estimation.population == "expected"
    places = {d: m for d, m in margins.items() if expected and isinstance(m, Trait)}
    curves = _curves(estimation.curves, questionnaire) if estimation.curves else {}
    anchors = estimation.anchors
    if anchors is None:
        return Beliefs(groups, curves, places=places)
    shares = {d: m for d, m in margins.items() if not isinstance(m, Trait)}
    tables = {i.id: m for i in questionnaire.items if isinstance(m := _usual(i), FreeTable)}
    said = anchors.tables.items()
    return Beliefs(
        groups,
        curves,
        shares={**shares, **{d: tuple(values) for d, values in anchors.shares.items()}},
        rows={
            **{item: table.rows for item, table in tables.items()},
            **{item: _rows(questionnaire, item, anchor.chances) for item, anchor in said},
        },
        places=places,
        slips={
            **{item: table.slip for item, table in tables.items()},
            **{item: anchor.slip for item, anchor in said},
        },
        people=anchors.people,
    )


def _usual(item: Item, modes: tuple[AnswerMode, ...] | None = None) -> object:
    """What an answer says in the first of these modes that the question has."""
    return next((item.models[mode] for mode in modes or item.modes if mode in item.models), None)


def _curves(spread: CurvesShape, questionnaire: Questionnaire) -> dict[str, CurvePrior]:
    """Each question believed where it is now, in each of the columns that it may have."""
    columns = {
        "": None,
        SAID: (AnswerMode.DECLARED,),
        SHOWN: (AnswerMode.OBSERVED, AnswerMode.DONE),
    }
    found = {}
    for item in questionnaire.items:
        for end, modes in columns.items():
            model = _usual(item, modes)
            if isinstance(model, GradedResponse):
                found[item.id + end] = CurvePrior(
                    model.slope, spread.slope_sd, model.thresholds, spread.threshold_sd
                )
    return found


def _rows(
    questionnaire: Questionnaire, item: str, chances: dict[str, list[float]]
) -> tuple[tuple[float, ...], ...]:
    """One row a class, one column a rank."""
    options = sorted(questionnaire.item(item).options, key=lambda option: option.rank)
    if {option.id for option in options} != chances.keys():
        raise MalformedItem(item=item)
    return tuple(zip(*(chances[option.id] for option in options), strict=True))
