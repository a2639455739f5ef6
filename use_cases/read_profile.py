"""Read what the answers say: levels with their doubt, obstacles, reasons, in a language."""

from dataclasses import dataclass
from uuid import UUID

from diagnostic.answers import Answer
from diagnostic.assessment import Assessment
from diagnostic.explanation import Explanation, explain
from diagnostic.people import Actor, Role
from diagnostic.profile import Profile, profile_of
from security.access import allow, scope_of
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

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers that hold today, in the order in which the questions came."""
        return self.assessment.standing_answers


@allow(Role.LEARNER)
def read_profile(
    uow: UnitOfWork, actor: Actor, *, language: str, assessment_id: UUID | None = None
) -> ProfileView:
    """The profile of an assessment, the latest by default; explained where a level is told."""
    with uow.reading():
        assessment = uow.assessments.find(assessment_id, visible_to=scope_of(actor))
        bank = uow.questionnaires.bank(assessment.questionnaire)
        words = uow.questionnaires.words(assessment.questionnaire, language)
        named = uow.questionnaires.framework_words(language)
    profile = profile_of(bank, assessment.given)
    told = tuple(axis.axis for axis in profile.axes if axis.is_announced)
    explained = tuple(explain(bank, assessment.given, axis) for axis in told)
    may_go_on = assessment.finished_at is None and assessment.step(bank).choice is not None
    return ProfileView(assessment, profile, explained, words, named, may_go_on)
