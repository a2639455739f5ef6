"""Two advisers on one plan: what each did to different steps is kept, and a clash is told."""

from enum import StrEnum

from pathway.changes import Change, Steps
from pathway.errors import PlanChanged, UnknownStep
from pathway.plan import PlanStep, StepState


class Kept(StrEnum):
    """What became of a change."""

    KEPT = "kept"
    MERGED = "merged"  # on a version that somebody else had just kept
    SAME = "same"  # there was nothing to change


def merged(seen: Steps, newest: Steps, change: Change) -> Steps:
    """What somebody did to the version they saw, done to the newest one.

    Parameters
    ----------
    seen : tuple of PlanStep
        The version that was on their screen.
    newest : tuple of PlanStep
        The last one kept.
    change : callable from steps to steps
        What they did.

    Returns
    -------
    tuple of PlanStep
        `newest` itself where somebody did exactly the same already: a double click, say.

    Raises
    ------
    PlanChanged
        If somebody else changed one of the same steps meanwhile, or the same order, otherwise.
    """
    mine = change(seen)
    for id in _touched(seen, mine):
        theirs = _by_id(newest).get(id)
        if theirs not in (_by_id(seen).get(id), _by_id(mine).get(id)):
            raise PlanChanged
    reordered = _order(mine, seen) != _order(seen, mine)
    if reordered and _order(newest, seen) not in (_order(seen, newest), _order(mine, newest)):
        raise PlanChanged
    try:
        return change(newest)
    except UnknownStep:
        raise PlanChanged from None


def _touched(seen: Steps, mine: Steps) -> set[str]:
    before, after = _by_id(seen), _by_id(mine)
    return {id for id in before.keys() | after.keys() if before.get(id) != after.get(id)}


def _order(steps: Steps, among: Steps) -> list[str]:
    """The order of the steps that both versions hold, dropped ones left out."""
    shared = {step.id for step in among if step.state is not StepState.DROPPED}
    return [s.id for s in steps if s.state is not StepState.DROPPED and s.id in shared]


def _by_id(steps: Steps) -> dict[str, PlanStep]:
    return {step.id: step for step in steps}
