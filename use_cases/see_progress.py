"""What a person can do now that they could not, told to them and to their adviser."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from diagnostic.assessment import Assessment
from diagnostic.people import Actor, Role
from pathway.observing import Ladder, ladders
from pathway.progress import Achieved, SaidThen, achieved, until_first_demarche_alone
from security.access import allow, scope_of
from security.audit import Act, refusals_noted
from store.catalogue_words import CatalogueWords
from store.unit_of_work import UnitOfWork
from store.words import Words

ABOUT = "premiers-pas"  # whose words tell what was seen, where there was no sitting


@dataclass(frozen=True, slots=True)
class ProgressView:
    """A person's progress, and the words to tell it.

    Parameters
    ----------
    achieved : tuple of Achieved
        Done alone now, and not before; the newest first.
    ladders : tuple of Ladder
        Each thing seen, over time; the last one that moved first.
    first_demarche_after : datetime.timedelta or None
        From the first day to the first démarche done alone.
    """

    achieved: tuple[Achieved, ...]
    ladders: tuple[Ladder, ...]
    first_demarche_after: timedelta | None
    words: Words
    catalogue_words: CatalogueWords


@allow(Role.LEARNER, Role.ADVISER)
def read_progress(
    uow: UnitOfWork, actor: Actor, *, learner_id: UUID, language: str, now: datetime
) -> ProgressView:
    """The way made since the first day. Raises `UnknownLearner`."""
    scope = scope_of(actor)
    with refusals_noted(uow, Act.READ, actor, now=now), uow.reading():
        learner = uow.learners.get(learner_id, visible_to=scope)
        sittings = uow.assessments.of_learner(learner.id, visible_to=scope)
        seen = uow.observations.of_learner(learner.id, visible_to=scope)
    return ProgressView(
        achieved(_said(sittings), seen),
        ladders(seen),
        until_first_demarche_alone(seen, learner.enrolled_at),
        uow.questionnaires.words(ABOUT, language),
        uow.questionnaires.catalogue_words(language),
    )


def _said(sittings: tuple[Assessment, ...]) -> list[SaidThen]:
    return [
        SaidThen(answer.given, answer.recorded_at)
        for sitting in sittings
        for answer in sitting.standing_answers
    ]
