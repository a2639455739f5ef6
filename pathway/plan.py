"""A plan: an ordered list of steps, each with its reason; every version is kept."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from diagnostic.answers import Given

WITH_US = "with_us"  # the track of what is learnt here
ELSEWHERE = "elsewhere"  # that of an aid which answers no obstacle in particular


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


AGREED = (StepState.ACCEPTED, StepState.PLANNED)


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
        Steps of different tracks go on side by side: `WITH_US`, or for an aid
        the axis it helps, or `ELSEWHERE`.
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
        """The steps that the person and the adviser agreed on and that lie ahead, in order."""
        return tuple(step for step in self.steps if step.state in AGREED)
