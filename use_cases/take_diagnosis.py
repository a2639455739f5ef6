"""A diagnosis, alone or with an adviser: answer, correct, come back, finish.

Every answer is committed before the next question shows. A second click, or a page that has grown
old, changes nothing: it is told where the sitting stands.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from diagnostic.answers import Answer, AnswerMode, Given, SpokenBy, seconds_kept
from diagnostic.assessment import Assessment
from diagnostic.errors import (
    AlreadyFinished,
    ModeNotOffered,
    NothingToCorrect,
    NotTheCurrentQuestion,
)
from diagnostic.people import Actor, Role
from diagnostic.sitting import Step
from i18n.catalogue import SOURCE
from security.access import allow, scope_of
from security.audit import Act, refusals_noted
from store.facts import AlreadyKept
from store.pasts import with_past
from store.unit_of_work import Questionnaires, UnitOfWork
from store.words import FrameworkWords, Words

ANSWERING = (Role.LEARNER, Role.ADVISER)


@dataclass(frozen=True, slots=True, eq=False)
class Sitting:
    """Where a sitting stands, as a screen shows it.

    `number` is that of the question asked now, from 1; `step.choice` is None at the end.
    """

    assessment: Assessment
    step: Step
    number: int
    words: Words
    named: FrameworkWords


@allow(*ANSWERING)
def current_question(
    uow: UnitOfWork,
    actor: Actor,
    *,
    assessment_id: UUID | None = None,
    language: str = SOURCE,
    now: datetime,
) -> Sitting:
    """Where a sitting stands; without an id, the person's latest.

    Raises `UnknownAssessment` if there is none, or none of theirs.
    """
    with refusals_noted(uow, Act.READ, actor, now=now), uow.reading():
        scope = scope_of(actor)
        found = uow.assessments.find(assessment_id, visible_to=scope)
        assessment = with_past(uow, found, visible_to=scope)
    return _sitting(uow, assessment, language)


@allow(*ANSWERING)
def answer(
    uow: UnitOfWork,
    actor: Actor,
    *,
    assessment_id: UUID,
    given: Given,
    spoken_by: SpokenBy | None = None,
    shown_at: datetime | None = None,
    language: str = SOURCE,
    now: datetime,
) -> Sitting:
    """Keep what was given to the question asked now, and tell where the sitting stands.

    `spoken_by` is who said the words, noted by an adviser; `shown_at` is since when the question
    was on the screen.

    The answer after which nothing is left to ask ends the sitting.

    Raises `UnknownAssessment` for anybody else's sitting, and `UnknownItem`, `UnknownOption` or
    `ModeNotOffered` for what the questionnaire does not know.
    """
    with refusals_noted(uow, Act.ANSWER, actor, now=now):
        try:
            kept = _keep_answer(uow, actor, assessment_id, given, spoken_by, shown_at, now)
        except AlreadyKept:
            kept = _read(uow, actor, assessment_id)
    sitting = _sitting(uow, kept, language)
    if sitting.step.choice is None and kept.finished_at is None:
        return finish(uow, actor, assessment_id=assessment_id, language=language, now=now)
    return sitting


def _keep_answer(
    uow: UnitOfWork,
    actor: Actor,
    assessment_id: UUID,
    given: Given,
    spoken_by: SpokenBy | None,
    shown_at: datetime | None,
    now: datetime,
) -> Assessment:
    with uow:
        before = _get(uow, actor, assessment_id)
        _seen_by_an_adviser(actor, given)
        seconds = None if shown_at is None else seconds_kept(now - shown_at)
        fact = replace(_answer(uow, actor, given, spoken_by, now), seconds=seconds)
        try:
            after = before.answer(fact, _asked_of(uow, before).bank(before.questionnaire))
        except (NotTheCurrentQuestion, AlreadyFinished):
            return before
        uow.assessments.keep(fact, of=before)
        uow.commit()
    return after


@allow(*ANSWERING)
def correct(
    uow: UnitOfWork,
    actor: Actor,
    *,
    assessment_id: UUID,
    given: Given,
    spoken_by: SpokenBy | None = None,
    language: str = SOURCE,
    now: datetime,
) -> Sitting:
    """Replace the answer that holds to a question; the former one stays in the facts.

    Raises `NothingToCorrect` if the question was not answered, and what `answer` raises.
    """
    with refusals_noted(uow, Act.ANSWER, actor, now=now):
        try:
            kept = _keep_correction(uow, actor, assessment_id, given, spoken_by, now)
        except AlreadyKept:
            kept = _read(uow, actor, assessment_id)
    return _sitting(uow, kept, language)


def _keep_correction(
    uow: UnitOfWork,
    actor: Actor,
    assessment_id: UUID,
    given: Given,
    spoken_by: SpokenBy | None,
    now: datetime,
) -> Assessment:
    with uow:
        before = _get(uow, actor, assessment_id)
        former = before.answer_to(given.item)
        if former is None:
            raise NothingToCorrect(item=given.item)
        if former.given == given:
            return before
        fact = _answer(uow, actor, given, spoken_by, now, supersedes=former.id)
        bank = _asked_of(uow, before).bank(before.questionnaire)
        after = before.correct(fact, bank, _seen_by_an_adviser(actor, given))
        uow.assessments.keep(fact, of=before)
        uow.commit()
    return after


@allow(*ANSWERING)
def finish(
    uow: UnitOfWork,
    actor: Actor,
    *,
    assessment_id: UUID,
    language: str = SOURCE,
    now: datetime,
) -> Sitting:
    """End a sitting; ending twice changes nothing. Raises `UnknownAssessment`."""
    with refusals_noted(uow, Act.ANSWER, actor, now=now):
        try:
            ended = _keep_end(uow, actor, assessment_id, now)
        except AlreadyKept:
            ended = _read(uow, actor, assessment_id)
    return _sitting(uow, ended, language)


def _keep_end(uow: UnitOfWork, actor: Actor, assessment_id: UUID, now: datetime) -> Assessment:
    with uow:
        before = _get(uow, actor, assessment_id)
        _asked_of(uow, before)
        if before.finished_at is not None:
            return before
        uow.assessments.end(before, uow.facts.stamp(actor, now))
        uow.commit()
    return before.finish(at=now)


def _read(uow: UnitOfWork, actor: Actor, assessment_id: UUID) -> Assessment:
    with uow.reading():
        return _get(uow, actor, assessment_id)


def _get(uow: UnitOfWork, actor: Actor, assessment_id: UUID) -> Assessment:
    """A sitting with what was known when it started, inside a transaction."""
    scope = scope_of(actor)
    found = uow.assessments.get(assessment_id, visible_to=scope)
    return with_past(uow, found, visible_to=scope)


def _seen_by_an_adviser(actor: Actor, given: Given) -> tuple[AnswerMode, ...]:
    """What an adviser may add to any sitting: what they saw; nobody sees for themselves."""
    if Role.ADVISER in actor.roles:
        return (AnswerMode.OBSERVED,)
    if given.mode is AnswerMode.OBSERVED:
        raise ModeNotOffered(item=given.item, mode=given.mode)
    return ()


def _answer(
    uow: UnitOfWork,
    actor: Actor,
    given: Given,
    spoken_by: SpokenBy | None,
    now: datetime,
    supersedes: UUID | None = None,
) -> Answer:
    stamp = uow.facts.stamp(actor, now)
    return Answer(
        stamp.id,
        given,
        stamp.recorded_by,
        stamp.recorded_at,
        stamp.recorded_where,
        supersedes,
        spoken_by,
    )


def _sitting(uow: UnitOfWork, assessment: Assessment, language: str) -> Sitting:
    asked = _asked_of(uow, assessment)
    return Sitting(
        assessment,
        assessment.step(asked.bank(assessment.questionnaire)),
        len(assessment.standing_answers) + 1,
        asked.words(assessment.questionnaire, language),
        asked.framework_words(language),
    )


def _asked_of(uow: UnitOfWork, assessment: Assessment) -> Questionnaires:
    """The questionnaires as they stood when this sitting started."""
    return uow.questionnaires.at(assessment.questionnaire, assessment.revision)
