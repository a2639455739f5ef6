"""The catalogue of modules, aids and goals, read from its files, with all that is wrong there."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from diagnostic.errors import MalformedItem, UnknownQuestionnaire
from diagnostic.faults import Fault, fault
from diagnostic.framework import Framework
from pathway.aids import Aid
from pathway.catalogue import Catalogue
from pathway.faults import check
from pathway.goals import Goal, GoalFamily
from pathway.modules import Condition, Device, Format, Module
from store.catalogue_shapes import (
    AidShape,
    AidsShape,
    CatalogueWordsShape,
    GoalShape,
    GoalsShape,
    ModuleShape,
    ModulesShape,
)
from store.catalogue_words import CatalogueWords, catalogue_words_of
from store.drafts import FileFault, apart_from, in_file
from store.shape_reading import Reading, read_shape

T = TypeVar("T")
Drawn = Goal | GoalFamily
FOLDER = "catalogue"
PICTOGRAMS = f"{FOLDER}/pictograms"
MODULES, AIDS, GOALS = (f"{FOLDER}/{name}.yaml" for name in ("modules", "aids", "goals"))
EMPTY = Catalogue((), ())


@dataclass(frozen=True, slots=True)
class CatalogueDraft:
    """The catalogue as far as it can be read, and everything wrong with it."""

    catalogue: Catalogue
    faults: tuple[FileFault, ...]


def has_catalogue(folder: Path) -> bool:
    """Whether a folder of content holds a catalogue at all."""
    return (folder / FOLDER).is_dir()


def catalogue_languages(folder: Path) -> tuple[str, ...]:
    """Languages in which the words of the catalogue are written."""
    structure = {Path(file).name for file in (MODULES, AIDS, GOALS)}
    files = (folder / FOLDER).glob("*.yaml")
    return tuple(sorted(file.stem for file in files if file.name not in structure))


def draft_catalogue(
    folder: Path, framework: Framework | None, items: Collection[str]
) -> CatalogueDraft:
    """The three files of the catalogue; `items` are the questions it may name."""
    modules = read_shape(folder, MODULES, ModulesShape, {"revision": 1})
    aids = read_shape(folder, AIDS, AidsShape, {"revision": 1})
    goals = read_shape(folder, GOALS, GoalsShape, {"revision": 1})
    readings = (modules, aids, goals)
    found = [told for reading in readings for told in in_file(reading.file, reading.faults)]
    if modules.shape is None or aids.shape is None or goals.shape is None:
        return CatalogueDraft(EMPTY, tuple(found))
    catalogue = _catalogue_of(modules.shape, aids.shape, goals.shape)
    if framework is not None:
        damaged = modules.damaged | aids.damaged | goals.damaged
        home = {
            **dict.fromkeys((aid.id for aid in catalogue.aids), AIDS),
            **dict.fromkeys((family.id for family in catalogue.families), GOALS),
            **dict.fromkeys((goal.id for goal in catalogue.goals), GOALS),
        }
        told_of = (*check(catalogue, framework, items), *_missing_pictures(folder, catalogue))
        for told in apart_from(told_of, damaged):
            found += in_file(home.get(told.item or "", MODULES), [told])
    return CatalogueDraft(catalogue, tuple(found))


def _picture_file(folder: Path, drawn: Drawn) -> Path:
    return folder / PICTOGRAMS / f"{drawn.picture}.svg"


def _missing_pictures(folder: Path, catalogue: Catalogue) -> Iterator[Fault]:
    everything: tuple[Drawn, ...] = (*catalogue.families, *catalogue.goals)
    for drawn in everything:
        if not _picture_file(folder, drawn).is_file():
            yield fault("catalogue.picture", drawn.id, name=drawn.picture)


def _catalogue_of(modules: ModulesShape, aids: AidsShape, goals: GoalsShape) -> Catalogue:
    return Catalogue(
        tuple(_module_of(module, modules.gain) for module in modules.modules),
        tuple(_aid_of(aid, aids.review_after_months) for aid in aids.aids),
        tuple(map(_goal_of, goals.goals)),
        tuple(Device(id, _tuples(shown_by)) for id, shown_by in modules.devices.items()),
        _tuples(modules.reading),
        tuple(modules.blocking),
        frozenset((*modules.retired, *aids.retired)),
        _tuples(modules.speaking),
        _tuples(modules.reading_elsewhere),
        frozenset(modules.not_blocking),
        tuple(GoalFamily(family.id, family.picture) for family in goals.families),
    )


def _aid_of(shape: AidShape, review_after_months: int) -> Aid:
    return Aid(
        id=shape.id,
        lifts=tuple(shape.lifts),
        source=shape.source,
        dated=shape.dated,
        verified_on=shape.verified_on,
        territory=shape.territory,
        review_after_months=shape.review_after_months or review_after_months,
        conditions=tuple(map(Condition, shape.conditions)),
    )


def _goal_of(shape: GoalShape) -> Goal:
    return Goal(
        id=shape.id,
        needs=tuple(shape.needs),
        through=tuple(shape.through),
        hindered_by=tuple(shape.hindered_by),
        on=tuple(shape.on),
        picture=shape.picture,
        family=shape.family,
    )


def _module_of(shape: ModuleShape, gain: float) -> Module:
    return Module(
        id=shape.id,
        minutes=shape.minutes,
        formats=tuple(map(Format, shape.formats)),
        teaches=tuple(shape.teaches),
        lifts=tuple(shape.lifts),
        after=tuple(shape.after),
        on=tuple(shape.on),
        without_reading=shape.without_reading,
        languages=tuple(shape.languages),
        competences=tuple(shape.competences),
        themes=tuple(shape.themes),
        without_french=shape.without_french,
        adapted=shape.adapted,
        gain=shape.gain or gain,
        on_request=shape.on_request,
        lent=shape.lent,
        own=shape.own,
    )


def _tuples(lists: Mapping[str, list[T]]) -> dict[str, tuple[T, ...]]:
    return {name: tuple(values) for name, values in lists.items()}


def read_catalogue_words(
    folder: Path, language: str, catalogue: Catalogue
) -> Reading[CatalogueWordsShape]:
    """The words of the catalogue in one language, with what is missing or left over."""
    words = read_shape(folder, f"{FOLDER}/{language}.yaml", CatalogueWordsShape)
    retired = catalogue.retired
    if words.shape is None:
        return words
    told: list[Fault] = []
    for section, ids in _wanted_words(catalogue).items():
        said = set(getattr(words.shape, section))
        told += [fault("catalogue.words_missing", id) for id in sorted(ids - said)]
        told += [fault("catalogue.words_unknown", id) for id in sorted(said - ids - retired)]
    spoken = {*words.shape.modules, *words.shape.aids}
    told += [fault("catalogue.words_missing", id) for id in sorted(retired - spoken)]
    return replace(words, faults=(*words.faults, *apart_from(told, words.damaged)))


def _wanted_words(catalogue: Catalogue) -> dict[str, set[str]]:
    return {
        "modules": {module.id for module in catalogue.modules},
        "aids": {aid.id for aid in catalogue.aids},
        "families": {family.id for family in catalogue.families},
        "goals": {goal.id for goal in catalogue.goals},
        "devices": {device.id for device in catalogue.devices},
        "conditions": {condition.value for condition in Condition},
        "territories": {aid.territory for aid in catalogue.aids},
    }


def is_of_catalogue(told: FileFault) -> bool:
    """Whether a fault of a folder of content stands in its catalogue."""
    return Path(told.file).parent.name == FOLDER


def catalogue_faults(
    folder: Path, framework: Framework | None, items: Collection[str]
) -> tuple[FileFault, ...]:
    """Everything wrong in the catalogue and its words; nothing where there is no catalogue."""
    if not has_catalogue(folder):
        return ()
    draft = draft_catalogue(folder, framework, items)
    found = list(draft.faults)
    for language in catalogue_languages(folder):
        words = read_catalogue_words(folder, language, draft.catalogue)
        found += in_file(words.file, words.faults if draft.catalogue is not EMPTY else ())
    return tuple(found)


def load_catalogue(folder: Path, framework: Framework, items: Collection[str]) -> Catalogue:
    """The catalogue; raises `MalformedItem` with the file and the first fault."""
    draft = draft_catalogue(folder, framework, items)
    _refuse(draft.faults)
    return draft.catalogue


def load_catalogue_words(folder: Path, language: str, catalogue: Catalogue) -> CatalogueWords:
    """The words of the catalogue in one language.

    Raises `UnknownQuestionnaire` if it is not written in this language, `MalformedItem` if a word
    is missing.
    """
    if language not in catalogue_languages(folder):
        raise UnknownQuestionnaire(questionnaire=FOLDER, language=language)
    words = read_catalogue_words(folder, language, catalogue)
    _refuse(in_file(words.file, words.faults))
    if words.shape is None:
        raise UnknownQuestionnaire(questionnaire=FOLDER, language=language)
    drawn: tuple[Drawn, ...] = (*catalogue.families, *catalogue.goals)
    pictures = {one.id: _picture_file(folder, one).read_text("utf-8") for one in drawn}
    return catalogue_words_of(words.shape, language, pictures)


def _refuse(faults: tuple[FileFault, ...]) -> None:
    if faults:
        first = faults[0]
        raise MalformedItem(file=first.file, item=first.fault.item, fault=first.fault.key)
