"""Whether every question, option and level has its words in every language, and none too many."""

from collections.abc import Iterator, Mapping

from diagnostic.faults import Fault, fault
from diagnostic.framework import Framework
from store.assembly import options_of
from store.content_shapes import QuestionnaireShape
from store.words_shapes import FrameworkWordsShape, WordsShape


def words_faults(words: WordsShape, structure: QuestionnaireShape) -> Iterator[Fault]:
    """What is missing or left over in the words of a questionnaire."""
    items = tuple(item.id for item in structure.items)
    for id in items:
        if id not in words.items:
            yield fault("content.words_missing_item", id)
    for id in words.items:
        if id not in items:
            yield fault("content.words_unknown_item", id)
    yield from _option_faults(words, structure)


def _option_faults(words: WordsShape, structure: QuestionnaireShape) -> Iterator[Fault]:
    used = {item.options for item in structure.items}
    sets = {
        name: tuple(option.id for option in options_of(chosen))
        for name, chosen in structure.option_sets.items()
    }
    for name in (name for name in sets if name in used):
        for option in sets[name]:
            if option not in words.options.get(name, {}):
                yield fault("content.words_missing_option", name, option=option)
    for name, said in words.options.items():
        for option in said:
            if option not in sets.get(name, ()):
                yield fault("content.words_unknown_option", name, option=option)


def level_label_faults(
    words: WordsShape, structure: QuestionnaireShape, levels: FrameworkWordsShape
) -> Iterator[Fault]:
    """Options that name a level: a person would be asked to judge themselves."""
    names = {
        id: {name.casefold() for name in said.levels.values()}
        for id, said in levels.dimensions.items()
    }
    told = dict.fromkeys((item.options, item.dimension) for item in structure.items)
    for chosen, dimension in told:
        for label in words.options.get(chosen, {}).values():
            if label.casefold() in names.get(dimension, ()):
                yield fault("content.label_is_level", chosen, label=label)


def framework_words_faults(words: FrameworkWordsShape, framework: Framework) -> Iterator[Fault]:
    """What is missing or left over in the words of the framework."""
    dimensions = {d.id: d.levels for d in framework.dimensions}
    axes = {a.id: a.levels for a in framework.axes}
    yield from _compared("dimensions", tuple(dimensions), words.dimensions)
    yield from _compared("axes", tuple(axes), words.axes)
    yield from _compared("areas", tuple(a.id for a in framework.areas), words.areas)
    types = tuple(dict.fromkeys(rule.id for rule in framework.type_rules))
    yield from _compared("types", types, words.types)
    yield from _compared("obstacles", framework.obstacles, words.obstacles)
    for id, levels in dimensions.items():
        if id in words.dimensions:
            yield from _compared(f"dimensions.{id}.levels", levels, words.dimensions[id].levels)
    for id, levels in axes.items():
        if id in words.axes:
            yield from _compared(f"axes.{id}.levels", levels, words.axes[id].levels)


def _compared(
    section: str, wanted: tuple[str, ...], said: Mapping[str, object]
) -> Iterator[Fault]:
    for name in wanted:
        if name not in said:
            yield fault("content.words_missing_name", name, section=section)
    for name in said:
        if name not in wanted:
            yield fault("content.words_unknown_name", name, section=section)
