"""Troubles laid over drawn answers: as many as asked for, the same at every reading."""

from dataclasses import replace

import numpy as np
import pytest

from analytics.disturbances import Disturbance, DisturbedSheets, shifted, uncorrelated
from diagnostic.answers import UNSURE, AnswerMode
from diagnostic.prior import Trait
from diagnostic.simulation import AnswerSheets, draw_people
from tests.factories import small_questionnaire

SAID, SEEN = AnswerMode.DECLARED, AnswerMode.OBSERVED
COUNT = 3000
QUESTIONNAIRE = small_questionnaire()
RANK = {"not_yet": 0, "with_help": 1, "alone": 2}


def sheets(disturbance: Disturbance, questionnaire=QUESTIONNAIRE):
    """The undisturbed answers, and the same people's disturbed ones."""
    rng = np.random.default_rng(3)
    people = draw_people(questionnaire.prior, COUNT, rng=rng)
    drawn = AnswerSheets(questionnaire, people, rng=rng)
    return drawn, DisturbedSheets(drawn, questionnaire, COUNT, disturbance, rng=rng)


def options(told, item="mail-open", mode=SAID):
    return [told.given(person, item, mode).option for person in range(COUNT)]


def test_nothing_disturbed_is_what_was_drawn():
    drawn, disturbed = sheets(Disturbance())

    assert options(disturbed) == options(drawn)


def test_careless_answers_are_even_over_the_ranks_in_any_mode():
    _, disturbed = sheets(Disturbance(careless=1.0))

    for mode in (SAID, SEEN):
        told = options(disturbed, mode=mode)
        shares = [told.count(option) / COUNT for option in RANK]
        assert shares == pytest.approx([1 / 3] * 3, abs=0.03)


def test_some_do_not_know_and_the_others_answer_as_before():
    drawn, disturbed = sheets(Disturbance(unsure=0.2))

    pairs = list(zip(options(drawn), options(disturbed), strict=True))
    assert np.mean([told == UNSURE for _, told in pairs]) == pytest.approx(0.2, abs=0.02)
    assert all(before == told for before, told in pairs if told != UNSURE)


def test_over_claiming_moves_declared_answers_up_by_one_and_only_those():
    drawn, disturbed = sheets(Disturbance(over_claimed=1.0))

    said = zip(options(drawn), options(disturbed), strict=True)
    assert all(RANK[told] == min(RANK[before] + 1, 2) for before, told in said)
    assert options(disturbed, mode=SEEN) == options(drawn, mode=SEEN)


def test_a_question_without_order_cannot_be_over_claimed():
    items = tuple(replace(item, ordered=False) for item in QUESTIONNAIRE.items)
    drawn, disturbed = sheets(Disturbance(over_claimed=1.0), replace(QUESTIONNAIRE, items=items))

    assert options(disturbed) == options(drawn)


def test_the_same_answer_is_given_twice():
    _, disturbed = sheets(Disturbance(careless=0.3, unsure=0.3))

    assert options(disturbed) == options(disturbed)


def test_other_people_are_farther_on_everything():
    farther = shifted(QUESTIONNAIRE.prior, -0.5)

    assert farther.margins["skills"] == Trait(-0.5, 1.0)
    shares = farther.margins["equipment"]
    assert sum(shares) == pytest.approx(1.0)
    # P(Z < 0.6745 × … ): a quarter of people below −0.6745 becomes those below −0.1745.
    assert shares[0] == pytest.approx(0.4307, abs=1e-3)
    assert shares[3] == pytest.approx(0.1201, abs=1e-3)
    assert farther.correlations == QUESTIONNAIRE.prior.correlations


def test_nobody_moves_when_the_shift_is_nil():
    same = shifted(QUESTIONNAIRE.prior, 0.0)

    assert same.margins["equipment"] == pytest.approx((0.25,) * 4)


def test_without_correlations_margins_stay():
    alone = uncorrelated(QUESTIONNAIRE.prior)

    assert alone.correlations == ((1.0, 0.0), (0.0, 1.0))
    assert alone.margins == QUESTIONNAIRE.prior.margins
