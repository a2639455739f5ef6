"""What a coordinator sees: how many people, at which level, of which profile, when; never who."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from analytics.indicators import Assessed, Needs, needs_of, read
from analytics.progressed import Progressed, progressed_of
from diagnostic.answers import counting
from diagnostic.errors import Forbidden
from diagnostic.past import NO_PAST, Evidence, Moment, Past
from diagnostic.people import Actor, Role, Structure
from i18n.formats import local_day
from pathway.progress import Achieved, SaidThen, achieved
from security.access import allow, counts_scope_of
from security.audit import Act, refusals_noted
from store.frames import PersonRow, SittingRow
from store.unit_of_work import Questionnaires, UnitOfWork
from store.words import FrameworkWords


@dataclass(frozen=True, slots=True)
class NeedsView:
    """The counts of one's structure, small ones hidden, and the words to tell them."""

    structure: Structure
    needs: Needs
    progressed: Progressed
    framework_words: FrameworkWords


@allow(Role.COORDINATOR)
def see_needs(
    uow: UnitOfWork, actor: Actor, *, questionnaire: str, language: str, now: datetime
) -> NeedsView:
    """The counts of the coordinator's own structure, which no argument can change.

    A person counts once, by their latest sitting whose every axis is told. Raises `Forbidden` to
    whoever coordinates no structure, and `UnknownQuestionnaire`.
    """
    scope = counts_scope_of(actor)
    with refusals_noted(uow, Act.READ, actor, now=now), uow.reading():
        if scope.counts_of is None:
            raise Forbidden(act="see_needs")
        structure = uow.accounts.structure(scope.counts_of)
        people = uow.frames.people(counted_by=scope)
    words = uow.questionnaires.framework_words(language)
    assessed = _assessed(people, uow.questionnaires, questionnaire)
    framework = uow.questionnaires.questionnaire(questionnaire).framework
    needs = needs_of(framework, assessed, waiting=len(people) - len(assessed))
    return NeedsView(structure, needs, _progressed(people), words)


def _assessed(
    people: Iterable[PersonRow], asked: Questionnaires, questionnaire: str
) -> list[Assessed]:
    found = (_latest(person, asked, questionnaire) for person in people)
    return [person for person in found if person is not None]


def _progressed(people: Iterable[PersonRow]) -> Progressed:
    again = [one for one in people if len(one.sittings) + len(one.seen) > 1]
    return progressed_of(len(again), sum(bool(_achieved(one)) for one in again))


def _achieved(person: PersonRow) -> tuple[Achieved, ...]:
    said = [SaidThen(given, one.started_at) for one in person.sittings for given in one.given]
    return achieved(said, person.seen)


def _latest(person: PersonRow, asked: Questionnaires, questionnaire: str) -> Assessed | None:
    """Each sitting read as its own revision reads it."""
    for sitting in person.sittings:
        if sitting.questionnaire == questionnaire:
            bank = asked.at(questionnaire, sitting.revision).bank(questionnaire)
            if reading := read(bank, sitting.given, _past(sitting, person, asked)):
                return Assessed(reading, local_day(sitting.started_at))
    return None


def _past(sitting: SittingRow, person: PersonRow, asked: Questionnaires) -> Past:
    """What was known when a sitting started: the answers of those it follows."""
    if sitting.follows is None:
        return NO_PAST
    former = person.sittings[sitting.follows]
    bank = asked.at(former.questionnaire, former.revision).bank(former.questionnaire)
    told = tuple(Evidence(given) for given in counting(former.given))
    before = _past(former, person, asked)
    return before.then(Moment(former.started_at, told, bank)).seen_from(sitting.started_at)
