"""The shape of the catalogue's files: modules, aids, goals, and their words in one language."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from pathway.aids import EVERYWHERE, REVIEW_MONTHS
from pathway.modules import USUAL_GAIN
from store.content_shapes import Conditions, KebabName, Name, Shape, Text

ConditionName = Literal["without_reading", "without_french", "phone_only", "adapted"]
Gain = Annotated[float, Field(gt=0, lt=1)]
Months = Annotated[int, Field(ge=1)]
FormatName = Literal["individual", "workshop", "alone", "phone"]


class ModuleShape(Shape):
    id: KebabName
    minutes: int = Field(gt=0)
    formats: list[FormatName] = Field(min_length=1)
    teaches: list[Name] = Field(default_factory=list)
    lifts: list[Name] = Field(default_factory=list)
    after: list[Name] = Field(default_factory=list)
    on: list[Name] = Field(default_factory=list)
    without_reading: bool = False
    without_french: bool = False
    adapted: bool = False
    gain: Gain | None = None
    on_request: bool = False
    lent: bool = False
    own: bool = False
    languages: list[Name] = Field(default_factory=lambda: ["fr"])
    competences: list[Text] = Field(default_factory=list)
    themes: list[Name] = Field(default_factory=list)


class ModulesShape(Shape):
    """`modules.yaml`: what is taught, after what, to whom; from the easiest."""

    ENTRIES = ("modules",)

    revision: int = Field(ge=1)
    gain: Gain = USUAL_GAIN
    retired: list[KebabName] = Field(default_factory=list)
    devices: dict[Name, Conditions] = Field(default_factory=dict)
    reading: dict[Name, list[int]] = Field(default_factory=dict)
    speaking: dict[Name, list[int]] = Field(default_factory=dict)
    reading_elsewhere: Conditions = Field(default_factory=dict)
    blocking: list[Name] = Field(default_factory=list)
    not_blocking: list[Name] = Field(default_factory=list)
    modules: list[ModuleShape]


class AidShape(Shape):
    id: KebabName
    lifts: list[Name] = Field(default_factory=list)
    conditions: list[ConditionName] = Field(default_factory=list)
    source: Text
    dated: date
    verified_on: date | None = None
    territory: Name = EVERYWHERE
    review_after_months: Months | None = None


class AidsShape(Shape):
    """`aids.yaml`: helps given by others, each with its source and its date."""

    ENTRIES = ("aids",)

    revision: int = Field(ge=1)
    review_after_months: Months = REVIEW_MONTHS
    retired: list[KebabName] = Field(default_factory=list)
    aids: list[AidShape]


class FamilyShape(Shape):
    id: KebabName
    picture: Name


class GoalShape(Shape):
    id: KebabName
    family: Name
    picture: Name
    needs: list[Name] = Field(default_factory=list)
    through: list[Name] = Field(default_factory=list)
    hindered_by: list[Name] = Field(default_factory=list)
    on: list[Name] = Field(default_factory=list)


class GoalsShape(Shape):
    """`goals.yaml`: what people want to do, and the questions that ask for what it takes."""

    ENTRIES = ("families", "goals")

    revision: int = Field(ge=1)
    families: list[FamilyShape]
    goals: list[GoalShape]


class StepWordsShape(Shape):
    name: Text
    told: Text


class ModuleWordsShape(StepWordsShape):
    act: Text | None = None


class AidWordsShape(StepWordsShape):
    who: Text
    where: Text


class CatalogueWordsShape(Shape):
    """`<language>.yaml` of the catalogue: what people read and hear."""

    ENTRIES = ("modules", "aids", "families", "goals", "devices", "conditions", "territories")

    modules: dict[Name, ModuleWordsShape]
    aids: dict[Name, AidWordsShape]
    families: dict[Name, Text]
    goals: dict[Name, Text]
    devices: dict[Name, Text] = Field(default_factory=dict)
    conditions: dict[Name, Text] = Field(default_factory=dict)
    territories: dict[Name, Text] = Field(default_factory=dict)
    gone: StepWordsShape
