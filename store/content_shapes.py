"""The shape of the content files: which keys, of which type; the sense is checked elsewhere.

People who write questions meet these shapes as `questionnaires/schema/*.schema.json`, which
editors read, and as French sentences from `python jalons.py questionnaires --check`.
"""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[_-][a-z0-9]+)*$")]
KebabName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$")]
Text = Annotated[str, Field(min_length=1)]
Mode = Literal["declared", "observed", "done"]
Origin = Literal["prior", "calibrated"]
Conditions = dict[Name, list[Name]]
Seconds = Annotated[float | None, Field(gt=0)]  # learnt from answers, instead of those expected


class Shape(BaseModel):
    """Keys that are not listed are refused; a text is a text, a number a number.

    `ENTRIES` names the keys whose entries stand on their own: a wrong one does not spoil the rest.
    """

    ENTRIES: ClassVar[tuple[str, ...]] = ()
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Provenance(Shape):
    """Where a parameter comes from: nothing is used without its origin."""

    origin: Origin
    source: Text
    dated: date


class GridShape(Shape):
    low: float
    high: float
    count: int = Field(ge=3)


class DimensionShape(Shape):
    id: Name
    kind: Literal["classes", "trait"]
    levels: list[Name] = Field(min_length=2)
    grid: GridShape | None = None
    cuts: list[float] = []


class AxisShape(Shape):
    id: Name
    dimensions: list[Name] = Field(min_length=1)
    levels: list[Name] = Field(min_length=2)


class AreaShape(Shape):
    id: Name
    digcomp: Text


class RuleShape(Shape):
    level: int
    when: Conditions = {}


class FactRulesShape(Shape):
    dimension: Name
    facts: dict[Name, Annotated[list[Name], Field(min_length=1)]]
    rules: list[RuleShape] = Field(min_length=1)


class TypeShape(Shape):
    id: Name
    levels: dict[Name, list[int]] = {}
    unless_facts: Conditions = {}


class PaceShape(Shape):
    """How fast people change, and what an observation weighs (see `diagnostic.framework.Pace`)."""

    yearly: dict[Name, float] = {}
    observation: float = 0.7
    likeness: float = 0.5
    renewal: float = 0.1


class FrameworkShape(Shape):
    """`framework.yaml`: what can be measured."""

    revision: int = Field(ge=1)
    dimensions: list[DimensionShape] = Field(min_length=1)
    axes: list[AxisShape] = Field(min_length=1)
    pace: PaceShape = PaceShape()
    areas: list[AreaShape] = []
    facts: list[FactRulesShape] = []
    types: list[TypeShape] = []
    obstacles: list[Name] = []


class OptionSetShape(Shape):
    """Either `order` and `options`, or `ranks` (option: rank, in the order shown)."""

    order: Literal["most_first", "least_first", "none"] | None = None
    options: list[Name] | None = Field(default=None, min_length=2)
    ranks: dict[Name, Annotated[int, Field(ge=0)]] | None = Field(default=None, min_length=2)


class ItemShape(Shape):
    id: KebabName
    dimension: Name
    options: Name
    modes: list[Mode] = Field(min_length=1)
    seconds: float = Field(gt=0)
    area: Name | None = None
    competence: Text | None = None
    theme: Text | None = None
    statement: Text | None = None
    opening: bool = False
    heard: bool = False
    follow_up: bool = False
    heavy: bool = False
    only_if: Conditions = {}
    never_if: Conditions = {}
    fact: Name | None = None
    obstacles: Conditions = {}


class QuestionnaireShape(Shape):
    """`questionnaire.yaml`: the questions, without prose and without parameters."""

    ENTRIES = ("option_sets", "items")

    id: KebabName
    revision: int = Field(ge=1)
    dimensions: list[Name] = Field(min_length=1)
    languages: list[Name] = Field(min_length=1)
    describes: list[Text] = []
    option_sets: dict[Name, OptionSetShape]
    items: list[ItemShape]


class TraitShape(Shape):
    mean: float
    sd: float = Field(gt=0)


class CorrelationsShape(Shape):
    order: list[Name]
    rows: list[list[float]]


class PriorBlock(Provenance):
    shares: dict[Name, list[float]] = {}
    traits: dict[Name, TraitShape] = {}
    correlations: CorrelationsShape


class UnsureShape(Shape):
    ceiling: float
    centre: float
    slope: float


class GradedShape(Provenance):
    """Parameters on a trait."""

    slope: dict[Mode, float]
    thresholds: list[float]
    unsure: UnsureShape | None = None
    seconds: Seconds = None


class TableShape(Provenance):
    """Parameters on a dimension of classes: one list of chances a option, over the classes."""

    table: dict[Name, list[float]]
    slip: dict[Mode, float]
    unsure: list[float] | None = None
    seconds: Seconds = None


class DeclaredShape(Provenance):
    """How declared answers differ from those seen or done, on one dimension."""

    shift: float = Field(default=0.0, ge=0)
    slope_ratio: float = Field(default=1.0, gt=0, le=1)
    claimed_up: float = Field(default=0.0, ge=0, lt=1)


def _kind(value: object) -> str:
    has_table = "table" in value if isinstance(value, dict) else isinstance(value, TableShape)
    return "[table]" if has_table else "[graded]"


ParametersShape = Annotated[
    Annotated[GradedShape, Tag("[graded]")] | Annotated[TableShape, Tag("[table]")],
    Discriminator(_kind),
]


class CalibrationShape(Shape):
    """`calibration.yaml`: the prior and the parameters of every question, with their origin."""

    ENTRIES = ("items",)

    prior: PriorBlock
    doubt: float = Field(default=0.0, ge=0, lt=1)
    declared: dict[Name, DeclaredShape] = {}
    items: dict[Name, ParametersShape]
