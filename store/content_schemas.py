"""The shapes of the content files as JSON Schema: editors help whoever writes questions."""

import json
from pathlib import Path

from store.catalogue_shapes import AidsShape, CatalogueWordsShape, GoalsShape, ModulesShape
from store.content_shapes import CalibrationShape, FrameworkShape, QuestionnaireShape, Shape
from store.task_shapes import TasksShape
from store.words_shapes import FrameworkWordsShape, WordsShape

NOTES = ("title", "description")
SHAPES: dict[str, type[Shape]] = {
    "calibration": CalibrationShape,
    "catalogue-aids": AidsShape,
    "catalogue-goals": GoalsShape,
    "catalogue-modules": ModulesShape,
    "catalogue-words": CatalogueWordsShape,
    "framework": FrameworkShape,
    "framework-words": FrameworkWordsShape,
    "questionnaire": QuestionnaireShape,
    "tasks": TasksShape,
    "words": WordsShape,
}


def schema_text(name: str) -> str:
    """The schema of one kind of file, as it stands in its own file."""
    schema = _bare(SHAPES[name].model_json_schema())
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _bare(schema: object) -> object:
    """The schema without the names and sentences of the code, which are not for authors."""
    if isinstance(schema, list):
        return [_bare(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {k: _bare(v) for k, v in schema.items() if not (k in NOTES and isinstance(v, str))}


def write_all(folder: Path) -> tuple[Path, ...]:
    """Write every schema into a folder, made if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {folder / f"{name}.schema.json": schema_text(name) for name in SHAPES}
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    return tuple(files)
