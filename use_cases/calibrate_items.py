"""The parameters of a questionnaire estimated again from collected answers."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analytics.beliefs import Beliefs
from analytics.calibration import ItemCalibrator
from analytics.parameters import calibration_of
from diagnostic.errors import MalformedItem
from diagnostic.people import Actor, Role
from diagnostic.questionnaire import Questionnaire
from exchange.answers_file import CollectedAnswers, read_answers
from security.access import allow
from store.calibration_files import EstimationShape, read_estimation, write_calibration
from store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, eq=False)
class Calibrated:
    """What was found, on how many people, and the content of `calibration.yaml`."""

    calibrator: ItemCalibrator
    respondents: int
    content: dict[str, Any]
    written: Path | None


@allow(Role.OPERATOR)
def calibrate(
    uow: UnitOfWork,
    actor: Actor,
    *,
    folder: Path,
    questionnaire: str,
    answers: tuple[Path, ...],
    now: datetime,
    write: bool = False,
) -> Calibrated:
    """Estimate the parameters of a questionnaire from files of answers, all at once, by weight.

    Only `write` changes `calibration.yaml` in `folder`; the same answers then write the same file.
    Raises `UnknownQuestionnaire`, `MalformedItem` or `MalformedAnswers`; nothing is then written.
    """
    known = uow.questionnaires.questionnaire(questionnaire)
    estimation = read_estimation(folder, questionnaire)
    files = [read_answers(path, known, weighted=True) for path in answers]
    calibrator = ItemCalibrator(known, _beliefs(estimation, known))
    weights = np.concatenate([file.weights for file in files])
    calibrator.fit(_frame(known, files), sample_weight=weights)
    content = calibration_of(
        calibrator,
        known,
        name=estimation.name,
        source=estimation.source,
        largest_chance=estimation.largest_chance,
        dated=now,
    )
    written = None
    if write:
        written = write_calibration(folder, questionnaire, content, source=estimation.source)
    respondents = sum(len(file.places) for file in files)
    return Calibrated(calibrator, respondents, content, written)


def _frame(questionnaire: Questionnaire, files: list[CollectedAnswers]) -> pd.DataFrame:
    """Ranks of everybody, one column a question that at least one file asks."""
    frames = [pd.DataFrame({item: file.ranks(item) for item in file.items}) for file in files]
    whole = pd.concat(frames, ignore_index=True)
    return whole[[item.id for item in questionnaire.items if item.id in whole]]


def _beliefs(estimation: EstimationShape, questionnaire: Questionnaire) -> Beliefs:
    groups = {name: tuple(items) for name, items in estimation.groups.items()}
    anchors = estimation.anchors
    if anchors is None:
        return Beliefs(groups)
    return Beliefs(
        groups=groups,
        shares={dimension: tuple(values) for dimension, values in anchors.shares.items()},
        rows={
            item: _rows(questionnaire, item, anchor.chances)
            for item, anchor in anchors.tables.items()
        },
        slips={item: anchor.slip for item, anchor in anchors.tables.items()},
        people=anchors.people,
    )


def _rows(
    questionnaire: Questionnaire, item: str, chances: dict[str, list[float]]
) -> tuple[tuple[float, ...], ...]:
    """One row a class, one column a rank."""
    options = sorted(questionnaire.item(item).options, key=lambda option: option.rank)
    if {option.id for option in options} != chances.keys():
        raise MalformedItem(item=item)
    return tuple(zip(*(chances[option.id] for option in options), strict=True))
