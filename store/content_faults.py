"""Everything wrong in a folder of content, one sentence each: which file, what, and what to do."""

from pathlib import Path

from diagnostic.faults import fault
from i18n.catalogue import SOURCE, translate
from i18n.formats import say_number
from store.catalogue import catalogue_faults
from store.drafts import (
    FileFault,
    draft_framework,
    draft_questionnaire,
    in_file,
    list_questionnaires,
    read_framework_words,
    read_words,
)
from store.revisions import revision_faults


def folder_faults(folder: Path) -> tuple[FileFault, ...]:
    """The faults of the framework, of every questionnaire, and of their words.

    Files are named as seen from where the folder stands.
    """
    ids = list_questionnaires(folder)
    framework = draft_framework(folder)
    drafts = {id: draft_questionnaire(folder, id, framework.framework) for id in ids}
    shapes = [draft.structure.shape for draft in drafts.values()]
    spoken = dict.fromkeys(language for shape in shapes if shape for language in shape.languages)
    found = list(framework.faults)
    for language in spoken:
        levels = read_framework_words(folder, language, framework.framework)
        found += in_file(levels.file, levels.faults)
    for id, draft in drafts.items():
        found += draft.faults
        for language in draft.structure.shape.languages if draft.structure.shape else ():
            words = read_words(folder, id, language, draft.structure)
            found += in_file(words.file, words.faults)
        present = draft.questionnaire
        found += revision_faults(folder, id, present.revision if present else None)
    items = {item.id for shape in shapes if shape for item in shape.items}
    found += catalogue_faults(folder, framework.framework, items)
    if not ids:
        found += in_file("", [fault("content.no_questionnaire")])
    return tuple(FileFault(f"{folder.name}/{told.file}", told.fault) for told in found)


def sentence(told: FileFault, locale: str = SOURCE) -> str:
    """What an author reads of a fault."""
    item = told.fault.item
    key = "content.place" if item is None else "content.place_item"
    place = translate(locale, key, file=told.file, item=item)
    said = {name: _said(locale, value) for name, value in told.fault.details.items()}
    if "expected" in said and said["expected"].startswith("content.expected."):
        said["expected"] = translate(
            locale, said["expected"], **{"limit": "", "known": "", **said}
        )
    return translate(locale, told.fault.key, place=place, **said)


def _said(locale: str, value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value) or translate(locale, "content.nothing")
    return say_number(locale, value) if isinstance(value, int | float) else str(value)
