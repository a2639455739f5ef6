"""Whether the content files agree with each other: what one names, another must define."""

from collections.abc import Iterator

from diagnostic.faults import Fault, fault
from diagnostic.framework import Framework
from store.assembly import options_of
from store.content_shapes import (
    CalibrationShape,
    FrameworkShape,
    ItemShape,
    OptionSetShape,
    QuestionnaireShape,
    TableShape,
)


def trait_faults(shape: FrameworkShape) -> Iterator[Fault]:
    """Traits whose points and cuts cannot make levels; nothing can be built on these."""
    for dimension in shape.dimensions:
        grid, cuts = dimension.grid, dimension.cuts
        if dimension.kind == "classes":
            if grid is not None or cuts:
                yield fault("content.cuts_on_classes", dimension.id)
        elif grid is None or not grid.low < grid.high:
            yield fault("content.grid", dimension.id)
        elif sorted(set(cuts)) != cuts or len(cuts) != len(dimension.levels) - 1:
            yield fault("content.cuts", dimension.id, expected=len(dimension.levels) - 1)


def structure_faults(shape: QuestionnaireShape, framework: Framework, id: str) -> Iterator[Fault]:
    """Names in `questionnaire.yaml` that nothing defines; `id` is the name of its folder."""
    if shape.id != id:
        yield fault("content.id_not_folder", None, said=shape.id, folder=id)
    known = tuple(d.id for d in framework.dimensions)
    for name in shape.dimensions:
        if name not in known:
            yield fault("content.questionnaire_dimension", None, dimension=name, known=known)
    for name, chosen in shape.option_sets.items():
        if not _is_one_of_two_forms(chosen):
            yield fault("content.option_set_form", name)
    for item in shape.items:
        if item.options not in shape.option_sets:
            sets = tuple(shape.option_sets)
            yield fault("content.unknown_option_set", item.id, set=item.options, known=sets)


def _is_one_of_two_forms(chosen: OptionSetShape) -> bool:
    if chosen.ranks is not None:
        return chosen.order is None and chosen.options is None
    return chosen.order is not None and chosen.options is not None


def calibration_faults(
    calibration: CalibrationShape, structure: QuestionnaireShape
) -> Iterator[Fault]:
    """Parameters of unknown questions, and tables that do not speak of the question's options."""
    items = {item.id: item for item in structure.items}
    for dimension in calibration.declared:
        if dimension not in structure.dimensions:
            known = tuple(structure.dimensions)
            yield fault("content.prior_unknown", "declared", dimension=dimension, known=known)
    for id, parameters in calibration.items.items():
        if id not in items:
            yield fault("content.calibration_unknown_item", id)
        elif isinstance(parameters, TableShape):
            yield from _table_faults(items[id], parameters, structure)


def _table_faults(
    item: ItemShape, parameters: TableShape, structure: QuestionnaireShape
) -> Iterator[Fault]:
    chosen = structure.option_sets.get(item.options)
    if chosen is None:
        return
    options = tuple(option.id for option in options_of(chosen))
    for option in options:
        if option not in parameters.table:
            yield fault("content.table_option_missing", item.id, option=option)
    for option in parameters.table:
        if option not in options:
            yield fault("content.table_option_unknown", item.id, option=option, known=options)
    if len({len(chances) for chances in parameters.table.values()}) > 1:
        yield fault("content.table_lengths", item.id)
