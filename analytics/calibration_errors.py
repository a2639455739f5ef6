"""Why a calibration is refused: nothing is then written."""

from collections.abc import Mapping

import numpy as np

from analytics.graded_calibration import GradedFit
from analytics.measured import Part
from diagnostic.errors import JalonsError

LARGEST_SLOPE = 10.0  # steeper, answers draw a step and no curve: the search ends at its limit


class CalibrationError(JalonsError):
    key = "errors.calibration"


class TooFewAnswers(CalibrationError):
    """Questions on which fewer people answered than parameters need."""

    key = "errors.calibration_too_few"


class NotConverged(CalibrationError):
    """Parameters still move after the last round: what would be told is not an estimate."""

    key = "errors.calibration_not_converged"


class SlopeAtLimit(CalibrationError):
    """A slope runs to the end of its range: these answers do not determine it."""

    key = "errors.calibration_at_limit"


def refuse_rare(answers: Mapping[str, int], fewest: int) -> None:
    """Raises `TooFewAnswers` with every column that fewer than `fewest` people answered."""
    rare = {column: count for column, count in answers.items() if count < fewest}
    if rare:
        items = ", ".join(f"{column} ({count})" for column, count in rare.items())
        raise TooFewAnswers(items=items, fewest=fewest)


def refuse_moving(part: Part, fit: GradedFit, *, most_rounds: int, tolerance: float) -> None:
    """Raises `NotConverged` if a question still moves, `SlopeAtLimit` if one has run away."""
    if fit.rounds == most_rounds and max(fit.moves) >= tolerance:
        worst = part.columns[int(np.argmax(fit.moves))]
        raise NotConverged(dimension=part.dimension.id, item=worst, count=fit.rounds)
    for column, curve in zip(part.columns, fit.curves, strict=True):
        if curve.slope > LARGEST_SLOPE:
            raise SlopeAtLimit(item=column, largest=LARGEST_SLOPE)
