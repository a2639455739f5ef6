"""Read a plan: its steps, what it cannot serve and why, what changed between two versions."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from diagnostic.people import Actor, Role
from diagnostic.profile import Profile
from pathway.catalogue import Catalogue
from pathway.comparison import ComparedStep, compare
from pathway.errors import UnknownPlan
from pathway.means import NO_LIMIT, Means
from pathway.plan import Plan, PlanStep, StepState
from pathway.recommendation import LeftOut, Proposal
from pathway.why import WhyNot
from pathway.why_not import why_not
from security.access import allow, scope_of
from security.audit import Act, refusals_noted
from store.catalogue_words import CatalogueWords, StepWords
from store.plan_reading import PlanStart, start_of_plan
from store.unit_of_work import UnitOfWork
from store.words import FrameworkWords, Words


@dataclass(frozen=True)
class PlanView:
    """A person's plan, or what would be proposed to them, and the words to tell it.

    Parameters
    ----------
    start : PlanStart
        The versions kept, the goals chosen, the answers.
    today : datetime.date
        Tells which aids are certain.
    """

    start: PlanStart
    today: date
    catalogue: Catalogue
    words: CatalogueWords
    named: FrameworkWords
    questions: Words | None
    means: Means

    @property
    def plan(self) -> Plan | None:
        """The last version kept; None as long as nothing was."""
        return self.start.plan

    @property
    def profile(self) -> Profile | None:
        """What the latest sitting says; None before any answer."""
        return self.start.profile

    @property
    def version(self) -> int:
        return self.plan.version if self.plan else 0

    @cached_property
    def proposal(self) -> Proposal:
        """What the rules would propose today, knowing what was decided."""
        return self.start.proposal(self.means)

    @property
    def steps(self) -> tuple[PlanStep, ...]:
        """Of the plan, or proposed on the spot."""
        return self.plan.steps if self.plan else self.proposal.steps

    @property
    def kept(self) -> tuple[PlanStep, ...]:
        """The steps that were not dropped."""
        return tuple(step for step in self.steps if step.state is not StepState.DROPPED)

    @property
    def ahead(self) -> tuple[PlanStep, ...]:
        """The steps that are neither dropped nor done."""
        return tuple(step for step in self.kept if step.state is not StepState.DONE)

    @property
    def dropped(self) -> tuple[PlanStep, ...]:
        """The steps that were dropped, to be taken back."""
        return tuple(step for step in self.steps if step.state is StepState.DROPPED)

    @property
    def goals(self) -> tuple[str, ...]:
        """What the person wants to do, as far as the catalogue knows it."""
        chosen = self.start.chosen.goals if self.start.chosen else ()
        return tuple(goal for goal in chosen if goal in self.words.goals)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What these means cannot serve."""
        return self.proposal.left_out

    def said(self, step: PlanStep) -> StepWords:
        """The words of a step; one that left the catalogue keeps the name it had."""
        if step.id in self.words.steps:
            return self.words.steps[step.id]
        gone = self.words.gone
        return StepWords(step.name or gone.name, gone.told)

    def is_offered(self, step: PlanStep) -> bool:
        """Whether the catalogue still has it."""
        return step.id in self.catalogue.names

    def is_certain(self, step: PlanStep) -> bool:
        """Whether a step may be told as certain: what we teach, or an aid verified of late."""
        aids = {aid.id: aid for aid in self.catalogue.aids}
        return step.id not in aids or aids[step.id].is_certain(on=self.today)

    def is_overdue(self, step: PlanStep) -> bool:
        """Whether the day agreed on went by."""
        return (
            step.state is StepState.PLANNED
            and step.due_on is not None
            and step.due_on < self.today
        )

    def why_not(self, id: str) -> tuple[WhyNot, ...]:
        """Why a module or an aid is not in the plan."""
        offer = self.start.offer(self.means)
        return why_not(offer, self.proposal, self.steps, id) if offer else ()

    def tracks(self) -> tuple[tuple[str, tuple[PlanStep, ...]], ...]:
        """The steps ahead by track: those of one wait for each other, tracks do not."""
        agreed = self.plan.accepted if self.plan else ()
        steps = agreed or self.ahead
        names = dict.fromkeys(step.track for step in steps)
        return tuple((name, tuple(s for s in steps if s.track == name)) for name in names)


@dataclass(frozen=True, slots=True)
class VersionsView:
    """Two versions of a plan side by side, among all there are."""

    view: PlanView
    before: Plan
    after: Plan
    steps: tuple[ComparedStep, ...]
    authors: dict[str, str]


@allow(Role.LEARNER, Role.ADVISER)
def read_plan(
    uow: UnitOfWork,
    actor: Actor,
    *,
    learner_id: UUID,
    language: str,
    asked: Means = NO_LIMIT,
    now: datetime,
) -> PlanView:
    """The plan of a person, or what their answers would have proposed; nothing is kept.

    Of what is asked, formats and conditions count: sessions are those that were agreed on.
    Raises `UnknownLearner` for a record that is not theirs to read.
    """
    with refusals_noted(uow, Act.READ, actor, now=now), uow.reading():
        learner = uow.learners.get(learner_id, visible_to=scope_of(actor))
        start = start_of_plan(uow, learner.id, visible_to=scope_of(actor))
    return _view(uow, start, language, asked, now)


@allow(Role.ADVISER)
def compare_versions(
    uow: UnitOfWork,
    actor: Actor,
    *,
    learner_id: UUID,
    language: str,
    before: int | None = None,
    after: int | None = None,
    now: datetime,
) -> VersionsView:
    """Two versions side by side, by default the last one and the one before it.

    Raises `UnknownLearner`, and `UnknownPlan` for a version that never was.
    """
    with refusals_noted(uow, Act.READ, actor, now=now), uow.reading():
        learner = uow.learners.get(learner_id, visible_to=scope_of(actor))
        start = start_of_plan(uow, learner.id, visible_to=scope_of(actor))
        team = uow.accounts.of_structure(actor.structure_id)
    plans = {plan.version: plan for plan in start.plans}
    newest = max(plans, default=0)
    later = after if after is not None else newest
    earlier = before if before is not None else max(later - 1, 1)
    if not {earlier, later} <= plans.keys():
        raise UnknownPlan
    return VersionsView(
        _view(uow, start, language, NO_LIMIT, now),
        plans[earlier],
        plans[later],
        compare(plans[earlier].steps, plans[later].steps),
        {f"{Role.ADVISER}:{account.id}": account.name for account in team},
    )


def _view(
    uow: UnitOfWork, start: PlanStart, language: str, asked: Means, now: datetime
) -> PlanView:
    shelf = uow.questionnaires
    return PlanView(
        start,
        now.date(),
        shelf.catalogue(),
        shelf.catalogue_words(language),
        shelf.framework_words(language),
        shelf.words(start.sitting.questionnaire, language) if start.sitting else None,
        replace(asked, sessions=start.means.sessions),
    )
