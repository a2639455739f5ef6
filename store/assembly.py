"""From the shapes of the content files to the objects of the diagnosis.

It builds what the files say, right or wrong: `Questionnaire.check()` tells whether it makes sense.
"""

from dataclasses import replace

from diagnostic.answers import SHOWN, AnswerMode
from diagnostic.framework import (
    Area,
    Axis,
    ClassRule,
    Dimension,
    FactRules,
    Framework,
    Pace,
    TypeRule,
    class_dimension,
    trait_dimension,
)
from diagnostic.over_claiming import PLAIN_SPEAKING, OverClaiming
from diagnostic.prior import PriorShape, Trait
from diagnostic.questionnaire import Item, Option, Questionnaire
from diagnostic.response_models import FreeTable, GradedResponse, ResponseModel, UnsureCurve
from store.content_shapes import (
    CalibrationShape,
    Conditions,
    DimensionShape,
    FactRulesShape,
    FrameworkShape,
    GradedShape,
    ItemShape,
    OptionSetShape,
    PriorBlock,
    QuestionnaireShape,
    TableShape,
)


def framework_of(shape: FrameworkShape) -> Framework:
    """Raises `MalformedItem` if the cuts of a trait do not increase."""
    return Framework(
        dimensions=tuple(_dimension(d) for d in shape.dimensions),
        axes=tuple(Axis(a.id, tuple(a.dimensions), tuple(a.levels)) for a in shape.axes),
        areas=tuple(Area(a.id, a.digcomp) for a in shape.areas),
        fact_rules=tuple(_fact_rules(f) for f in shape.facts),
        type_rules=tuple(
            TypeRule(t.id, {d: tuple(v) for d, v in t.levels.items()}, _frozen(t.unless_facts))
            for t in shape.types
        ),
        obstacles=tuple(shape.obstacles),
        pace=Pace(**shape.pace.model_dump()),
    )


def _dimension(shape: DimensionShape) -> Dimension:
    levels, grid = tuple(shape.levels), shape.grid
    if shape.kind == "classes" or grid is None:
        return class_dimension(shape.id, levels)
    low, high, count = grid.low, grid.high, grid.count
    return trait_dimension(
        shape.id, levels, low=low, high=high, count=count, cuts=tuple(shape.cuts)
    )


def _fact_rules(shape: FactRulesShape) -> FactRules:
    rules = tuple(ClassRule(rule.level, _frozen(rule.when)) for rule in shape.rules)
    return FactRules(shape.dimension, _frozen(shape.facts), rules)


def _frozen(conditions: Conditions) -> dict[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in conditions.items()}


def narrowed(framework: Framework, dimensions: frozenset[str]) -> Framework:
    """The framework seen on some of its dimensions: a questionnaire need not ask about all.

    An axis keeps the dimensions that are left; a type that needs a missing one leaves.
    """
    axes = [
        replace(a, dimensions=tuple(d for d in a.dimensions if d in dimensions))
        for a in framework.axes
    ]
    return replace(
        framework,
        dimensions=tuple(d for d in framework.dimensions if d.id in dimensions),
        axes=tuple(a for a in axes if a.dimensions),
        fact_rules=tuple(f for f in framework.fact_rules if f.dimension in dimensions),
        type_rules=tuple(t for t in framework.type_rules if set(t.levels) <= dimensions),
    )


def questionnaire_of(
    shape: QuestionnaireShape, calibration: CalibrationShape, framework: Framework
) -> Questionnaire:
    """The questions with their parameters; a question without any has no model."""
    return Questionnaire(
        id=shape.id,
        revision=shape.revision,
        framework=narrowed(framework, frozenset(shape.dimensions)),
        items=tuple(_item(item, shape, calibration) for item in shape.items),
        prior=prior_of(calibration.prior),
        describes=tuple(shape.describes),
        languages=tuple(shape.languages),
        prior_origin=calibration.prior.origin,
        over_claiming=over_claiming_of(calibration),
        doubt=calibration.doubt,
    )


def over_claiming_of(calibration: CalibrationShape) -> dict[str, OverClaiming]:
    return {
        dimension: OverClaiming(said.shift, said.slope_ratio, said.claimed_up)
        for dimension, said in calibration.declared.items()
    }


def prior_of(block: PriorBlock) -> PriorShape:
    shares = {d: tuple(values) for d, values in block.shares.items()}
    traits = {d: Trait(t.mean, t.sd) for d, t in block.traits.items()}
    rows = tuple(tuple(row) for row in block.correlations.rows)
    return PriorShape(tuple(block.correlations.order), {**shares, **traits}, rows)


def _item(shape: ItemShape, whole: QuestionnaireShape, calibration: CalibrationShape) -> Item:
    chosen = whole.option_sets.get(shape.options)
    options = options_of(chosen) if chosen else ()
    parameters = calibration.items.get(shape.id)
    modes = tuple(AnswerMode(mode) for mode in shape.modes)
    claims = over_claiming_of(calibration).get(shape.dimension, PLAIN_SPEAKING)
    models = {mode: _model(parameters, mode, options, claims) for mode in modes if parameters}
    return Item(
        id=shape.id,
        dimension=shape.dimension,
        options=options,
        modes=modes,
        models={mode: model for mode, model in models.items() if model is not None},
        ordered=chosen is None or chosen.order != "none",
        seconds=parameters.seconds if parameters and parameters.seconds else shape.seconds,
        area=shape.area,
        competence=shape.competence,
        theme=shape.theme,
        statement=shape.statement,
        opening=shape.opening,
        heard=shape.heard,
        follow_up=shape.follow_up,
        heavy=shape.heavy,
        only_if=_frozen(shape.only_if),
        never_if=_frozen(shape.never_if),
        fact=shape.fact,
        obstacles=_frozen(shape.obstacles),
        origin=parameters.origin if parameters else "prior",
    )


def options_of(shape: OptionSetShape) -> tuple[Option, ...]:
    """The options in the order in which they are shown, each with its rank."""
    if shape.ranks is not None:
        return tuple(Option(id, rank) for id, rank in shape.ranks.items())
    names = shape.options or []
    last = len(names) - 1
    downwards = shape.order == "most_first"
    return tuple(Option(n, last - i if downwards else i) for i, n in enumerate(names))


def _model(
    parameters: GradedShape | TableShape,
    mode: AnswerMode,
    options: tuple[Option, ...],
    claims: OverClaiming,
) -> ResponseModel | None:
    """Without a slope of its own, a declared answer has a share of the one seen or done."""
    if isinstance(parameters, TableShape):
        model: ResponseModel | None = _table(parameters, mode, options)
    else:
        model = _graded(parameters, mode)
        if model is None and mode is AnswerMode.DECLARED:
            seen = (_graded(parameters, other) for other in SHOWN)
            return next((claims.said(shown) for shown in seen if shown), None)
    return claims.shifted(model) if model and mode is AnswerMode.DECLARED else model


def _graded(parameters: GradedShape, mode: AnswerMode) -> GradedResponse | None:
    slope, curve = parameters.slope.get(mode.value), parameters.unsure
    unsure = UnsureCurve(curve.ceiling, curve.centre, curve.slope) if curve else None
    return None if slope is None else GradedResponse(slope, tuple(parameters.thresholds), unsure)


def _table(
    parameters: TableShape, mode: AnswerMode, options: tuple[Option, ...]
) -> FreeTable | None:
    slip = parameters.slip.get(mode.value)
    unsure = None if parameters.unsure is None else tuple(parameters.unsure)
    return None if slip is None else FreeTable(_rows(parameters, options), slip, unsure)


def _rows(parameters: TableShape, options: tuple[Option, ...]) -> tuple[tuple[float, ...], ...]:
    """One row a class, one column a rank; options of the same rank are added."""
    classes = max((len(chances) for chances in parameters.table.values()), default=0)
    rows = [[0.0] * (1 + max((o.rank for o in options), default=0)) for _ in range(classes)]
    for option in options:
        for place, chance in enumerate(parameters.table.get(option.id, [])):
            rows[place][option.rank] += chance
    return tuple(tuple(row) for row in rows)
