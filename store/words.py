"""The words of the content in one language: what people read and hear of questions and levels."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from diagnostic.framework import Framework
from store.tasks import Task
from store.words_shapes import (
    AxisWordsShape,
    DimensionWordsShape,
    FrameworkWordsShape,
    WordsShape,
)


@dataclass(frozen=True, slots=True)
class ItemWords:
    """One question in one language.

    `observe` is what the adviser asks the person to show; `act` is what is asked about, as one
    does it, without whose: « Joindre une photo à un e-mail ».
    """

    prompt: str
    help: str | None
    observe: str | None
    alt: str | None
    options: Mapping[str, str]
    act: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a questionnaire in one language.

    « Je ne sais pas » and « je préfère ne pas répondre » are words of the screens, not of these.
    """

    language: str
    items: Mapping[str, ItemWords]
    tasks: Mapping[str, Task] = field(default_factory=dict)

    def prompt(self, item: str) -> str:
        return self.items[item].prompt

    def act(self, item: str) -> str | None:
        return self.items[item].act

    def help(self, item: str) -> str | None:
        return self.items[item].help

    def observe(self, item: str) -> str | None:
        return self.items[item].observe

    def alt(self, item: str) -> str | None:
        return self.items[item].alt

    def task(self, item: str) -> Task | None:
        """What is played on screen to answer, if anything is."""
        return self.tasks.get(item)

    def option(self, item: str, option: str) -> str:
        return self.items[item].options[option]


@dataclass(frozen=True, slots=True)
class Told:
    """A name, the full sentence said to the person, and for an obstacle the first help."""

    name: str
    told: str
    first_help: str | None = None


@dataclass(frozen=True, slots=True)
class LevelNames:
    """A dimension's name and its short level names, from the lowest."""

    name: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AxisWords:
    """An axis' name and what each of its levels tells, from the lowest."""

    name: str
    levels: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class FrameworkWords:
    """The words of what can be measured, in one language, by id."""

    language: str
    dimensions: Mapping[str, LevelNames]
    axes: Mapping[str, AxisWords]
    areas: Mapping[str, str]
    types: Mapping[str, Told]
    obstacles: Mapping[str, Told]


def words_of(
    shape: WordsShape,
    language: str,
    option_sets: Mapping[str, str],
    tasks: Mapping[str, Task],
) -> Words:
    """Words by question; `option_sets` names the option set of each question."""
    return Words(
        language,
        {
            id: ItemWords(
                said.prompt,
                said.help,
                said.observe,
                said.alt,
                shape.options.get(option_sets.get(id, ""), {}),
                said.act,
            )
            for id, said in shape.items.items()
        },
        tasks,
    )


def framework_words_of(
    shape: FrameworkWordsShape, language: str, framework: Framework
) -> FrameworkWords:
    """Words of the framework, its levels in their order.

    Raises `KeyError` if a dimension, an axis or a level has no words.
    """
    return FrameworkWords(
        language,
        {d.id: _level_names(shape.dimensions[d.id], d.levels) for d in framework.dimensions},
        {a.id: _axis_words(shape.axes[a.id], a.levels) for a in framework.axes},
        dict(shape.areas),
        {id: Told(said.name, said.told) for id, said in shape.types.items()},
        {id: Told(o.name, o.told, o.first_help) for id, o in shape.obstacles.items()},
    )


def _level_names(shape: DimensionWordsShape, levels: tuple[str, ...]) -> LevelNames:
    return LevelNames(shape.name, tuple(shape.levels[level] for level in levels))


def _axis_words(shape: AxisWordsShape, levels: tuple[str, ...]) -> AxisWords:
    told = (shape.levels[level] for level in levels)
    return AxisWords(shape.name, tuple(Told(level.name, level.told) for level in told))
