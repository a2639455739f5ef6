"""Read what the answers say: levels with their doubt, obstacles, reasons, in a language."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from diagnostic.answers import Answer
from diagnostic.assessment import Assessment
from diagnostic.explanation import Explanation, explain
from diagnostic.people import Actor, Role
from diagnostic.profile import Profile, profile_of
from diagnostic.to_check import ToCheck, to_check
from security.access import allow, scope_of
from security.audit import Act, refusals_noted
from store.unit_of_work import UnitOfWork
from store.words import FrameworkWords, Words


@dataclass(frozen=True, slots=True)
class ProfileView:
    """One person's profile, and the words to tell it."""

    assessment: Assessment
    profile: Profile
    explanations: tuple[Explanation, ...]
    words: Words
    framework_words: FrameworkWords

    may_go_on: bool
    to_check: tuple[ToCheck, ...] = ()

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers that hold today, in the order in which the questions came."""
        return self.assessment.standing_answers


@allow(Role.LEARNER, Role.ADVISER)
def read_profile(
    uow: UnitOfWork,
    actor: Actor,
    *,
    language: str,
    assessment_id: UUID | None = None,
    learner_id: UUID | None = None,
    now: datetime,
) -> ProfileView:
    """The profile of an assessment, by default one's own latest; explained where a level is told.

    An adviser names the sitting or the person, and is told what is worth checking. Raises
    `UnknownAssessment` if there is none that may be read.
    """
    scope = scope_of(actor)
    with refusals_noted(uow, Act.READ, actor, now=now), uow.reading():
        assessment = uow.assessments.find(assessment_id, visible_to=scope, learner_id=learner_id)
        asked = uow.questionnaires.at(assessment.questionnaire, assessment.revision)
        bank = asked.bank(assessment.questionnaire)
        words = asked.words(assessment.questionnaire, language)
        named = asked.framework_words(language)
    profile = profile_of(bank, assessment.given)
    told = tuple(axis.axis for axis in profile.axes if axis.is_announced)
    explained = tuple(explain(bank, assessment.given, axis) for axis in told)
    may_go_on = assessment.finished_at is None and assessment.step(bank).choice is not None
    checks = to_check(bank, assessment.given) if Role.ADVISER in actor.roles else ()
    return ProfileView(assessment, profile, explained, words, named, may_go_on, checks)
