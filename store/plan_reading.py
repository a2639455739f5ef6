"""What a plan is made from: all that is known of a person today, and the goals they chose."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from diagnostic.assessment import Assessment
from diagnostic.people import Scope
from diagnostic.profile import Profile, profile_of
from pathway.decided import decided_in
from pathway.following import Follower
from pathway.goals import ChosenGoals
from pathway.means import Means
from pathway.offer import Offer
from pathway.plan import Plan
from pathway.recommendation import Proposal, propose_from
from pathway.situation import situation_of
from store.pasts import Known, known_of
from store.plan_changes import plans_of
from store.unit_of_work import Questionnaires, UnitOfWork


@dataclass(frozen=True)
class PlanStart:
    """All that is known of one person when a plan is made or read."""

    questionnaires: Questionnaires
    plans: tuple[Plan, ...]
    choices: tuple[ChosenGoals, ...]
    known: Known | None

    @property
    def sitting(self) -> Assessment | None:
        """The last sitting in which something was answered."""
        return self.known.latest if self.known and self.known.latest.answers else None

    @property
    def plan(self) -> Plan | None:
        """The last version."""
        return self.plans[0] if self.plans else None

    @property
    def chosen(self) -> ChosenGoals | None:
        """The goals that hold today."""
        return self.choices[0] if self.choices else None

    @cached_property
    def profile(self) -> Profile | None:
        """What is known today, in the questions of today."""
        if self.known is None or self.sitting is None:
            return None
        bank = self.questionnaires.bank(self.sitting.questionnaire)
        return profile_of(bank, (), past=self.known.past)

    def offer(self, means: Means) -> Offer | None:
        """What can be proposed, knowing what was decided; None before any answer."""
        if self.known is None or self.sitting is None:
            return None
        bank = self.questionnaires.bank(self.sitting.questionnaire)
        goals = self.chosen.goals if self.chosen else ()
        person = situation_of(bank, (), goals, self.known.past)
        decided = decided_in(self.plan.steps if self.plan else ())
        return Offer(Follower(self.questionnaires.catalogue(), person, means), decided)

    def proposal(self, means: Means) -> Proposal:
        """What the rules propose today; nothing before any answer."""
        offer = self.offer(means)
        return propose_from(offer) if offer else Proposal(())

    @property
    def means(self) -> Means:
        """The sessions there are; formats and conditions are asked for each time, never kept."""
        return Means(self.chosen.sessions if self.chosen else None)


def start_of_plan(uow: UnitOfWork, learner_id: UUID, *, visible_to: Scope) -> PlanStart:
    """Read it all, inside a transaction."""
    return PlanStart(
        uow.questionnaires,
        plans_of(uow, learner_id, visible_to=visible_to),
        uow.goals.chosen(learner_id, visible_to=visible_to),
        known_of(uow, learner_id, visible_to=visible_to),
    )
