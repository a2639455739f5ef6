"""What the buttons of a plan do: each click is one act, on the version that was on the screen."""

from functools import partial
from uuid import UUID

import streamlit as st

from pathway.plan import StepState
from ui.components.plan_steps import Clicks
from ui.context import current
from use_cases import make_plan
from use_cases.make_plan import PlanView

GOAL = "goal-"


def clicks_on(learner_id: UUID, version: int) -> Clicks:
    """The acts of the buttons of this version."""
    return Clicks(partial(_decide, learner_id, version), partial(_move, learner_id, version))


def propose(learner_id: UUID, version: int, goals: tuple[str, ...]) -> None:
    """Keep a proposal for the goals that are ticked."""
    page = current()
    page.try_to(
        make_plan.propose,
        learner_id=learner_id,
        version=version,
        goals=tuple(goal for goal in goals if st.session_state.get(GOAL + goal)),
        now=page.now,
    )


def accept_all(learner_id: UUID, view: PlanView) -> None:
    """The whole plan is agreed on, as it stands."""
    ids = tuple(step.id for step in view.kept)
    _decide(learner_id, view.version, ids, StepState.ACCEPTED)


def _decide(learner_id: UUID, version: int, ids: tuple[str, ...], state: StepState) -> None:
    page = current()
    page.try_to(
        make_plan.decide,
        learner_id=learner_id,
        version=version,
        step_ids=ids,
        state=state,
        now=page.now,
    )


def _move(learner_id: UUID, version: int, step_id: str, to: int) -> None:
    page = current()
    page.try_to(
        make_plan.move,
        learner_id=learner_id,
        version=version,
        step_id=step_id,
        to=to,
        now=page.now,
    )
