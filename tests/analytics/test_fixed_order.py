"""The paper form: the best questions first, nobody left with fewer than they can answer."""

from dataclasses import replace

import numpy as np
import pytest

from analytics.fixed_order import best_order, in_order
from analytics.outcomes import outcomes
from diagnostic.answers import RATHER_NOT_SAY, Given, Setting
from diagnostic.bank import Bank
from diagnostic.response_models import GradedResponse
from diagnostic.simulation import AnswerSheets, draw_people
from diagnostic.standing import Certainty
from tests.factories import small_questionnaire


def with_sharp(item: str, slope: float):
    """The small questionnaire, where one gesture says far more than the others."""
    questionnaire = small_questionnaire()
    sharp = GradedResponse(slope, (-0.8, 0.2))
    items = tuple(
        replace(i, models=dict.fromkeys(i.modes, sharp)) if i.id == item else i
        for i in questionnaire.items
    )
    return replace(questionnaire, items=items)


def people_of(questionnaire, count, *, seed=1):
    rng = np.random.default_rng(seed)
    people = draw_people(questionnaire.prior, count, rng=rng)
    sheets = AnswerSheets(questionnaire, people, rng=rng)
    items = [(i.id, i.usual_mode(Setting.PHONE)) for i in questionnaire.items]
    return [{id: sheets.given(n, id, mode) for id, mode in items} for n in range(count)]


def reference_of(bank, people):
    return outcomes(bank, [tuple(p.values()) for p in people], Certainty())["skills"].levels


def test_the_question_that_says_most_comes_first():
    questionnaire = with_sharp("mail-open", 6.0)
    bank, people = Bank(questionnaire), people_of(questionnaire, 200)

    order = best_order(bank, "skills", people, reference_of(bank, people), length=2)

    assert order[0] == "mail-open"
    assert len(order) == 2


def test_whoever_cannot_answer_one_is_asked_the_next():
    questionnaire = with_sharp("mail-open", 6.0)
    bank, people = Bank(questionnaire), people_of(questionnaire, 200)
    reference = reference_of(bank, people)
    for person in people[:80]:
        del person["mail-open"]

    order = best_order(bank, "skills", people, reference, length=2)

    asked = [in_order({"skills": order}, {"skills": 2}, person) for person in people]
    assert {len(sitting) for sitting in asked} == {2}
    assert len(order) > 2


def test_an_order_ends_when_nothing_is_left_to_ask():
    questionnaire = small_questionnaire()
    bank, people = Bank(questionnaire), people_of(questionnaire, 20)
    for person in people:
        for item in ("click", "type", "search", "attach"):
            del person[item]

    order = best_order(bank, "skills", people, np.zeros(20, dtype=int), length=5)

    assert {"mail-open", "mail-send"} <= set(order)


def test_paper_form_asks_each_axis_its_own_length():
    person = {id: Given(id, "own") for id in ("phone", "computer", "printer")}
    person |= {id: Given(id, "alone") for id in ("click", "search")}
    orders = {"equipment": ("tablet", "printer", "phone", "computer"), "skills": ("search",)}

    asked = in_order(orders, {"equipment": 2, "skills": 3}, person)

    assert [given.item for given in asked] == ["printer", "phone", "search"]


def test_a_longer_paper_form_classifies_its_makers_no_worse():
    questionnaire = small_questionnaire()
    bank, people = Bank(questionnaire), people_of(questionnaire, 300, seed=4)
    reference = reference_of(bank, people)

    shares = []
    for length in (1, 3, 6):
        order = best_order(bank, "skills", people, reference, length=length)
        papers = [in_order({"skills": order}, {"skills": length}, p) for p in people]
        levels = outcomes(bank, papers, Certainty())["skills"].levels
        shares.append(float((levels == reference).mean()))

    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0, abs=0.1)


def test_declining_to_answer_takes_a_question_and_says_nothing():
    questionnaire = with_sharp("mail-open", 6.0)
    bank, people = Bank(questionnaire), people_of(questionnaire, 100)
    reference = reference_of(bank, people)
    for person in people:
        person["mail-open"] = Given("mail-open", RATHER_NOT_SAY)

    order = best_order(bank, "skills", people, reference, length=2)

    assert "mail-open" not in order
    assert len(order) == 2
