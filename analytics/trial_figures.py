"""The figures of a trial and of a contest, as the method report publishes them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analytics.accuracy import BINS, Reference, calibration_error, figures
from analytics.outcomes import AxisOutcomes
from analytics.rivals import LONG, Entry
from analytics.trials import Trial

FloatArray = NDArray[np.float64]
DECIMALS = 4
REFERENCE = "adaptive"  # what the others are compared with
LONGEST = f"fixed_{LONG}"  # the paper form that asks most


def trial_figures(trial: Trial) -> dict[str, Any]:
    """Length, accuracy by axis and by level, and whether announced chances come true.

    Parameters
    ----------
    trial : Trial

    Returns
    -------
    dict
        Shares and means, rounded.
    """
    return rounded(
        {
            "questions_mean": trial.questions.mean(),
            "questions_p90": np.quantile(trial.questions, 0.9),
            "questions_most": trial.questions.max(),
            "lengths": shares_of(trial.questions),
            "minutes_mean": trial.seconds.mean() / 60,
            "ece": calibration_error(
                (own, trial.references[axis]) for axis, own in trial.found.items()
            ),
            "calibration": calibration_curve(trial),
            "axes": {
                axis: _axis_figures(own, trial.references[axis])
                for axis, own in trial.found.items()
            },
        }
    )


def _axis_figures(found: AxisOutcomes, reference: Reference) -> dict[str, Any]:
    count = found.probabilities.shape[1]
    return {
        **figures(found, reference).as_mapping(),
        "levels": [_level_figures(found, reference, k) for k in range(count)],
    }


def _level_figures(
    found: AxisOutcomes, reference: Reference, level: int
) -> dict[str, float | None]:
    mine = reference.levels == level
    told = found.levels[mine]
    return {
        "share": float(mine.mean()),
        "exact": _share(told == level),
        "too_low": _share(told < level),
        "too_high": _share(told > level),
    }


def _share(holds: NDArray[np.bool_]) -> float | None:
    """None of nobody."""
    return float(holds.mean()) if len(holds) else None


def shares_of(lengths: FloatArray) -> dict[str, float]:
    """Share of people for each number of questions, (n,) → mapping."""
    values, counts = np.unique(lengths.astype(int), return_counts=True)
    shares = counts / counts.sum()
    return {str(v): float(s) for v, s in zip(values.tolist(), shares.tolist(), strict=True)}


def calibration_curve(trial: Trial) -> list[dict[str, float]]:
    """Chance announced for the level told, and share that is right, in bins of equal numbers.

    Parameters
    ----------
    trial : Trial
        All axes together.

    Returns
    -------
    list of dict
        `announced`, `right`, from the least sure to the surest.
    """
    sure = np.concatenate([own.sure for own in trial.found.values()])
    right = np.concatenate(
        [own.levels == trial.references[axis].levels for axis, own in trial.found.items()]
    )
    order = np.argsort(sure, kind="stable")
    return [
        {"announced": float(sure[part].mean()), "right": float(right[part].mean())}
        for part in np.array_split(order, BINS)
        if len(part)
    ]


def contest_figures(contests: Sequence[Mapping[str, Entry]]) -> dict[str, Any]:
    """Each instrument beside the diagnosis, the people of every truth together.

    Parameters
    ----------
    contests : sequence of mappings of name to Entry

    Returns
    -------
    dict
        By instrument: `questions`, `questions_by_axis`, `exact` (mean of its axes), `axes`; what
        the diagnosis is ahead by on the same axes of the same people (`ahead`, `ahead_error`:
        paired standard error), and what it is itself over the longest paper form (`over_longest`).
    """
    return rounded({name: _entry_figures(list(contests), name) for name in contests[0]})


def _entry_figures(contests: list[Mapping[str, Entry]], name: str) -> dict[str, Any]:
    own = [found[name] for found in contests]
    axes = list(own[0].right)
    ahead, ahead_error = _gap(contests, REFERENCE, name, axes)
    longest, longest_error = _gap(contests, name, LONGEST, axes)
    exact = {axis: np.concatenate([entry.right[axis] for entry in own]).mean() for axis in axes}
    return {
        "questions": np.mean([entry.length for entry in own]),
        "questions_by_axis": {a: np.mean([e.questions[a].mean() for e in own]) for a in axes},
        "exact": np.mean(list(exact.values())),
        "axes": exact,
        "ahead": ahead,
        "ahead_error": ahead_error,
        "over_longest": longest,
        "over_longest_error": longest_error,
    }


def _gap(
    contests: list[Mapping[str, Entry]], one: str, other: str, axes: list[str]
) -> tuple[float, float]:
    """What one instrument gets right beyond another on the same people, and its paired error."""
    gaps = np.concatenate(
        [
            np.mean(
                [found[one].right[a].astype(float) - found[other].right[a] for a in axes], axis=0
            )
            for found in contests
        ]
    )
    return float(gaps.mean()), float(gaps.std() / np.sqrt(len(gaps)))


def rounded(told: Mapping[str, Any]) -> dict[str, Any]:
    """Every number of a mapping, rounded and plain, ready for JSON."""
    return {name: _plain(value) for name, value in told.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return rounded(value)
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return round(float(value), DECIMALS) if isinstance(value, float | np.floating) else value
