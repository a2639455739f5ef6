"""A plan: an ordered list of steps, each with its reason; every version is kept."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from diagnostic.answers import Given
from diagnostic.errors import UnknownStep

WITH_US = "with_us"  # the track of what is learnt here


class StepKind(StrEnum):
    """Something to learn with us, or a help to ask for elsewhere."""

    MODULE = "module"
    AID = "aid"


class StepState(StrEnum):
    """Proposed, accepted with the person, planned for a day, done; or dropped, with a reason."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    PLANNED = "planned"
    DONE = "done"
    DROPPED = "dropped"


class DropReason(StrEnum):
    """Why a step was refused or given up: a closed list, so that nothing personal is written."""

    NOT_WANTED = "not_wanted"
    ALREADY_ABLE = "already_able"
    NOT_NOW = "not_now"
    TOO_FAR = "too_far"  # the place, the hours, the way there
    NOT_SUITED = "not_suited"
    NOT_OFFERED = "not_offered"  # nobody gives it here
    REPLACED = "replaced"


class ReasonKind(StrEnum):
    """Why a step is there."""

    BLOCKING = "blocking"  # an obstacle that stands in the way of all the rest
    GOAL = "goal"
    OBSTACLE = "obstacle"
    SKILL = "skill"  # the person said « pas encore » or « avec de l’aide »
    PREREQUISITE = "prerequisite"
    BY_HAND = "by_hand"  # the adviser added it


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a step is there.

    Parameters
    ----------
    kind : ReasonKind
    about : str
        An obstacle, a goal, a question, for a prerequisite the module that it opens, or nothing
        for a step added by hand.
    shown_by : tuple of Given
        The answers that show it, if any.
    """

    kind: ReasonKind
    about: str
    shown_by: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One module or one aid of the catalogue, in a plan.

    Parameters
    ----------
    id : str
        Of the module or the aid; once in a plan.
    kind : StepKind
    reason : Reason
    state : StepState
    times : int
        How many sessions it takes: the same module again, until what it teaches is likely.
    track : str
        Steps of different tracks go on side by side: `WITH_US`, or for an aid the axis it helps.
    due_on : datetime.date or None
        The day agreed on, for a step that is planned.
    dropped_because : DropReason or None
    name : str
        As it was called when the version was kept: a catalogue changes, an old plan does not.
    """

    id: str
    kind: StepKind
    reason: Reason
    state: StepState = StepState.PROPOSED
    times: int = 1
    track: str = WITH_US
    due_on: date | None = None
    dropped_because: DropReason | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of a person's plan, as a fact: a change is a new version that supersedes it."""

    id: UUID
    learner_id: UUID
    version: int
    steps: tuple[PlanStep, ...]
    recorded_by: str
    recorded_at: datetime
    recorded_where: str
    supersedes: UUID | None = None

    @property
    def kept(self) -> tuple[PlanStep, ...]:
        """The steps that were not dropped, in order."""
        return tuple(step for step in self.steps if step.state is not StepState.DROPPED)

    @property
    def accepted(self) -> tuple[PlanStep, ...]:
        """The steps that the person and the adviser agreed on, in order."""
        return tuple(step for step in self.steps if step.state is StepState.ACCEPTED)


def in_state(
    steps: tuple[PlanStep, ...], ids: Collection[str], state: StepState
) -> tuple[PlanStep, ...]:
    """The same steps, these ones accepted, dropped or proposed again.

    Parameters
    ----------
    steps : tuple of PlanStep
    ids : collection of str
    state : StepState

    Returns
    -------
    tuple of PlanStep

    Raises
    ------
    UnknownStep
        If one of these ids is no step of the list.
    """
    if not set(ids) <= {step.id for step in steps}:
        raise UnknownStep
    return tuple(replace(step, state=state) if step.id in ids else step for step in steps)


def moved(steps: tuple[PlanStep, ...], id: str, *, to: int) -> tuple[PlanStep, ...]:
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


def renewed(former: tuple[PlanStep, ...], proposed: tuple[PlanStep, ...]) -> tuple[PlanStep, ...]:
    """A new proposal that respects what was decided: accepted steps stay first, dropped stay out.

    Parameters
    ----------
    former : tuple of PlanStep
        The last version.
    proposed : tuple of PlanStep
        What the rules say today.

    Returns
    -------
    tuple of PlanStep
    """
    decided = {step.id for step in former if step.state is not StepState.PROPOSED}
    accepted = tuple(step for step in former if step.state is StepState.ACCEPTED)
    dropped = tuple(step for step in former if step.state is StepState.DROPPED)
    return (*accepted, *(step for step in proposed if step.id not in decided), *dropped)
