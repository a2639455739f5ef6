"""Whether every question can be asked one day: known conditions, no circle, no contradiction."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from diagnostic.answers import ALWAYS_OFFERED
from diagnostic.faults.fault import Fault, fault
from diagnostic.faults.framework import repeated

if TYPE_CHECKING:
    from diagnostic.questionnaire import Item

Needed = dict[str, frozenset[str]]


def eligibility_faults(items: Sequence["Item"]) -> tuple[Fault, ...]:
    """Faults of names and conditions between questions.

    A question that can never be asked is told once, where the contradiction begins, not on all
    those that wait for it.

    Parameters
    ----------
    items : sequence of Item

    Returns
    -------
    tuple of Fault
    """
    by_id = {item.id: item for item in items}
    settled: dict[str, None] = {}
    circles = [circle for name in by_id for circle in _walk(name, (), by_id, settled)]
    caught = {name for circle in circles for name in circle}
    return (
        *(fault("content.duplicate_item", id) for id in repeated(i.id for i in items)),
        *(told for item in items for told in _unknown(item, by_id)),
        *(fault("content.cycle", c[0], chain=(*c, c[0])) for c in circles),
        *_unreachable([by_id[name] for name in settled if name not in caught]),
    )


def _unknown(item: "Item", by_id: Mapping[str, "Item"]) -> Iterator[Fault]:
    for rule, conditions in (("only_if", item.only_if), ("never_if", item.never_if)):
        for other, options in conditions.items():
            if other not in by_id:
                yield fault("content.condition_item", item.id, rule=rule, other=other)
                continue
            known = tuple(option.id for option in by_id[other].options)
            for option in options:
                if known and option not in (*known, *ALWAYS_OFFERED):
                    where = {"rule": rule, "other": other, "option": option}
                    yield fault("content.condition_option", item.id, **where, known=known)


def _walk(
    name: str, path: tuple[str, ...], by_id: Mapping[str, "Item"], settled: dict[str, None]
) -> Iterator[tuple[str, ...]]:
    """Each circle of `only_if` once; `settled` receives a question after those it waits for."""
    if name in path:
        yield path[path.index(name) :]
        return
    if name in settled or name not in by_id:
        return
    for other in by_id[name].only_if:
        yield from _walk(other, (*path, name), by_id, settled)
    settled[name] = None


def _unreachable(items: Sequence["Item"]) -> Iterator[Fault]:
    """Questions whose conditions contradict each other; each comes after those it waits for."""
    needed: dict[str, Needed] = {}
    lost: set[str] = set()
    for item in items:
        if lost & set(item.only_if):
            lost.add(item.id)
            continue
        wanted = needed[item.id] = _wanted(item, needed)
        left = {o: wanted[o] - frozenset(item.never_if.get(o, ())) for o in wanted}
        if not all(left.values()):
            lost.add(item.id)
            other = next(o for o in left if not left[o])
            key = "content.unreachable_barred" if wanted[other] else "content.unreachable"
            yield fault(key, item.id, other=other)


def _wanted(item: "Item", needed: Mapping[str, Needed]) -> Needed:
    """Answers that must have been given before this question can be asked."""
    wanted: Needed = {}
    own = {other: frozenset(options) for other, options in item.only_if.items()}
    for part in (own, *(needed.get(other, {}) for other in own)):
        for other, options in part.items():
            wanted[other] = wanted.get(other, options) & options
    return wanted
