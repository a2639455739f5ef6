"""Steps that no rule proposed: added by the adviser, or done without being in the plan."""

from pathway.catalogue import Catalogue
from pathway.changes import Steps, added, in_state
from pathway.errors import UnknownStep
from pathway.plan import ELSEWHERE, WITH_US, PlanStep, Reason, ReasonKind, StepKind, StepState


def by_hand(catalogue: Catalogue, id: str) -> PlanStep:
    """A module or an aid that somebody chose: it is agreed on at once.

    Parameters
    ----------
    catalogue : Catalogue
    id : str

    Returns
    -------
    PlanStep

    Raises
    ------
    UnknownStep
        If the catalogue has nothing of this name, or nothing any more.
    """
    if id not in catalogue.names:
        raise UnknownStep
    is_module = any(module.id == id for module in catalogue.modules)
    return PlanStep(
        id,
        StepKind.MODULE if is_module else StepKind.AID,
        Reason(ReasonKind.BY_HAND, ""),
        StepState.ACCEPTED,
        track=WITH_US if is_module else ELSEWHERE,
    )


def marked(catalogue: Catalogue, steps: Steps, id: str, state: StepState) -> Steps:
    """The same steps, one of them in another state; it comes into the plan if it was not there.

    Parameters
    ----------
    catalogue : Catalogue
    steps : tuple of PlanStep
    id : str
        Of a step, or of a module or an aid of the catalogue.
    state : StepState
        Done, accepted or proposed: what takes neither a day nor a reason.

    Returns
    -------
    tuple of PlanStep

    Raises
    ------
    UnknownStep
        If neither the plan nor the catalogue has it.
    """
    is_there = any(step.id == id for step in steps)
    there = steps if is_there else added(steps, by_hand(catalogue, id))
    return in_state(there, (id,), state)
