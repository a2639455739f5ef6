"""The questionnaires of a folder, read, checked and kept ready: what screens and commands ask for.

What is wrong is refused with its first fault; `Shelf.faults` tells them all.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from diagnostic.answers import Setting
from diagnostic.bank import Bank
from diagnostic.errors import MalformedItem, UnknownQuestionnaire
from diagnostic.framework import Framework
from diagnostic.questionnaire import Questionnaire
from diagnostic.sitting import next_step
from i18n.catalogue import SOURCE
from pathway.catalogue import Catalogue
from store.catalogue import load_catalogue, load_catalogue_words
from store.catalogue_words import CatalogueWords
from store.content_faults import folder_faults
from store.content_shapes import QuestionnaireShape
from store.drafts import (
    FileFault,
    draft_framework,
    draft_questionnaire,
    framework_languages,
    in_file,
    list_questionnaires,
    read_framework_words,
    read_words,
)
from store.revisions import folder_of
from store.shape_reading import read_shape
from store.task_shapes import AnyTask
from store.tasks import NO_TASKS, read_tasks, task_of
from store.words import FrameworkWords, Words, framework_words_of, words_of

T = TypeVar("T")


def load_framework(folder: Path, *, strict: bool = True) -> Framework:
    """What can be measured, from `framework.yaml`.

    Raises `MalformedItem` with the file and the first fault. A revision once published is read
    without `strict`: the rules of today are not asked of it.
    """
    draft = draft_framework(folder)
    return _right(draft.framework, draft.faults, strict=strict)


def load_questionnaire(folder: Path, id: str, *, strict: bool = True) -> Questionnaire:
    """One questionnaire with its parameters.

    Raises `UnknownQuestionnaire` if the folder has none of this id, `MalformedItem` with the file
    and the first fault if it should be corrected first.
    """
    _known(folder, id)
    framework = draft_framework(folder)
    draft = draft_questionnaire(folder, id, framework.framework)
    return _right(draft.questionnaire, (*framework.faults, *draft.faults), strict=strict)


def load_words(folder: Path, id: str, language: str, *, strict: bool = True) -> Words:
    """The words of a questionnaire in one of its languages.

    Raises `UnknownQuestionnaire` if there is no such questionnaire or not in this language,
    `MalformedItem` if a word is missing.
    """
    _known(folder, id)
    structure = read_shape(folder, f"{id}/questionnaire.yaml", QuestionnaireShape)
    shape = _right(structure.shape, in_file(structure.file, structure.faults), strict=strict)
    if language not in shape.languages:
        raise UnknownQuestionnaire(questionnaire=id, language=language)
    words = read_words(folder, id, language, structure)
    sets = {item.id: item.options for item in shape.items}
    said = _right(words.shape, in_file(words.file, words.faults), strict=strict)
    tasks = read_tasks(folder, id).shape or NO_TASKS
    played = {
        item: task_of(task, said.tasks.get(item, {}), folder, id)
        for item, task in tasks.tasks.items()
        if isinstance(task, AnyTask)
    }
    return words_of(said, language, sets, played)


def load_framework_words(folder: Path, language: str, *, strict: bool = True) -> FrameworkWords:
    """The words of levels, types and obstacles in one language.

    Raises `UnknownQuestionnaire` if they are not written in this language, `MalformedItem` if a
    word is missing.
    """
    if language not in framework_languages(folder):
        raise UnknownQuestionnaire(questionnaire="framework", language=language)
    framework = load_framework(folder, strict=strict)
    words = read_framework_words(folder, language, framework)
    shape = _right(words.shape, in_file(words.file, words.faults), strict=strict)
    return framework_words_of(shape, language, framework)


def _known(folder: Path, id: str) -> None:
    if id not in list_questionnaires(folder):
        raise UnknownQuestionnaire(questionnaire=id)


def _right(read: T | None, faults: tuple[FileFault, ...], *, strict: bool) -> T:
    if read is None or (faults and strict):
        first = faults[0]
        raise MalformedItem(file=first.file, item=first.fault.item, fault=first.fault.key)
    return read


class Shelf:
    """The questionnaires of one folder, each read once a process, shared by every thread.

    `strict` refuses what its authors should correct; a published revision is read without.
    """

    def __init__(self, folder: Path, *, strict: bool = True) -> None:
        self.folder = folder
        self._strict = strict
        self._kept: dict[tuple[str, ...], Any] = {}
        self._lock = RLock()

    def questionnaires(self) -> tuple[str, ...]:
        """Ids of what is on the shelf."""
        return self._once(("list",), lambda: list_questionnaires(self.folder))

    def faults(self) -> tuple[FileFault, ...]:
        """Everything its authors should correct, read again each time."""
        return folder_faults(self.folder)

    def at(self, id: str, revision: int) -> "Shelf":
        """The shelf on which a questionnaire stood in one of its revisions: this one, or a former.

        Raises `UnknownQuestionnaire`, and `UnknownRevision` if it was never published.
        """
        if self.questionnaire(id).revision == revision:
            return self
        return self._once(
            ("at", id, str(revision)),
            lambda: Shelf(folder_of(self.folder, id, revision), strict=False),
        )

    def framework(self) -> Framework:
        return self._once(("framework",), lambda: load_framework(self.folder, strict=self._strict))

    def questionnaire(self, id: str) -> Questionnaire:
        """Raises `UnknownQuestionnaire` if there is none of this id."""
        return self._once(
            ("questionnaire", id),
            lambda: load_questionnaire(self.folder, id, strict=self._strict),
        )

    def bank(self, id: str) -> Bank:
        """The questionnaire ready to compute with.

        Raises `UnknownQuestionnaire` if there is none of this id.
        """
        return self._once(("bank", id), lambda: Bank(self.questionnaire(id)))

    def words(self, id: str, language: str) -> Words:
        """Raises `UnknownQuestionnaire` if there is none of this id in this language."""
        return self._once(
            ("words", id, language),
            lambda: load_words(self.folder, id, language, strict=self._strict),
        )

    def framework_words(self, language: str) -> FrameworkWords:
        """Raises `UnknownQuestionnaire` if the framework is not written in this language."""
        return self._once(
            ("framework words", language),
            lambda: load_framework_words(self.folder, language, strict=self._strict),
        )

    def catalogue(self) -> Catalogue:
        """Modules, aids and goals; raises `MalformedItem` if they should be corrected first."""
        return self._once(("catalogue",), self._load_catalogue)

    def _load_catalogue(self) -> Catalogue:
        held = map(self.questionnaire, self.questionnaires())
        items = {item.id for questionnaire in held for item in questionnaire.items}
        return load_catalogue(self.folder, self.framework(), items)

    def catalogue_words(self, language: str) -> CatalogueWords:
        """Raises `UnknownQuestionnaire` if the catalogue is not written in this language."""
        return self._once(
            ("catalogue words", language),
            lambda: load_catalogue_words(self.folder, language, self.catalogue()),
        )

    def warm(self, language: str = SOURCE) -> None:
        """Read and prepare all that a first visitor would wait for.

        What its authors should correct first is left for whoever asks for it, who is told.
        """
        for id in self.questionnaires():
            with suppress(MalformedItem, UnknownQuestionnaire):
                self.words(id, language)
                for setting in Setting:
                    next_step(self.bank(id), (), setting)
        with suppress(MalformedItem, UnknownQuestionnaire):
            self.framework_words(language)
            self.catalogue_words(language)

    def _once(self, key: tuple[str, ...], make: Callable[[], T]) -> T:
        with self._lock:
            if key not in self._kept:
                self._kept[key] = make()
            kept: T = self._kept[key]
            return kept
