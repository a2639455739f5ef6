"""Answers collected elsewhere, in one CSV file: one line a person, one column a question.

A column carries the question's name with _ for -; a cell holds the place of the answered option in
its list, from 0; an empty cell is no answer. Beside it, `mode_…` may say how it was answered and
`seconds_…` in how long. Columns that describe people are accepted and never used to predict. What
the questionnaire does not know is refused with file, line and column.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from diagnostic.answers import AnswerMode, Given
from diagnostic.questionnaire import Item, Questionnaire
from exchange.answers_refused import (
    ColumnTwice,
    LineLength,
    NoQuestion,
    NoRespondent,
    NotDescribed,
    NotReadable,
    UnknownColumn,
    UnknownMode,
    UnknownValue,
    WrongSeconds,
    WrongWeight,
)

WEIGHT = "weight"
NO_ANSWER = -1
MODE, SECONDS = "mode_", "seconds_"  # before the column of a question
HEADER = 1  # line of the names of the columns


@dataclass(frozen=True, slots=True, eq=False)
class CollectedAnswers:
    """What a file of answers says.

    Parameters
    ----------
    questionnaire : Questionnaire
        Whose questions the columns are.
    items : tuple of str
        Questions that have a column, in the order of the questionnaire.
    places : (n people, len(items)) array of int
        Place of the answered option, `NO_ANSWER` where the cell is empty.
    weights : (n,) array
        People each respondent stands for; 1 where the file has no weights.
    modes : mapping of item to n modes
        Of the questions whose column `mode_…` is there; None where the cell is empty.
    seconds : mapping of item to (n,) array
        Of the questions whose column `seconds_…` is there; not a number where it is empty.
    described : mapping of column to n words
        What describes people, of the columns that were asked for; "" where it is not known.
    """

    questionnaire: Questionnaire
    items: tuple[str, ...]
    places: NDArray[np.intp]
    weights: NDArray[np.float64]
    modes: Mapping[str, tuple[AnswerMode | None, ...]] = field(default_factory=dict)
    seconds: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    described: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def absent(self) -> frozenset[str]:
        """Questions of the questionnaire that have no column here."""
        return frozenset(i.id for i in self.questionnaire.items) - frozenset(self.items)

    def given(self) -> tuple[dict[str, Given], ...]:
        """Each person's answers by question, in its mode or its usual one, in file order."""
        asked = [self.questionnaire.item(name) for name in self.items]
        return tuple(
            {
                item.id: Given(item.id, item.options[place].id, self._mode(item, person))
                for item, place in zip(asked, line, strict=True)
                if place != NO_ANSWER
            }
            for person, line in enumerate(self.places.tolist())
        )

    def _mode(self, item: Item, person: int) -> AnswerMode:
        said = self.modes[item.id][person] if item.id in self.modes else None
        return said or item.modes[0]

    def ranks(self, item: str) -> NDArray[np.float64]:
        """Everybody's rank on one question, not a number where there is no answer, (n,)."""
        places = self.places[:, self.items.index(item)]
        by_place = [float(o.rank) for o in self.questionnaire.item(item).options]
        result: NDArray[np.float64] = np.array([*by_place, np.nan])[places]
        return result


def read_answers(
    path: Path,
    questionnaire: Questionnaire,
    *,
    weighted: bool = False,
    describing: Sequence[str] = (),
) -> CollectedAnswers:
    """Everything a file of answers says, or the first thing wrong in it.

    Parameters
    ----------
    path : Path
        CSV with commas, UTF-8, one header line.
    questionnaire : Questionnaire
        With its options and the columns that describe people.
    weighted : bool
        Whether the column `weight` is read; otherwise everybody weighs 1.
    describing : sequence of str
        Columns that describe people and are wanted here; `age` finds `age_band`.

    Returns
    -------
    CollectedAnswers

    Raises
    ------
    MalformedAnswers
        One of the refusals of this file, with what its sentence needs.
    """
    lines = _lines(path)
    _, header = next(lines, (HEADER, []))
    items = _checked_header(path, header, questionnaire)
    people = [_Line(path.name, line, header, cells) for line, cells in lines]
    for one in people:
        if len(one.cells) != len(header):
            found, expected = len(one.cells), len(header)
            raise LineLength(file=path.name, line=one.line, found=found, expected=expected)
    if not people:
        raise NoRespondent(file=path.name)
    has_weight = weighted and WEIGHT in header
    known = {item.id: item for item in questionnaire.items if item.id in items}
    return CollectedAnswers(
        questionnaire,
        tuple(items),
        np.array([[p.place(c, n) for c, n in items.values()] for p in people], dtype=np.intp),
        np.array([p.weight(header.index(WEIGHT)) if has_weight else 1.0 for p in people]),
        modes={
            name: tuple(p.mode(column, item) for p in people)
            for name, item in known.items()
            if (column := _beside(header, MODE, name)) is not None
        },
        seconds={
            name: np.array([p.seconds(column) for p in people])
            for name in known
            if (column := _beside(header, SECONDS, name)) is not None
        },
        described={
            header[column]: tuple(p.cells[column] for p in people)
            for column in (_describing(path, header, questionnaire, name) for name in describing)
        },
    )


def column_of(item: str) -> str:
    """The name of a question's column."""
    return item.replace("-", "_")


def _beside(header: Sequence[str], prefix: str, item: str) -> int | None:
    name = f"{prefix}{column_of(item)}"
    return header.index(name) if name in header else None


def _describing(
    path: Path, header: Sequence[str], questionnaire: Questionnaire, wanted: str
) -> int:
    for place, column in enumerate(header):
        if column in questionnaire.describes and wanted in (column, column.partition("_")[0]):
            return place
    known = ", ".join(c for c in header if c in questionnaire.describes)
    raise NotDescribed(file=path.name, line=HEADER, column=wanted, known=known)


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of each line that is not empty."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            for cells in reader:
                if cells:
                    yield reader.line_num, cells
    except (UnicodeDecodeError, csv.Error) as error:
        raise NotReadable(file=path.name) from error


def _checked_header(
    path: Path, header: Sequence[str], questionnaire: Questionnaire
) -> dict[str, tuple[int, int]]:
    """Column and number of options of each question that the file asks."""
    names = {column_of(item.id): item for item in questionnaire.items}
    beside = {f"{prefix}{name}" for prefix in (MODE, SECONDS) for name in names}
    for place, column in enumerate(header):
        if column in header[:place]:
            raise ColumnTwice(file=path.name, line=HEADER, column=column)
        if column not in {*names, *beside, *questionnaire.describes}:
            known = questionnaire.id
            raise UnknownColumn(file=path.name, line=HEADER, column=column, questionnaire=known)
    found = {
        item.id: (header.index(column), len(item.options))
        for column, item in names.items()
        if column in header
    }
    if not found:
        raise NoQuestion(file=path.name, line=HEADER, questionnaire=questionnaire.id)
    return found


@dataclass(frozen=True, slots=True)
class _Line:
    """One person's cells, and where they stand."""

    file: str
    line: int
    header: Sequence[str]
    cells: Sequence[str]

    def place(self, column: int, options: int) -> int:
        said = self.cells[column]
        if said == "":
            return NO_ANSWER
        if said in {str(place) for place in range(options)}:
            return int(said)
        name, largest = self.header[column], options - 1
        raise UnknownValue(
            file=self.file, line=self.line, column=name, value=said, largest=largest
        )

    def weight(self, column: int) -> float:
        weight = _number(self.cells[column])
        if not 0 < weight < float("inf"):
            said = self.cells[column]
            raise WrongWeight(file=self.file, line=self.line, column=WEIGHT, value=said)
        return weight

    def mode(self, column: int, item: Item) -> AnswerMode | None:
        said = self.cells[column]
        if said == "":
            return None
        if said not in {mode.value for mode in item.modes}:
            name, known = self.header[column], ", ".join(mode.value for mode in item.modes)
            raise UnknownMode(file=self.file, line=self.line, column=name, value=said, known=known)
        return AnswerMode(said)

    def seconds(self, column: int) -> float:
        said = self.cells[column]
        if said == "":
            return float("nan")
        seconds = _number(said)
        if not 0 <= seconds < float("inf"):
            name = self.header[column]
            raise WrongSeconds(file=self.file, line=self.line, column=name, value=said)
        return seconds


def _number(said: str) -> float:
    """What a cell says, or less than anything if it is no number."""
    try:
        return float(said)
    except ValueError:
        return -1.0
