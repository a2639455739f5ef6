"""Content as its authors left it: every file read as far as it can be, with all that is wrong.

Nothing stops at the first mistake; a consequence of a mistake already told is not told again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from diagnostic.faults import Fault, check_framework, check_parameters, check_questions
from diagnostic.framework import Framework
from diagnostic.questionnaire import Questionnaire
from i18n.catalogue import SOURCE
from store.assembly import framework_of, questionnaire_of
from store.content_shapes import (
    CalibrationShape,
    CorrelationsShape,
    FrameworkShape,
    PriorBlock,
    QuestionnaireShape,
)
from store.references import calibration_faults, structure_faults, trait_faults
from store.shape_reading import Reading, read_shape
from store.task_faults import task_faults, task_words_faults
from store.task_shapes import TasksShape
from store.tasks import read_tasks
from store.words_faults import framework_words_faults, level_label_faults, words_faults
from store.words_shapes import FrameworkWordsShape, WordsShape

NO_PRIOR = PriorBlock(
    correlations=CorrelationsShape(order=[], rows=[]), origin="prior", source="—", dated=date.min
)
NO_CALIBRATION = CalibrationShape(prior=NO_PRIOR, items={})


@dataclass(frozen=True, slots=True)
class FileFault:
    """One fault and the file to open, relative to the folder of the content."""

    file: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class FrameworkDraft:
    """The framework, if one can be made of the file, and what is wrong with it."""

    framework: Framework | None
    faults: tuple[FileFault, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A questionnaire, if one can be made of its files, and what is wrong with them."""

    structure: Reading[QuestionnaireShape]
    questionnaire: Questionnaire | None
    faults: tuple[FileFault, ...]


def list_questionnaires(folder: Path) -> tuple[str, ...]:
    """Ids of the questionnaires of a folder, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in folder.glob("*/questionnaire.yaml")))


def draft_framework(folder: Path) -> FrameworkDraft:
    """`framework.yaml`, checked; nothing is built where its shape is wrong."""
    reading = read_shape(folder, "framework.yaml", FrameworkShape)
    found = reading.faults
    if reading.shape is not None and not found:
        found = tuple(trait_faults(reading.shape))
    if reading.shape is None or found:
        return FrameworkDraft(None, in_file(reading.file, found))
    framework = framework_of(reading.shape)
    return FrameworkDraft(framework, in_file(reading.file, check_framework(framework)))


def draft_questionnaire(folder: Path, id: str, framework: Framework | None) -> Draft:
    """`questionnaire.yaml` and `calibration.yaml` of one questionnaire."""
    dimensions = [d.id for d in framework.dimensions] if framework else ["none"]
    heads = {"id": id, "revision": 1, "languages": [SOURCE], "dimensions": dimensions}
    structure = read_shape(
        folder, f"{id}/questionnaire.yaml", QuestionnaireShape, {**heads, "describes": []}
    )
    calibration = read_shape(
        folder, f"{id}/calibration.yaml", CalibrationShape, {"prior": NO_PRIOR}
    )
    read = (
        *in_file(structure.file, structure.faults),
        *in_file(calibration.file, calibration.faults),
    )
    if structure.shape is None or framework is None:
        return Draft(structure, None, read)
    parameters = calibration.shape or NO_CALIBRATION
    questionnaire = questionnaire_of(structure.shape, parameters, framework)
    named = structure_faults(structure.shape, framework, id)
    questions = apart_from((*named, *check_questions(questionnaire)), structure.damaged)
    tasks = read_tasks(folder, id)
    played = (*tasks.faults, *_task_faults(tasks, structure, folder, id))
    found = (*read, *in_file(structure.file, questions), *in_file(tasks.file, played))
    if calibration.shape is not None:
        spoilt = structure.damaged | calibration.damaged
        crossed = apart_from(calibration_faults(parameters, structure.shape), spoilt)
        spoilt |= {told.item for told in crossed if told.item}
        numbers = apart_from(check_parameters(questionnaire), spoilt)
        found = (*found, *in_file(calibration.file, (*crossed, *numbers)))
    return Draft(structure, questionnaire, found)


def _task_faults(
    tasks: Reading[TasksShape], structure: Reading[QuestionnaireShape], folder: Path, id: str
) -> tuple[Fault, ...]:
    if tasks.shape is None or structure.shape is None:
        return ()
    told = task_faults(tasks.shape, structure.shape, folder, id)
    return apart_from(told, structure.damaged | tasks.damaged)


def read_words(
    folder: Path, id: str, language: str, structure: Reading[QuestionnaireShape]
) -> Reading[WordsShape]:
    """The words of a questionnaire in one language, with what is missing or left over."""
    words = read_shape(folder, f"{id}/{language}.yaml", WordsShape)
    if words.shape is None or structure.shape is None:
        return words
    damaged = structure.damaged | words.damaged
    told = list(apart_from(words_faults(words.shape, structure.shape), damaged))
    tasks = read_tasks(folder, id)
    if tasks.shape is not None:
        told += apart_from(task_words_faults(words.shape, tasks.shape), damaged | tasks.damaged)
    levels = read_shape(folder, f"framework.{language}.yaml", FrameworkWordsShape)
    if levels.shape is not None:
        told += level_label_faults(words.shape, structure.shape, levels.shape)
    return replace(words, faults=(*words.faults, *told))


def read_framework_words(
    folder: Path, language: str, framework: Framework | None
) -> Reading[FrameworkWordsShape]:
    """The words of the framework in one language, with what is missing or left over."""
    words = read_shape(folder, f"framework.{language}.yaml", FrameworkWordsShape)
    if words.shape is None or framework is None:
        return words
    told = apart_from(framework_words_faults(words.shape, framework), words.damaged)
    return replace(words, faults=(*words.faults, *told))


def framework_languages(folder: Path) -> tuple[str, ...]:
    """Languages in which the words of the framework are written."""
    files = folder.glob("framework.*.yaml")
    return tuple(sorted(file.name.split(".")[1] for file in files))


def apart_from(faults: Iterable[Fault], damaged: frozenset[str]) -> tuple[Fault, ...]:
    """The faults that are no mere consequence of an entry that could not be read."""
    return tuple(
        told
        for told in faults
        if not damaged & {told.item, *(v for v in told.details.values() if isinstance(v, str))}
    )


def in_file(file: str, faults: Iterable[Fault]) -> tuple[FileFault, ...]:
    """These faults with the file to open."""
    return tuple(FileFault(file, told) for told in faults)
