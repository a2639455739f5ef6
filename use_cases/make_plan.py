"""A plan with a person: proposed from their answers, changed with them, every version kept.

Whoever acts on a version that is no longer the last one changes nothing, and is shown the last.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from diagnostic.assessment import Assessment
from diagnostic.errors import UnknownAssessment, UnknownPlan
from diagnostic.people import Actor, Role
from diagnostic.profile import Profile, profile_of
from pathway.catalogue import Catalogue
from pathway.decided import NOTHING_YET, Decided, decided_in
from pathway.means import NO_LIMIT, Means
from pathway.plan import Plan, PlanStep, ReasonKind, StepState, in_state, moved, renewed
from pathway.recommendation import recommend
from pathway.situation import situation_of
from security.access import allow, scope_of
from security.audit import Act, line, refusals_noted
from store.catalogue_words import CatalogueWords
from store.facts import AlreadyKept
from store.plan_steps import plan_of, to_text
from store.unit_of_work import Questionnaires, UnitOfWork
from store.words import FrameworkWords, Words

Change = Callable[[tuple[PlanStep, ...]], tuple[PlanStep, ...]]


@dataclass(frozen=True, slots=True)
class PlanView:
    """A person's plan, or what would be proposed to them, and the words to tell it.

    Parameters
    ----------
    plan : Plan or None
        The last version kept; None as long as nothing was.
    steps : tuple of PlanStep
        Of the plan, or proposed on the spot; those that the catalogue still knows.
    profile : Profile or None
        What the latest sitting says; None before any answer.
    today : datetime.date
        Tells which aids are certain.
    """

    plan: Plan | None
    steps: tuple[PlanStep, ...]
    profile: Profile | None
    today: date
    catalogue: Catalogue
    words: CatalogueWords
    named: FrameworkWords
    questions: Words | None

    @property
    def version(self) -> int:
        return self.plan.version if self.plan else 0

    @property
    def kept(self) -> tuple[PlanStep, ...]:
        """The steps that were not dropped."""
        return tuple(step for step in self.steps if step.state is not StepState.DROPPED)

    @property
    def dropped(self) -> tuple[PlanStep, ...]:
        """The steps that were dropped, to be taken back."""
        return tuple(step for step in self.steps if step.state is StepState.DROPPED)

    @property
    def goals(self) -> tuple[str, ...]:
        """The goals that some step serves."""
        about = [s.reason.about for s in self.steps if s.reason.kind is ReasonKind.GOAL]
        return tuple(dict.fromkeys(about))

    def is_certain(self, step: PlanStep) -> bool:
        """Whether a step may be told as certain: what we teach, or an aid verified of late."""
        aids = {aid.id: aid for aid in self.catalogue.aids}
        return step.id not in aids or aids[step.id].is_certain(on=self.today)


@allow(Role.LEARNER, Role.ADVISER)
def read_plan(
    uow: UnitOfWork, actor: Actor, *, learner_id: UUID, language: str, now: datetime
) -> PlanView:
    """The plan of a person, or what their answers would have proposed; nothing is kept.

    Raises `UnknownLearner` for a record that is not theirs to read.
    """
    with refusals_noted(uow, Act.READ, actor, now=now), uow.reading():
        learner = uow.learners.get(learner_id, visible_to=scope_of(actor))
        plan = _last(uow, actor, learner.id)
        sitting = _latest(uow, actor, learner.id)
    steps = plan.steps if plan else _proposed(uow, sitting)
    catalogue = uow.questionnaires.catalogue()
    asked = _asked_of(uow, sitting).words(sitting.questionnaire, language) if sitting else None
    return PlanView(
        plan,
        tuple(step for step in steps if step.id in catalogue.names),
        _profile(uow, sitting) if sitting else None,
        now.date(),
        catalogue,
        uow.questionnaires.catalogue_words(language),
        uow.questionnaires.framework_words(language),
        asked,
    )


@allow(Role.ADVISER)
def propose(
    uow: UnitOfWork,
    actor: Actor,
    *,
    learner_id: UUID,
    version: int,
    goals: Sequence[str] = (),
    means: Means = NO_LIMIT,
    now: datetime,
) -> None:
    """Keep a new proposal; what was accepted stays, what was dropped stays out.

    Raises `UnknownLearner`, and `UnknownAssessment` before the first diagnosis.
    """
    with refusals_noted(uow, Act.PLAN, actor, now=now), uow.reading():
        learner = uow.learners.get(learner_id, visible_to=scope_of(actor))
        sitting = _latest(uow, actor, learner.id)
        last = _last(uow, actor, learner.id)
    if sitting is None:
        raise UnknownAssessment
    decided = decided_in(last.steps if last else ())
    proposed = _proposed(uow, sitting, goals, means, decided)
    _keep(uow, actor, learner.id, version, lambda former: renewed(former, proposed), now)


@allow(Role.ADVISER)
def decide(
    uow: UnitOfWork,
    actor: Actor,
    *,
    learner_id: UUID,
    version: int,
    step_ids: Collection[str],
    state: StepState,
    now: datetime,
) -> None:
    """Accept these steps, drop them, or take them back.

    Raises `UnknownLearner`, `UnknownPlan` before the first proposal, and `UnknownStep`.
    """
    with refusals_noted(uow, Act.PLAN, actor, now=now):
        _change(uow, actor, learner_id, version, lambda s: in_state(s, step_ids, state), now)


@allow(Role.ADVISER)
def move(
    uow: UnitOfWork,
    actor: Actor,
    *,
    learner_id: UUID,
    version: int,
    step_id: str,
    to: int,
    now: datetime,
) -> None:
    """Put a step at another place, from 0, among those that were not dropped.

    Raises `UnknownLearner`, `UnknownPlan` before the first proposal, and `UnknownStep`.
    """
    with refusals_noted(uow, Act.PLAN, actor, now=now):
        _change(uow, actor, learner_id, version, lambda s: moved(s, step_id, to=to), now)


def _change(
    uow: UnitOfWork, actor: Actor, learner_id: UUID, version: int, change: Change, now: datetime
) -> None:
    if version < 1:
        raise UnknownPlan
    _keep(uow, actor, learner_id, version, change, now)


def _keep(
    uow: UnitOfWork, actor: Actor, learner_id: UUID, version: int, change: Change, now: datetime
) -> None:
    """The next version, unless another one came first or nothing changes."""
    with uow:
        learner = uow.learners.get(learner_id, visible_to=scope_of(actor))
        last = _last(uow, actor, learner.id)
        if version != (last.version if last else 0):
            return
        former = last.steps if last else ()
        steps = change(former)
        if last and steps == former:
            return
        try:
            uow.plans.keep(
                learner.id,
                version=version + 1,
                steps=to_text(steps),
                supersedes=last.id if last else None,
                stamp=uow.facts.stamp(actor, now),
            )
        except AlreadyKept:
            return
        uow.audit.append(line(Act.PLAN, actor, now=now, subject_id=learner.id))
        uow.commit()


def _last(uow: UnitOfWork, actor: Actor, learner_id: UUID) -> Plan | None:
    """The last version; of two merged files, the one that went furthest."""
    kept = uow.plans.versions(learner_id, visible_to=scope_of(actor))
    return plan_of(max(kept, key=lambda plan: plan.version)) if kept else None


def _latest(uow: UnitOfWork, actor: Actor, learner_id: UUID) -> Assessment | None:
    """The latest sitting in which something was answered."""
    sittings = uow.assessments.of_learner(learner_id, visible_to=scope_of(actor))
    return next((sitting for sitting in sittings if sitting.answers), None)


def _profile(uow: UnitOfWork, sitting: Assessment) -> Profile:
    return profile_of(_asked_of(uow, sitting).bank(sitting.questionnaire), sitting.given)


def _asked_of(uow: UnitOfWork, sitting: Assessment) -> Questionnaires:
    """The questionnaires as they stood when this sitting started."""
    return uow.questionnaires.at(sitting.questionnaire, sitting.revision)


def _proposed(
    uow: UnitOfWork,
    sitting: Assessment | None,
    goals: Sequence[str] = (),
    means: Means = NO_LIMIT,
    decided: Decided = NOTHING_YET,
) -> tuple[PlanStep, ...]:
    if sitting is None:
        return ()
    bank = _asked_of(uow, sitting).bank(sitting.questionnaire)
    person = situation_of(bank, sitting.given, goals)
    return recommend(uow.questionnaires.catalogue(), person, means, decided).steps
