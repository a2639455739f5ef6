"""The shape of the files of words: one file a language, the same ids in every language."""

from pydantic import Field

from store.content_shapes import Name, Shape, Text


class ItemWordsShape(Shape):
    prompt: Text
    act: Text | None = None
    help: Text | None = None
    observe: Text | None = None
    alt: Text | None = None


class WordsShape(Shape):
    """`<language>.yaml` of a questionnaire: what people read and hear."""

    ENTRIES = ("items", "options", "tasks")

    items: dict[Name, ItemWordsShape]
    options: dict[Name, dict[Name, Text]]
    tasks: dict[Name, dict[Name, Text]] = Field(default_factory=dict)


class DimensionWordsShape(Shape):
    name: Text
    levels: dict[Name, Text]


class ToldShape(Shape):
    name: Text
    told: Text


class AxisWordsShape(Shape):
    name: Text
    levels: dict[Name, ToldShape]


class ObstacleWordsShape(ToldShape):
    first_help: Text


class FrameworkWordsShape(Shape):
    """`framework.<language>.yaml`: names and plain sentences of what can be measured."""

    ENTRIES = ("dimensions", "axes", "areas", "types", "obstacles")

    dimensions: dict[Name, DimensionWordsShape]
    axes: dict[Name, AxisWordsShape]
    areas: dict[Name, Text] = Field(default_factory=dict)
    types: dict[Name, ToldShape] = Field(default_factory=dict)
    obstacles: dict[Name, ObstacleWordsShape] = Field(default_factory=dict)
