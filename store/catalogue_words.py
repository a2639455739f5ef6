"""The words of the catalogue in one language: what people read and hear of a step."""

from collections.abc import Mapping
from dataclasses import dataclass

from store.catalogue_shapes import CatalogueWordsShape


@dataclass(frozen=True, slots=True)
class StepWords:
    """A short name and the sentence said to the person; for an aid, who may ask and where."""

    name: str
    told: str
    who: str | None = None
    where: str | None = None


@dataclass(frozen=True, slots=True)
class CatalogueWords:
    """The words of modules and aids, of goals, and of what one needs at hand, by id."""

    language: str
    steps: Mapping[str, StepWords]
    goals: Mapping[str, str]
    devices: Mapping[str, str]


def catalogue_words_of(shape: CatalogueWordsShape, language: str) -> CatalogueWords:
    """The words as the screens read them."""
    modules = {id: StepWords(said.name, said.told) for id, said in shape.modules.items()}
    aids = {
        id: StepWords(said.name, said.told, said.who, said.where)
        for id, said in shape.aids.items()
    }
    return CatalogueWords(language, {**modules, **aids}, dict(shape.goals), dict(shape.devices))
