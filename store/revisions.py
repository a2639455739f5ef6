"""The published revisions of a questionnaire, kept side by side: an old diagnosis never changes.

`questionnaires/<id>/revisions/<n>/` is a small folder of content of its own: the framework, the
questions, their parameters and their words, as they stood when people were asked.
"""

import shutil
from pathlib import Path

from diagnostic.errors import RevisionPublished, UnknownRevision
from diagnostic.faults import fault
from store.drafts import (
    FileFault,
    draft_framework,
    draft_questionnaire,
    framework_languages,
    in_file,
    read_framework_words,
    read_words,
)
from store.yaml_reader import UnreadableFile, read_yaml

FRAMEWORK = "framework.yaml"
MEASURING = (
    "questionnaire.yaml",
    "calibration.yaml",
    "tasks.yaml",
)  # a reworded text keeps the revision


def published_revisions(folder: Path, id: str) -> tuple[int, ...]:
    """The revisions of a questionnaire that are kept, from the oldest."""
    kept = (folder / id / "revisions").glob("[0-9]*")
    return tuple(sorted(int(path.name) for path in kept if path.name.isdecimal()))


def folder_of(folder: Path, id: str, revision: int) -> Path:
    """Where a published revision is kept.

    Raises `UnknownRevision` if it was never published.
    """
    if revision not in published_revisions(folder, id):
        raise UnknownRevision(questionnaire=id, revision=revision)
    return folder / id / "revisions" / str(revision)


def publish(folder: Path, id: str, revision: int) -> Path:
    """Keep the present questionnaire as this revision; keeping it twice changes nothing.

    Raises `RevisionPublished` if this revision was published and says something else.
    """
    kept = folder / id / "revisions" / str(revision)
    if kept.is_dir():
        if _changed(folder, id, kept):
            raise RevisionPublished(questionnaire=id, revision=revision)
        return kept
    for file in _files(folder, id):
        (kept / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / file, kept / file)
    return kept


def _files(folder: Path, id: str) -> tuple[str, ...]:
    """What an old diagnosis needs: structure, parameters, tasks, drawings, and every word."""
    languages = framework_languages(folder)
    framework = (FRAMEWORK, *(f"framework.{language}.yaml" for language in languages))
    own = (*MEASURING, *(f"{language}.yaml" for language in languages))
    drawn = sorted(f"{id}/pictures/{path.name}" for path in (folder / id).glob("pictures/*.svg"))
    written = (f"{id}/{name}" for name in own if (folder / id / name).is_file())
    return (*framework, *written, *drawn)


def _changed(folder: Path, id: str, kept: Path) -> tuple[str, ...]:
    """The files of the present questionnaire that no longer measure as the published ones."""
    files = (FRAMEWORK, *(f"{id}/{name}" for name in MEASURING))
    return tuple(file for file in files if _said(folder / file) != _said(kept / file))


def _said(path: Path) -> object:
    try:
        return read_yaml(path)
    except (FileNotFoundError, UnreadableFile):
        return None


def revision_faults(folder: Path, id: str, present: int | None) -> tuple[FileFault, ...]:
    """What is wrong in the published revisions, and the present one if it changed since.

    A published revision must still open; rules that came later are not asked of it.
    """
    found: list[FileFault] = []
    for revision in published_revisions(folder, id):
        kept, place = folder_of(folder, id, revision), f"{id}/revisions/{revision}"
        found += [FileFault(f"{place}/{told.file}", told.fault) for told in _unreadable(kept, id)]
        if revision == present:
            found += in_file(
                f"{id}/questionnaire.yaml",
                [
                    fault("content.revision_changed", revision=revision, file=file)
                    for file in _changed(folder, id, kept)
                ],
            )
    return tuple(found)


def _unreadable(kept: Path, id: str) -> tuple[FileFault, ...]:
    """Why a published revision no longer opens, if it does not."""
    framework = draft_framework(kept)
    draft = draft_questionnaire(kept, id, framework.framework)
    items = draft.questionnaire.items if draft.questionnaire else ()
    if not items or draft.structure.faults or any(not item.models for item in items):
        return (*framework.faults, *draft.faults)
    found: list[FileFault] = []
    for language in draft.questionnaire.languages if draft.questionnaire else ():
        named = read_framework_words(kept, language, framework.framework)
        words = read_words(kept, id, language, draft.structure)
        found += in_file(named.file, named.faults if named.shape is None else ())
        found += in_file(words.file, words.faults if words.shape is None else ())
    return tuple(found)
