"""Writing down a meeting that was held: who, when, about what, and what the person did there.

One act keeps all of it, so that a meeting with two observations is a handful of taps. The id of
the meeting is drawn before its form is shown: a second click on the same form keeps nothing more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from diagnostic.answers import Given
from diagnostic.observations import Autonomy, Observation
from diagnostic.people import Actor, Role
from pathway.errors import MeetingCancelled, UnknownSubject
from pathway.meetings import (
    Meeting,
    MeetingDetails,
    MeetingKind,
    MeetingState,
    Presence,
    begun,
    check_details,
    check_held,
    seen_at,
)
from pathway.observing import subjects_of, suggested, themes_of
from pathway.plan import PlanStep, StepState
from security.access import allow, scope_of
from security.audit import Act, line, refusals_noted
from store.catalogue_words import CatalogueWords
from store.facts import AlreadyKept
from store.plan_steps import plan_of
from store.unit_of_work import UnitOfWork
from store.words import Words

USUAL_MINUTES = 60
Seen = Mapping[str, Autonomy]  # what the person did of each skill and démarche


@dataclass(frozen=True, slots=True)
class Blank:
    """A form before it is filled.

    Parameters
    ----------
    meeting_id : UUID
        What the meeting will be called if the form is kept.
    details : MeetingDetails
        Now, the usual place and the usual length, as this adviser last wrote them.
    suggested : tuple of str
        What is worth looking at with this person today.
    subjects : tuple of str
        Everything that can be seen.
    last_seen : mapping of str to Observation
        What each subject last showed.
    """

    meeting_id: UUID
    details: MeetingDetails
    suggested: tuple[str, ...]
    subjects: tuple[str, ...]
    last_seen: Mapping[str, Observation]
    words: Words
    named: CatalogueWords


@allow(Role.ADVISER)
def prepare(
    uow: UnitOfWork,
    actor: Actor,
    *,
    learner_id: UUID | None = None,
    kind: MeetingKind = MeetingKind.INDIVIDUAL,
    questionnaire: str,
    language: str,
    now: datetime,
) -> Blank:
    """A form to fill, about a person or a stranger; nothing is kept. Raises `UnknownLearner`."""
    with refusals_noted(uow, Act.READ, actor, now=now), uow.reading():
        meeting_id = uow.facts.new_id(now)
        usual = uow.meetings.usual(actor.id, kind) if actor.id else None
        known = _Known() if learner_id is None else _known_of(uow, actor, learner_id)
    catalogue = uow.questionnaires.catalogue()
    subjects = subjects_of(uow.questionnaires.questionnaire(questionnaire), catalogue)
    return Blank(
        meeting_id,
        _usual_details(usual, kind, now),
        suggested(
            subjects, steps=known.steps, said=known.said, seen=known.seen, catalogue=catalogue
        ),
        subjects,
        {observation.subject: observation for observation in known.seen},
        uow.questionnaires.words(questionnaire, language),
        uow.questionnaires.catalogue_words(language),
    )


@allow(Role.ADVISER)
def hold(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: UUID,
    learner_id: UUID | None = None,
    details: MeetingDetails,
    seen: Seen | None = None,
    questionnaire: str,
    now: datetime,
) -> UUID:
    """Keep a meeting that was held and what was seen there; with nobody named, one-off help.

    Without a theme, it is about what was seen. Raises `UnknownLearner`, `UnknownSubject`,
    `UnfitMeeting`, `HeldInTheFuture`, `DateTooFar`.
    """
    told = _with_themes(uow, details, seen or {}, questionnaire)
    check_held(told.at, now=now)
    with refusals_noted(uow, Act.MEET, actor, now=now), uow:
        them = None
        if learner_id is not None:
            them = uow.learners.get(learner_id, visible_to=scope_of(actor)).id
        try:
            meeting = uow.meetings.open(
                meeting_id, them, MeetingState.HELD, told, by=actor, now=now
            )
        except AlreadyKept:  # the second of two clicks
            return meeting_id
        _keep_seen(uow, actor, meeting, seen or {}, now)
        uow.audit.append(line(Act.MEET, actor, now=now, subject_id=them))
        uow.commit()
    return meeting_id


@allow(Role.ADVISER)
def hold_planned(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: UUID,
    version: int,
    details: MeetingDetails | None = None,
    seen: Seen | None = None,
    questionnaire: str,
    now: datetime,
) -> None:
    """A planned meeting or workshop was held, as planned or as `details` say.

    Raises `UnknownMeeting`, `MeetingChanged`, `MeetingCancelled`, and what `hold` raises.
    """
    with refusals_noted(uow, Act.MEET, actor, now=now), uow:
        planned = uow.meetings.seen_at(meeting_id, version, visible_to=scope_of(actor))
        if not planned.is_open:
            raise MeetingCancelled
        wanted = details or planned.details
        told = replace(wanted, at=begun(wanted.at, now=now))
        before = {one.subject: one.autonomy for one in uow.observations.at_meeting(meeting_id)}
        told = _with_themes(uow, told, {**before, **(seen or {})}, questionnaire)
        check_held(told.at, now=now)
        held = uow.meetings.change(
            planned, state=MeetingState.HELD, details=told, by=actor, now=now
        )
        _keep_seen(uow, actor, held, seen or {}, now)
        uow.audit.append(line(Act.MEET, actor, now=now, subject_id=held.learner_id))
        uow.commit()


def _keep_seen(uow: UnitOfWork, actor: Actor, meeting: Meeting, seen: Seen, now: datetime) -> None:
    """The person of a meeting with one came; what they did there."""
    if meeting.learner_id is None:
        return
    stamp = uow.facts.stamp(actor, now)
    uow.attendances.mark(meeting.learner_id, meeting.id, Presence.PRESENT, stamp)
    for subject, autonomy in seen.items():
        uow.observations.see(
            meeting.learner_id,
            subject,
            autonomy,
            meeting_id=meeting.id,
            observed_at=seen_at(meeting.details, now=now),
            stamp=uow.facts.stamp(actor, now),
        )


def _with_themes(
    uow: UnitOfWork, details: MeetingDetails, seen: Seen, questionnaire: str
) -> MeetingDetails:
    check_details(details)
    asked, catalogue = uow.questionnaires.questionnaire(questionnaire), uow.questionnaires
    if not set(seen) <= set(subjects_of(asked, catalogue.catalogue())):
        raise UnknownSubject
    return replace(details, themes=details.themes or themes_of(seen, asked, catalogue.catalogue()))


def _usual_details(usual: Meeting | None, kind: MeetingKind, now: datetime) -> MeetingDetails:
    at = now.replace(second=0, microsecond=0)
    if usual is None:
        return MeetingDetails(kind, at, USUAL_MINUTES)
    former = usual.details
    return replace(former, at=at, themes=(), equipment=(), title=None, others=0)


@dataclass(frozen=True, slots=True)
class _Known:
    """What tells what is worth looking at: steps still to do, answers, observations."""

    steps: tuple[PlanStep, ...] = ()
    said: tuple[Given, ...] = ()
    seen: tuple[Observation, ...] = ()


def _known_of(uow: UnitOfWork, actor: Actor, learner_id: UUID) -> _Known:
    scope = scope_of(actor)
    learner = uow.learners.get(learner_id, visible_to=scope)
    sittings = uow.assessments.of_learner(learner.id, visible_to=scope)
    latest = next((sitting for sitting in sittings if sitting.answers), None)
    versions = uow.plans.versions(learner.id, visible_to=scope)
    steps: tuple[PlanStep, ...] = ()
    if versions:
        plan = plan_of(max(versions, key=lambda kept: kept.version))
        to_do = [step for step in plan.kept if step.state is not StepState.DONE]
        steps = tuple(sorted(to_do, key=lambda step: step.state is StepState.PROPOSED))
    seen = uow.observations.of_learner(learner.id, visible_to=scope)
    return _Known(steps, latest.given if latest else (), seen)
