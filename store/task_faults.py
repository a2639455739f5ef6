"""Whether every task can be played: its question, its way to the end, its words, its drawings."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

from diagnostic.faults import Fault, fault
from store.assembly import options_of
from store.content_shapes import ItemShape, QuestionnaireShape
from store.task_shapes import (
    AnyTask,
    ChooseShape,
    PointShape,
    StepsShape,
    TableShape,
    TasksShape,
    pictures_of,
    things_of,
    words_needed,
)
from store.tasks import picture_file
from store.words_shapes import WordsShape

OUTCOMES = frozenset({"alone", "nearly", "not_yet"})  # what a play can end in
SVG = "{http://www.w3.org/2000/svg}"
ACTIVE = re.compile(r"script|foreignobject|image|use|a|animate|set|style", re.IGNORECASE)


def task_faults(
    tasks: TasksShape, structure: QuestionnaireShape, folder: Path, id: str
) -> Iterator[Fault]:
    """What is wrong in `tasks.yaml`, language apart."""
    items = {item.id: item for item in structure.items}
    for name, task in tasks.tasks.items():
        if isinstance(task, AnyTask):
            if name not in items:
                yield fault("content.task_unknown_item", name)
            else:
                yield from _outcome_faults(items[name], task, structure)
            yield from _way_faults(name, task)
            yield from _picture_faults(name, task, folder, id)


def _outcome_faults(
    item: ItemShape, task: AnyTask, structure: QuestionnaireShape
) -> Iterator[Fault]:
    if item.modes != ["done"]:
        yield fault("content.task_not_done", item.id)
    chosen = structure.option_sets.get(item.options)
    options = {option.id for option in options_of(chosen)} if chosen else set()
    if options and not isinstance(task, ChooseShape) and options != OUTCOMES:
        yield fault("content.task_outcomes", item.id, known=tuple(sorted(OUTCOMES)))
    known = options if isinstance(task, ChooseShape) else {*things_of(task)}
    if isinstance(task, StepsShape):
        known = known | set(task.screens)
    for thing in pictures_of(task) if known else ():
        if thing not in known:
            yield fault("content.task_unknown_thing", item.id, thing=thing, known=_sorted(known))


def _way_faults(name: str, task: AnyTask) -> Iterator[Fault]:
    """A right thing that is not there, a goal that no way leads to."""
    if isinstance(task, PointShape | TableShape):
        things = things_of(task)
        right = (task.right,) if isinstance(task, PointShape) else tuple(task.right)
        for thing in right:
            if thing not in things:
                yield fault("content.task_unknown_thing", name, thing=thing, known=things)
    if isinstance(task, StepsShape):
        screens = tuple(task.screens)
        ways = {screen: [b.to for b in buttons] for screen, buttons in task.screens.items()}
        named = (task.start, task.goal, *(to for way in ways.values() for to in way))
        lost = tuple(dict.fromkeys(screen for screen in named if screen not in screens))
        for screen in lost:
            yield fault("content.task_unknown_thing", name, thing=screen, known=screens)
        if not lost and task.goal not in _reached(task.start, ways):
            yield fault("content.task_no_way", name, start=task.start, goal=task.goal)


def _reached(start: str, ways: Mapping[str, list[str]]) -> set[str]:
    reached, waiting = set(), [start]
    while waiting:
        screen = waiting.pop()
        if screen not in reached:
            reached.add(screen)
            waiting += ways[screen]
    return reached


def _picture_faults(name: str, task: AnyTask, folder: Path, id: str) -> Iterator[Fault]:
    for picture in dict.fromkeys(pictures_of(task).values()):
        file = picture_file(folder, id, picture)
        if not file.is_file():
            yield fault("content.picture_missing", name, picture=picture)
        elif not is_still_drawing(file.read_text("utf-8")):
            yield fault("content.picture_not_still", name, picture=picture)


def is_still_drawing(text: str) -> bool:
    """A drawing that does nothing and asks nobody: no script, no link, no outside part."""
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError:
        return False
    parts = list(root.iter())
    plain = all(not ACTIVE.fullmatch(str(part.tag).removeprefix(SVG)) for part in parts)
    named = [name.lower() for part in parts for name in part.attrib]
    return root.tag == f"{SVG}svg" and plain and not any(_acts(name) for name in named)


def _acts(attribute: str) -> bool:
    return attribute.startswith("on") or attribute.endswith("href") or attribute == "style"


def task_words_faults(words: WordsShape, tasks: TasksShape) -> Iterator[Fault]:
    """What is missing or left over in the words of the tasks."""
    for name, task in tasks.tasks.items():
        if isinstance(task, AnyTask):
            needed, said = words_needed(task), words.tasks.get(name, {})
            for word in needed:
                if word not in said:
                    yield fault("content.task_words_missing", name, word=word)
            for word in said:
                if word not in needed:
                    yield fault("content.task_words_unknown", name, word=word)
    for name in words.tasks:
        if name not in tasks.tasks:
            yield fault("content.task_words_of_nothing", name)


def _sorted(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(names))
