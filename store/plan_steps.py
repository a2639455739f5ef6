"""The steps of a plan as they are kept, and back: one JSON text for each version."""

import json
from typing import Any

from diagnostic.answers import AnswerMode, Given
from pathway.plan import Plan, PlanStep, Reason, ReasonKind, StepKind, StepState
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
        "state": str(step.state),
        "because": str(step.reason.kind),
        "about": step.reason.about,
        "shown_by": [
            {"item": given.item, "option": given.option, "mode": str(given.mode)}
            for given in step.reason.shown_by
        ],
    }


def _step_of(told: dict[str, Any]) -> PlanStep:
    shown_by = tuple(
        Given(given["item"], given["option"], AnswerMode(given["mode"]))
        for given in told["shown_by"]
    )
    reason = Reason(ReasonKind(told["because"]), told["about"], shown_by)
    return PlanStep(told["id"], StepKind(told["kind"]), reason, StepState(told["state"]))
