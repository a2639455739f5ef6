"""Read what is known of a person: levels with their doubt, obstacles, reasons, what changed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from diagnostic.answers import Answer
from diagnostic.assessment import Assessment
from diagnostic.errors import UnknownAssessment
from diagnostic.evolution import AxisChange, changes
from diagnostic.explanation import Explanation, explanations
from diagnostic.framework import Framework
from diagnostic.observations import Observation
from diagnostic.people import Actor, Role
from diagnostic.profile import Profile, profile_of
from diagnostic.to_check import ToCheck, to_check
from security.access import allow, scope_of
from security.audit import Act, refusals_noted
from store.pasts import known_of, with_past
from store.unit_of_work import UnitOfWork
from store.words import FrameworkWords, Words


@dataclass(frozen=True, slots=True)
class ProfileView:
    """One person's profile, and the words to tell it.

    Parameters
    ----------
    assessment : Assessment
        The sitting that is read; the last one where none was named.
    observations : tuple of Observation
        Seen since, and counted in the profile.
    compared_with : Assessment or None
        The former diagnosis that today is compared with.
    before : Profile or None
        What it said then.
    changes : tuple of AxisChange
        From it to today, an axis each; empty where there is none.
    """

    assessment: Assessment
    profile: Profile
    explanations: tuple[Explanation, ...]
    words: Words
    framework: Framework
    framework_words: FrameworkWords

    may_go_on: bool
    to_check: tuple[ToCheck, ...] = ()
    observations: tuple[Observation, ...] = ()
    compared_with: Assessment | None = None
    before: Profile | None = None
    changes: tuple[AxisChange, ...] = ()

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
    """The profile of a person, by default one's own; explained where a level is told.

    An adviser names the person, or a sitting to read it again as it was then, and is told what is
    worth checking. Raises `UnknownAssessment` if there is none that may be read.
    """
    scope = scope_of(actor)
    with refusals_noted(uow, Act.READ, actor, now=now), uow.reading():
        if assessment_id is not None:
            found = uow.assessments.get(assessment_id, visible_to=scope)
            sitting, known = with_past(uow, found, visible_to=scope), None
        else:
            whose = learner_id or scope.learner_id
            known = known_of(uow, whose, visible_to=scope) if whose else None
            if known is None:
                raise UnknownAssessment
            sitting = known.latest
        asked = uow.questionnaires.at(sitting.questionnaire, sitting.revision)
        bank = asked.bank(sitting.questionnaire)
        words = asked.words(sitting.questionnaire, language)
        named = asked.framework_words(language)
        former = known.compared_with if known else None
        before = _as_it_was(uow, former) if former else None
    answers, past = sitting.given, sitting.past
    if known and known.observations:
        answers, past = (), known.past
    profile = profile_of(bank, answers, past=past)
    told = {axis.axis for axis in profile.axes if axis.is_announced}
    return ProfileView(
        sitting,
        profile,
        tuple(one for one in explanations(bank, answers, past) if one.axis in told),
        words,
        bank.questionnaire.framework,
        named,
        sitting.finished_at is None and sitting.step(bank).choice is not None,
        to_check(bank, answers, past=past) if Role.ADVISER in actor.roles else (),
        known.observations if known else (),
        former,
        before,
        changes(bank, known.past, former.learnt_at) if known and former else (),
    )


def _as_it_was(uow: UnitOfWork, sitting: Assessment) -> Profile:
    asked = uow.questionnaires.at(sitting.questionnaire, sitting.revision)
    return profile_of(asked.bank(sitting.questionnaire), sitting.given, past=sitting.past)
