"""What people say of themselves, beside what they do."""

import numpy as np
import pytest

from diagnostic.answers import AnswerMode, Given, counting
from diagnostic.over_claiming import PLAIN_SPEAKING, OverClaiming
from diagnostic.response_models import FreeTable, GradedResponse, UnsureCurve, answer_table
from tests.diagnostic.builders import classes, ladder, trait

CURVE = UnsureCurve(0.3, -1.0, 1.5)
SEEN = GradedResponse(2.0, (-0.5, 0.5), CURVE)
TABLE = FreeTable(ladder(4, 3, 1.0), 0.1, (0.2, 0.1, 0.1, 0.0))


def test_said_sooner_and_less_surely():
    said = OverClaiming(shift=0.4, slope_ratio=0.75).said(SEEN)

    assert isinstance(said, GradedResponse)
    assert (said.slope, said.unsure) == (1.5, CURVE)
    assert said.thresholds == pytest.approx((-0.9, 0.1))


def test_a_slope_already_declared_is_kept():
    said = OverClaiming(shift=0.4, slope_ratio=0.75).shifted(SEEN)

    assert isinstance(said, GradedResponse)
    assert (said.slope, said.thresholds) == (2.0, pytest.approx((-0.9, 0.1)))


def test_some_of_each_class_answer_as_the_next_one_up():
    said = OverClaiming(claimed_up=0.25).said(TABLE)

    assert isinstance(said, FreeTable)
    assert (said.slip, said.unsure) == (TABLE.slip, TABLE.unsure)
    expected = [[0.75 * a + 0.25 * b for a, b in zip(*rows, strict=True)] for rows in pairs()]
    assert np.asarray(said.rows) == pytest.approx(np.array([*expected, TABLE.rows[3]]))


def pairs() -> list[tuple[tuple[float, ...], tuple[float, ...]]]:
    return [(TABLE.rows[k], TABLE.rows[k + 1]) for k in range(3)]


@pytest.mark.parametrize("model", [SEEN, TABLE])
def test_without_over_claiming_people_say_what_they_do(model):
    dimension = trait() if isinstance(model, GradedResponse) else classes("equipment")

    said = answer_table(PLAIN_SPEAKING.said(model), dimension)

    assert said == pytest.approx(answer_table(model, dimension))


def test_saying_alone_proves_less_than_doing_alone():
    skills = trait()
    said = answer_table(OverClaiming(0.4, 0.8).said(SEEN), skills)[2]
    seen = answer_table(SEEN, skills)[2]

    low, high = 3, 9
    assert said[high] / said[low] < seen[high] / seen[low]


DECLARED, OBSERVED, DONE = AnswerMode.DECLARED, AnswerMode.OBSERVED, AnswerMode.DONE


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([("alone", DECLARED), ("not_yet", OBSERVED)], ("not_yet", OBSERVED)),
        ([("not_yet", OBSERVED), ("alone", DECLARED)], ("not_yet", OBSERVED)),
        ([("not_yet", DONE), ("alone", DECLARED)], ("not_yet", DONE)),
        ([("alone", DECLARED), ("with_help", DECLARED)], ("with_help", DECLARED)),
        ([("alone", DECLARED), ("rather_not_say", OBSERVED)], ("alone", DECLARED)),
        ([("not_yet", OBSERVED), ("alone", OBSERVED)], ("alone", OBSERVED)),
        ([("not_yet", OBSERVED), ("alone", DONE), ("alone", DECLARED)], ("alone", DONE)),
    ],
)
def test_what_was_seen_counts_over_what_was_said(given, kept):
    answers = (Given("before", "alone"), *(Given("mail", *g) for g in given), Given("z", "alone"))

    assert counting(answers) == (Given("before", "alone"), Given("mail", *kept), answers[-1])


def test_answers_to_different_questions_all_count():
    answers = (Given("mail", "alone"), Given("search", "alone"))

    assert counting(answers) is answers
