"""What was decided on a plan already, and that a new proposal respects."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pathway.plan import AGREED, DropReason, PlanStep, StepState


@dataclass(frozen=True, slots=True)
class Decided:
    """The steps that are agreed, done or refused.

    Parameters
    ----------
    agreed : mapping of step id to int
        Accepted or planned, and how many times each is followed: they take their sessions.
    done : frozenset of step id
        Done, or dropped because the person does it already: what they teach is held as learnt.
    refused : frozenset of step id
        Not proposed again unless somebody asks.
    """

    agreed: Mapping[str, int] = field(default_factory=dict)
    done: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()


NOTHING_YET = Decided()


def decided_in(steps: Iterable[PlanStep]) -> Decided:
    """What these steps say was decided.

    Parameters
    ----------
    steps : iterable of PlanStep

    Returns
    -------
    Decided
    """
    all_steps = tuple(steps)
    return Decided(
        {step.id: step.times for step in all_steps if step.state in AGREED},
        frozenset(step.id for step in all_steps if _is_over(step)),
        frozenset(step.id for step in all_steps if step.state is StepState.DROPPED),
    )


def _is_over(step: PlanStep) -> bool:
    return step.state is StepState.DONE or step.dropped_because is DropReason.ALREADY_ABLE
