"""How many people, at which level of each axis, of which profile type, in which period.

Levels are read again from the answers each time; what leaves has been through the suppression of
small cells.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial

import numpy as np

from analytics.disclosure import BoolArray, IntArray, with_totals
from analytics.periods import Period, coarser, periods_of
from analytics.suppression import (
    SMALLEST_CELL,
    PublishedTable,
    hidden_cells,
    people_told,
    publish,
)
from diagnostic.answers import Given
from diagnostic.bank import Bank
from diagnostic.framework import Framework
from diagnostic.past import NO_PAST, Past
from diagnostic.profile import profile_of

PEOPLE_PER_PERIOD = 4 * SMALLEST_CELL  # fewer, spread over four levels, would show nothing
READINGS_KEPT = 20_000  # sets of answers whose levels are remembered by one process


@dataclass(frozen=True, slots=True)
class Reading:
    """What one set of answers says: a level on each axis, in their order, and a profile type."""

    levels: tuple[int, ...]
    type: str


@dataclass(frozen=True, slots=True)
class Assessed:
    """A person whose every axis is told, and when their answers were given."""

    reading: Reading
    on: date


@dataclass(frozen=True, slots=True)
class Needs:
    """The counts of a structure, as they may leave.

    Parameters
    ----------
    assessed, waiting : int or None
        People whose every axis is told, and the others; rounded, None under the threshold.
    periods : tuple of Period
        The rows of the tables.
    levels : tuple of (str, PublishedTable)
        For each axis: period × level.
    types : PublishedTable or None
        Period × profile type; None where too few people were assessed.
    """

    assessed: int | None
    waiting: int | None
    periods: tuple[Period, ...]
    levels: tuple[tuple[str, PublishedTable], ...]
    types: PublishedTable | None


@lru_cache(maxsize=READINGS_KEPT)
def read(bank: Bank, given: tuple[Given, ...], past: Past = NO_PAST) -> Reading | None:
    """The levels that these answers tell.

    Parameters
    ----------
    bank : Bank
    given : tuple of Given
        That hold today.
    past : Past
        What was known before them.

    Returns
    -------
    Reading or None
        The level told of each axis; None while an axis has too few answers to be told.

    Raises
    ------
    UnknownItem, UnknownOption, ModeNotOffered
        If an answer does not belong to the questionnaire.
    """
    profile = profile_of(bank, given, past=past)
    if profile.type is None:
        return None
    return Reading(tuple(axis.level for axis in profile.axes), profile.type.id)


def needs_of(framework: Framework, people: Sequence[Assessed], *, waiting: int) -> Needs:
    """Every count of a structure, small cells hidden.

    Parameters
    ----------
    framework : Framework
        Its axes and types, in the order in which they are shown.
    people : sequence of Assessed
    waiting : int
        How many people have no complete diagnosis yet.

    Returns
    -------
    Needs
    """
    told = people_told(len(people)), people_told(waiting)
    if len(people) < SMALLEST_CELL:
        return Needs(*told, (), (), None)
    periods, tables, hidden = _finest(framework, people)
    rows, names = [period.id for period in periods], type_ids(framework)
    types, *levels = zip(tables, hidden, strict=True)
    return Needs(
        *told,
        periods,
        tuple(
            (axis.id, publish(counts, rows, axis.levels, mask))
            for axis, (counts, mask) in zip(framework.axes, levels, strict=True)
        ),
        publish(types[0], rows, names, types[1]),
    )


def _finest(
    framework: Framework, people: Sequence[Assessed]
) -> tuple[tuple[Period, ...], list[IntArray], list[BoolArray]]:
    """The shortest periods that cost nothing to the counts of all of them together."""
    days = [person.on for person in people]
    periods = periods_of(days, smallest=PEOPLE_PER_PERIOD)
    twice = _said_twice(framework)
    tables = _tables(framework, people, periods)
    least = _hidden_together([counts.sum(axis=0, keepdims=True) for counts in tables], twice)
    while True:
        hidden = _hidden_together(tables, twice)
        costs = any((mask[-1] & ~low[-1]).any() for mask, low in zip(hidden, least, strict=True))
        if len(periods) == 1 or not costs:
            return periods, tables, hidden
        periods = coarser(periods, days)
        tables = _tables(framework, people, periods)


def _tables(
    framework: Framework, people: Sequence[Assessed], periods: Sequence[Period]
) -> list[IntArray]:
    """Period × type, then period × level for each axis."""
    names = type_ids(framework)
    return [
        _count(people, periods, lambda reading: names.index(reading.type), len(names)),
        *(
            _count(people, periods, partial(_level_on, place), len(axis.levels))
            for place, axis in enumerate(framework.axes)
        ),
    ]


def type_ids(framework: Framework) -> tuple[str, ...]:
    """The profile types in the order of the rules, each once.

    Parameters
    ----------
    framework : Framework

    Returns
    -------
    tuple of str
    """
    return tuple(dict.fromkeys(rule.id for rule in framework.type_rules))


def _level_on(axis: int, reading: Reading) -> int:
    return reading.levels[axis]


def _count(
    people: Iterable[Assessed],
    periods: Sequence[Period],
    column_of: Callable[[Reading], int],
    columns: int,
) -> IntArray:
    """People by period × column."""
    counts = np.zeros((len(periods), columns), dtype=np.int64)
    for person in people:
        row = next(n for n, period in enumerate(periods) if period.holds(person.on))
        counts[row, column_of(person.reading)] += 1
    return counts


def _said_twice(framework: Framework) -> tuple[tuple[int, int, int], ...]:
    """(place of a type, place of an axis, level): two cells that count the same people.

    The first type is one level of one axis: nobody of it can be of another type.
    """
    return tuple(
        (0, place, first.levels[dimension][0])
        for first in framework.type_rules[:1]
        for place, axis in enumerate(framework.axes)
        for dimension in axis.dimensions
        if axis.dimensions == tuple(first.levels) and len(first.levels[dimension]) == 1
    )


def _hidden_together(
    tables: Sequence[IntArray], said_twice: Sequence[tuple[int, int, int]]
) -> list[BoolArray]:
    """What is hidden in each table, the types first; what is said twice is hidden twice."""
    also = [np.zeros_like(with_totals(counts), dtype=np.bool_) for counts in tables]
    while True:
        hidden = [hidden_cells(c, also=mask) for c, mask in zip(tables, also, strict=True)]
        agreed = True
        for column, axis, level in said_twice:
            either = hidden[0][:, column] | hidden[axis + 1][:, level]
            agreed &= bool((hidden[0][:, column] == hidden[axis + 1][:, level]).all())
            also[0][:, column] |= either
            also[axis + 1][:, level] |= either
        if agreed:
            return hidden
