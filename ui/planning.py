"""What the buttons of a plan do: each click is one act, on the version that was on the screen."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

import streamlit as st

from pathway.means import Means
from pathway.merging import Kept
from pathway.plan import DropReason, StepState
from ui.components.plan_steps import Clicks
from ui.components.step_moves import BECAUSE, DAY, INSTEAD
from ui.context import current
from use_cases import make_plan
from use_cases.read_plan import PlanView

OPENED = "plan-opened"  # the step whose panel is open


def clicks_on(learner_id: UUID, version: int) -> Clicks:
    """The acts of the buttons of this version."""
    return Clicks(
        decide=partial(_decide, learner_id, version),
        move=partial(_move, learner_id, version),
        plan=partial(_plan, learner_id, version),
        drop=partial(_drop, learner_id, version),
        replace=partial(_replace, learner_id, version),
        open=_open,
        opened=st.session_state.get(OPENED),
    )


def asked_of_modules(learner_id: UUID) -> Means:
    """The formats and conditions chosen on this screen; they are kept nowhere else."""
    said = st.session_state
    return Means(
        formats=frozenset(said.get(f"asked-{learner_id}-formats", ())),
        conditions=frozenset(said.get(f"asked-{learner_id}-conditions", ())),
    )


def propose(learner_id: UUID, version: int, key: str) -> None:
    """Keep a proposal for the goals and the means that were chosen."""
    said = st.session_state
    means = replace(asked_of_modules(learner_id), sessions=said[f"{key}-sessions"])
    _act(
        make_plan.propose,
        learner_id=learner_id,
        version=version,
        goals=tuple(said[f"{key}-goals"]),
        means=means,
    )


def accept_all(learner_id: UUID, view: PlanView) -> None:
    """All that is proposed is agreed on."""
    ids = tuple(step.id for step in view.kept if step.state is StepState.PROPOSED)
    _decide(learner_id, view.version, ids, StepState.ACCEPTED)


def add(learner_id: UUID, version: int, step_id: str) -> None:
    """Put something of the catalogue into the plan."""
    _act(make_plan.add, learner_id=learner_id, version=version, step_id=step_id)


def _decide(
    learner_id: UUID,
    version: int,
    ids: tuple[str, ...],
    state: StepState,
    **words: object,
) -> None:
    st.session_state.pop(OPENED, None)
    _act(
        make_plan.decide,
        learner_id=learner_id,
        version=version,
        step_ids=ids,
        state=state,
        **words,
    )


def _plan(learner_id: UUID, version: int, id: str) -> None:
    day = st.session_state.get(f"{DAY}-{id}")
    _decide(learner_id, version, (id,), StepState.PLANNED, due_on=day)


def _drop(learner_id: UUID, version: int, id: str) -> None:
    because: DropReason | None = st.session_state.get(f"{BECAUSE}-{id}")
    _decide(learner_id, version, (id,), StepState.DROPPED, because=because)


def _replace(learner_id: UUID, version: int, id: str) -> None:
    other = st.session_state.get(f"{INSTEAD}-{id}")
    if other is not None:
        st.session_state.pop(OPENED, None)
        words = {"learner_id": learner_id, "version": version}
        _act(make_plan.add, step_id=other, instead_of=id, **words)


def _move(learner_id: UUID, version: int, id: str, to: int) -> None:
    _act(make_plan.move, learner_id=learner_id, version=version, step_id=id, to=to)


def _open(id: str | None) -> None:
    """Open the panel of a step, or close it."""
    is_open = st.session_state.get(OPENED) == id
    st.session_state[OPENED] = None if is_open else id


def _act(act: Callable[..., object], **words: object) -> None:
    """Do it, and say where a colleague had just changed something else."""
    page = current()
    kept = page.try_to(act, **words, now=page.now)
    if kept is Kept.MERGED:
        st.info(page.t("pages.plan.merged"))
