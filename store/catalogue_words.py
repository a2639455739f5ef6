"""The words of the catalogue in one language: what people read and hear of a step."""

from collections.abc import Mapping
from dataclasses import dataclass

from store.catalogue_shapes import CatalogueWordsShape


@dataclass(frozen=True, slots=True)
class StepWords:
    """A short name and the sentence said to the person; for an aid, who may ask and where.

    `act` is the name of what is done, where a step is named otherwise: « Faire une demande ».
    """

    name: str
    told: str
    who: str | None = None
    where: str | None = None
    act: str | None = None


@dataclass(frozen=True, slots=True)
class CatalogueWords:
    """The words of modules, aids, goals and their families, of what to have at hand, of where.

    `pictures` is the drawing of each goal and each family, as the text of an SVG; its words stand
    beside it.
    """

    language: str
    steps: Mapping[str, StepWords]
    families: Mapping[str, str]
    goals: Mapping[str, str]
    devices: Mapping[str, str]
    conditions: Mapping[str, str]
    territories: Mapping[str, str]
    gone: StepWords
    pictures: Mapping[str, str]

    def step(self, id: str) -> StepWords:
        """The words of a module or an aid, be it retired; a kind sentence if it left the files."""
        return self.steps.get(id, self.gone)


def catalogue_words_of(
    shape: CatalogueWordsShape, language: str, pictures: Mapping[str, str]
) -> CatalogueWords:
    """The words as the screens read them."""
    modules = {
        id: StepWords(said.name, said.told, act=said.act) for id, said in shape.modules.items()
    }
    aids = {
        id: StepWords(said.name, said.told, said.who, said.where)
        for id, said in shape.aids.items()
    }
    return CatalogueWords(
        language,
        {**modules, **aids},
        dict(shape.families),
        dict(shape.goals),
        dict(shape.devices),
        dict(shape.conditions),
        dict(shape.territories),
        StepWords(shape.gone.name, shape.gone.told),
        pictures,
    )
