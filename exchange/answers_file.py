"""Answers collected elsewhere, in one CSV file: one line a person, one column a question.

A column carries the question's name with _ for -; a cell holds the place of the answered option in
its list, from 0; an empty cell is no answer. Columns that describe people are accepted and never
used to predict. What the questionnaire does not know is refused with file, line and column.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from diagnostic.answers import Given
from diagnostic.errors import MalformedAnswers
from diagnostic.questionnaire import Questionnaire

WEIGHT = "weight"
NO_ANSWER = -1
HEADER = 1  # line of the names of the columns


class NotReadable(MalformedAnswers):
    key = "errors.answers_not_readable"


class NoRespondent(MalformedAnswers):
    key = "errors.answers_no_respondent"


class TooFewRespondents(MalformedAnswers):
    key = "errors.answers_too_few"


class NoQuestion(MalformedAnswers):
    key = "errors.answers_no_question"


class ColumnTwice(MalformedAnswers):
    key = "errors.answers_column_twice"


class UnknownColumn(MalformedAnswers):
    key = "errors.answers_unknown_column"


class LineLength(MalformedAnswers):
    key = "errors.answers_line_length"


class UnknownValue(MalformedAnswers):
    key = "errors.answers_unknown_value"


class WrongWeight(MalformedAnswers):
    key = "errors.answers_wrong_weight"


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
    """

    questionnaire: Questionnaire
    items: tuple[str, ...]
    places: NDArray[np.intp]
    weights: NDArray[np.float64]

    @property
    def absent(self) -> frozenset[str]:
        """Questions of the questionnaire that have no column here."""
        return frozenset(i.id for i in self.questionnaire.items) - frozenset(self.items)

    def given(self) -> tuple[dict[str, Given], ...]:
        """Each person's answers by question, in its usual mode, in the order of the file."""
        asked = [self.questionnaire.item(name) for name in self.items]
        return tuple(
            {
                item.id: Given(item.id, item.options[place].id, item.modes[0])
                for item, place in zip(asked, line, strict=True)
                if place != NO_ANSWER
            }
            for line in self.places.tolist()
        )

    def ranks(self, item: str) -> NDArray[np.float64]:
        """Everybody's rank on one question, not a number where there is no answer, (n,)."""
        places = self.places[:, self.items.index(item)]
        by_place = [float(o.rank) for o in self.questionnaire.item(item).options]
        result: NDArray[np.float64] = np.array([*by_place, np.nan])[places]
        return result


def read_answers(
    path: Path, questionnaire: Questionnaire, *, weighted: bool = False
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
    weight = header.index(WEIGHT) if weighted and WEIGHT in header else None
    places, weights = [], []
    for line, cells in lines:
        if len(cells) != len(header):
            found, expected = len(cells), len(header)
            raise LineLength(file=path.name, line=line, found=found, expected=expected)
        where = _Line(path.name, line, header, cells)
        places.append([where.place(column, count) for column, count in items.values()])
        weights.append(1.0 if weight is None else where.weight(weight))
    if not places:
        raise NoRespondent(file=path.name)
    return CollectedAnswers(
        questionnaire, tuple(items), np.array(places, dtype=np.intp), np.array(weights)
    )


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
    names = {item.id.replace("-", "_"): item for item in questionnaire.items}
    for place, column in enumerate(header):
        if column in header[:place]:
            raise ColumnTwice(file=path.name, line=HEADER, column=column)
        if column not in names and column not in questionnaire.describes:
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
        said = self.cells[column]
        try:
            weight = float(said)
        except ValueError:
            weight = 0.0
        if not 0 < weight < float("inf"):
            raise WrongWeight(file=self.file, line=self.line, column=WEIGHT, value=said)
        return weight
