"""The steps of a plan as they are kept, and back: one JSON text for each version."""

import json
from datetime import date
from typing import Any

from diagnostic.answers import AnswerMode, Given
from pathway.plan import (
    WITH_US,
    DropReason,
    Plan,
    PlanStep,
    Reason,
    ReasonKind,
    StepKind,
    StepState,
)
from store.plans import KeptPlan


def to_text(steps: tuple[PlanStep, ...]) -> str:
    """The steps as they are kept."""
    return json.dumps([_step_told(step) for step in steps], ensure_ascii=False)


def from_text(text: str) -> tuple[PlanStep, ...]:
    """The steps as they were kept."""
    return tuple(_step_of(told) for told in json.loads(text))


def plan_of(kept: KeptPlan) -> Plan:
    """One version of a plan, as the rules read it."""
    return Plan(
        kept.id,
        kept.learner_id,
        kept.version,
        from_text(kept.steps),
        kept.recorded_by,
        kept.recorded_at,
        kept.recorded_where,
        kept.supersedes,
    )


def _step_told(step: PlanStep) -> dict[str, Any]:
    return {
        "id": step.id,
        "kind": str(step.kind),
        "name": step.name,
        "state": str(step.state),
        "times": step.times,
        "track": step.track,
        "due_on": step.due_on.isoformat() if step.due_on else None,
        "dropped_because": step.dropped_because,
        "because": str(step.reason.kind),
        "about": step.reason.about,
        "shown_by": [
            {"item": given.item, "option": given.option, "mode": str(given.mode)}
            for given in step.reason.shown_by
        ],
    }


def _step_of(told: dict[str, Any]) -> PlanStep:
    """A step of the first versions says less: what it does not say is as it was then."""
    shown_by = tuple(
        Given(given["item"], given["option"], AnswerMode(given["mode"]))
        for given in told["shown_by"]
    )
    due_on, dropped_because = told.get("due_on"), told.get("dropped_because")
    return PlanStep(
        told["id"],
        StepKind(told["kind"]),
        Reason(ReasonKind(told["because"]), told["about"], shown_by),
        StepState(told["state"]),
        told.get("times", 1),
        told.get("track", WITH_US),
        date.fromisoformat(due_on) if due_on else None,
        DropReason(dropped_because) if dropped_because else None,
        told.get("name", ""),
    )
