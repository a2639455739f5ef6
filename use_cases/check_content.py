"""What whoever writes questions asks before sharing them: what is there, and what is wrong."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from diagnostic.people import Actor, Role
from i18n.catalogue import SOURCE
from security.access import allow
from store.catalogue import is_of_catalogue
from store.content_faults import sentence
from store.content_schemas import write_all
from store.revisions import publish
from store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Summary:
    """One questionnaire on the shelf; `counts` is how many questions each dimension has."""

    id: str
    revision: int
    languages: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]


@allow(Role.OPERATOR)
def describe(uow: UnitOfWork, actor: Actor, *, language: str = SOURCE) -> tuple[Summary, ...]:
    """Tell every questionnaire of the shelf.

    Raises `MalformedItem` if one of them should be corrected first.
    """
    shelf = uow.questionnaires
    names = shelf.framework_words(language).dimensions
    return tuple(
        Summary(
            questionnaire.id,
            questionnaire.revision,
            questionnaire.languages,
            tuple(
                (names[dimension].name, count)
                for dimension, count in Counter(i.dimension for i in questionnaire.items).items()
            ),
        )
        for questionnaire in map(shelf.questionnaire, shelf.questionnaires())
    )


@dataclass(frozen=True, slots=True)
class CatalogueSummary:
    """How much can be proposed, and how many aids nobody verified of late."""

    modules: int
    aids: int
    goals: int
    to_review: int


@allow(Role.OPERATOR)
def describe_catalogue(uow: UnitOfWork, actor: Actor, *, today: date) -> CatalogueSummary:
    """Count what the catalogue holds, and its aids that are to be verified.

    Raises `MalformedItem` if it should be corrected first.
    """
    held = uow.questionnaires.catalogue()
    to_review = [aid for aid in held.aids if not aid.is_certain(on=today)]
    return CatalogueSummary(len(held.modules), len(held.aids), len(held.goals), len(to_review))


@allow(Role.OPERATOR)
def tell_catalogue_faults(
    uow: UnitOfWork, actor: Actor, *, language: str = SOURCE
) -> tuple[str, ...]:
    """Tell everything wrong in the catalogue alone, one sentence each."""
    found = filter(is_of_catalogue, uow.questionnaires.faults())
    return tuple(sentence(told, language) for told in found)


@allow(Role.OPERATOR)
def tell_faults(uow: UnitOfWork, actor: Actor, *, language: str = SOURCE) -> tuple[str, ...]:
    """Tell everything wrong in the content, one sentence each: which file, what, what to do."""
    return tuple(sentence(told, language) for told in uow.questionnaires.faults())


@allow(Role.OPERATOR)
def write_schemas(uow: UnitOfWork, actor: Actor, *, folder: Path) -> tuple[Path, ...]:
    """Write the shapes of the content files where editors read them."""
    return write_all(folder)


@allow(Role.OPERATOR)
def publish_revision(uow: UnitOfWork, actor: Actor, *, folder: Path, questionnaire: str) -> int:
    """Keep a questionnaire as it stands for ever: whoever is asked it can read it again.

    Raises `UnknownQuestionnaire`, `MalformedItem` if it should be corrected first, and
    `RevisionPublished` if this revision was published and measures otherwise.
    """
    revision = uow.questionnaires.questionnaire(questionnaire).revision
    publish(folder, questionnaire, revision)
    return revision
