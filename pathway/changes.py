"""What an adviser does to the steps of a plan: each act gives the steps of the next version."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

from pathway.errors import DayMissing, ReasonMissing, UnknownStep
from pathway.plan import DropReason, PlanStep, ReasonKind, StepState

Steps = tuple[PlanStep, ...]
Change = Callable[[Steps], Steps]


def in_state(
    steps: Steps,
    ids: Collection[str],
    state: StepState,
    *,
    due_on: date | None = None,
    because: DropReason | None = None,
) -> Steps:
    """The same steps, these ones proposed again, accepted, planned, done or dropped.

    Parameters
    ----------
    steps : tuple of PlanStep
    ids : collection of str
    state : StepState
    due_on : datetime.date or None
        The day, for a step that is planned.
    because : DropReason or None
        Why, for a step that is dropped.

    Returns
    -------
    tuple of PlanStep
        A day agreed on stays with a step that is done; a reason leaves with a new state.

    Raises
    ------
    UnknownStep
        If one of these ids is no step of the list.
    DayMissing, ReasonMissing
        If a step is planned without a day, or dropped without a reason.
    """
    if not set(ids) <= {step.id for step in steps}:
        raise UnknownStep
    if state is StepState.PLANNED and due_on is None:
        raise DayMissing
    if state is StepState.DROPPED and because is None:
        raise ReasonMissing
    reason = because if state is StepState.DROPPED else None

    def changed(step: PlanStep) -> PlanStep:
        day = step.due_on if state is StepState.DONE else due_on
        return replace(step, state=state, due_on=day, dropped_because=reason)

    return tuple(changed(step) if step.id in ids else step for step in steps)


def moved(steps: Steps, id: str, *, to: int) -> Steps:
    """The same steps, one of them at another place among those that are not dropped.

    Parameters
    ----------
    steps : tuple of PlanStep
    id : str
        Of a step that is not dropped.
    to : int
        Its place among them, from 0; beyond either end means that end.

    Returns
    -------
    tuple of PlanStep
        Dropped steps come last, in their order.

    Raises
    ------
    UnknownStep
        If this is no step of the list, or a dropped one.
    """
    kept = [step for step in steps if step.state is not StepState.DROPPED]
    dropped = [step for step in steps if step.state is StepState.DROPPED]
    mine = next((step for step in kept if step.id == id), None)
    if mine is None:
        raise UnknownStep
    kept.remove(mine)
    kept.insert(max(to, 0), mine)
    return (*kept, *dropped)


def added(steps: Steps, step: PlanStep) -> Steps:
    """The same steps and one more, before those that were dropped.

    Parameters
    ----------
    steps : tuple of PlanStep
    step : PlanStep
        One that was dropped comes back; one that is there stays as it is.

    Returns
    -------
    tuple of PlanStep
    """
    former = next((other for other in steps if other.id == step.id), None)
    if former and former.state is not StepState.DROPPED:
        return steps
    others = tuple(other for other in steps if other.id != step.id)
    return moved((*others, step), step.id, to=len(steps))


def replaced(steps: Steps, id: str, *, by: PlanStep) -> Steps:
    """The same steps, one of them dropped for another that takes its place.

    Parameters
    ----------
    steps : tuple of PlanStep
    id : str
        Of a step that is not dropped.
    by : PlanStep
        If it stands in the plan already, it moves there.

    Returns
    -------
    tuple of PlanStep

    Raises
    ------
    UnknownStep
        If this is no step of the list, or a dropped one.
    """
    place = next((n for n, step in enumerate(_kept(steps)) if step.id == id), None)
    if place is None or by.id == id:
        raise UnknownStep
    without = in_state(steps, (id,), StepState.DROPPED, because=DropReason.REPLACED)
    return moved(added(without, by), by.id, to=place)


def renewed(former: Steps, proposed: Steps) -> Steps:
    """A new proposal that respects what was decided.

    Parameters
    ----------
    former : tuple of PlanStep
        The last version.
    proposed : tuple of PlanStep
        What the rules say today, knowing what was decided.

    Returns
    -------
    tuple of PlanStep
        What is done, accepted or planned stays, in its order, with more sessions if the goals
        take more; a new step comes before the first of them that it opens, otherwise after them;
        what was dropped stays out.
    """
    times = {step.id: step.times for step in proposed}
    fresh = {step.id: step for step in proposed}
    kept = [
        replace(step, times=max(step.times, times.get(step.id, 0)))
        for step in _kept(former)
        if step.state is not StepState.PROPOSED
    ]
    dropped = tuple(step for step in former if step.state is StepState.DROPPED)
    decided = {step.id for step in (*kept, *dropped)}
    result = list(kept)
    for step in proposed:
        if step.id not in decided:
            opened = _opened(step, fresh, decided)
            places = [n for n, other in enumerate(result) if other.id == opened]
            result.insert(places[0] if places else len(result), step)
    return (*result, *dropped)


def _opened(step: PlanStep, fresh: dict[str, PlanStep], decided: set[str]) -> str:
    """The decided step that a new one opens, directly or through other new ones.

    Only a prerequisite opens a module: another reason may bear the same name as a module, that of
    the question which it teaches.
    """
    if step.reason.kind is not ReasonKind.PREREQUISITE:
        return ""
    about = step.reason.about
    if about in decided or about not in fresh:
        return about
    return _opened(fresh[about], fresh, decided)


def _kept(steps: Steps) -> Steps:
    return tuple(step for step in steps if step.state is not StepState.DROPPED)
