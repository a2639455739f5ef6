"""A questionnaire in arrays: tables, stacks, and what an answer says."""

from dataclasses import replace

import numpy as np
import pytest

from diagnostic.answers import AnswerMode, Given, Setting
from diagnostic.bank import Bank
from diagnostic.errors import MalformedItem, ModeNotOffered, UnknownItem, UnknownOption
from diagnostic.response_models import GradedResponse
from tests.diagnostic.builders import (
    SAID_OR_SEEN,
    classes,
    fact,
    household_bank,
    one_axis,
    skill,
    small_bank,
    three_axes,
)
from tests.factories import answers

UNSURE_CHANCES = (0.3, 0.2, 0.1, 0.0)
WITH_UNSURE = fact("phone", "equipment", unsure=UNSURE_CHANCES, modes=SAID_OR_SEEN)
BANK = Bank(three_axes([WITH_UNSURE, fact("line", "equipment"), skill("open")]))


def test_unknown_question_is_refused():
    with pytest.raises(UnknownItem) as refusal:
        BANK.item("nowhere")

    assert refusal.value.details == {"item": "nowhere"}


def test_answer_says_the_row_of_its_rank():
    table = BANK.table(BANK.item("phone"), Setting.DESK)

    assert np.array_equal(BANK.likelihood(Given("phone", "rank-1")), table[1])


def test_not_knowing_says_the_last_row_where_it_informs():
    assert BANK.likelihood(Given("phone", "unsure")) == pytest.approx(UNSURE_CHANCES)
    assert BANK.likelihood(Given("line", "unsure")) is None


def test_passing_over_says_nothing():
    assert BANK.likelihood(Given("phone", "rather_not_say")) is None


def test_what_is_seen_weighs_more_than_what_is_said():
    said = BANK.likelihood(Given("phone", "rank-2"))
    seen = BANK.likelihood(Given("phone", "rank-2", AnswerMode.OBSERVED))

    assert said is not None
    assert seen is not None
    assert seen[-1] / seen[0] > said[-1] / said[0]


def test_every_answer_has_the_row_of_its_rank():
    bank = Bank(three_axes([WITH_UNSURE, fact("line", "equipment")]))
    told = answers("phone=rank-0 phone=rank-2 phone=unsure phone=rather_not_say line=unsure")

    assert [bank.row_of(one) for one in told] == [0, 2, -1, None, None]
    assert bank.dimension_of("phone").id == "equipment"


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        (Given("nowhere", "rank-0"), UnknownItem(item="nowhere")),
        (Given("phone", "rank-9"), UnknownOption(item="phone", option="rank-9")),
        (
            Given("phone", "rank-0", AnswerMode.DONE),
            ModeNotOffered(item="phone", mode=AnswerMode.DONE),
        ),
    ],
    ids=["question", "option", "mode"],
)
def test_answer_that_belongs_to_no_question_is_refused_by_name(given, refusal):
    with pytest.raises(type(refusal)) as refused:
        BANK.row_of(given)

    assert refused.value.details == refusal.details


def test_table_is_that_of_the_usual_mode():
    item = fact("seen", "equipment", modes=(AnswerMode.OBSERVED, AnswerMode.DECLARED))
    bank = Bank(three_axes([item]))

    said, seen = bank.table(item, Setting.PHONE), bank.table(item, Setting.DESK)

    assert np.array_equal(said[2], bank.likelihood(Given("seen", "rank-2")))
    assert np.array_equal(seen[2], bank.likelihood(Given("seen", "rank-2", AnswerMode.OBSERVED)))


def test_stack_holds_every_table_on_its_own_nodes_and_a_question_that_says_nothing():
    stack, (equipment, skills, *_) = BANK.stack(Setting.ALONE), BANK.level_sums.rows

    assert (stack.items.tolist(), stack.starts.tolist()) == ([0, 1, 2], [0, 4, 7, 10])
    assert stack.rows.shape == (11, 4 + 13 + 4 + 4)
    assert np.array_equal(stack.rows[:4, equipment], BANK.table(BANK.items[0], Setting.ALONE))
    assert np.array_equal(stack.rows[7:10, skills], BANK.table(BANK.items[2], Setting.ALONE))
    assert (stack.rows[:7, 4:] == 0).all()
    assert stack.rows[10].tolist() == [1.0] * 4 + [0.0] * 21


def test_stack_leaves_out_what_a_setting_cannot_ask():
    bank = Bank(three_axes([skill("task", modes=(AnswerMode.DONE,)), skill("open")]))

    assert bank.stack(Setting.PHONE).items.tolist() == [1]
    assert [item.id for item in bank.items_for(Setting.PHONE)] == ["open"]


def test_prior_covers_every_dimension_in_order():
    assert small_bank().prior.shape == (4, 13, 4, 4)
    assert household_bank().prior.shape == (4, 4, 7, 4, 4)
    assert household_bank().prior.sum() == pytest.approx(1.0)


def test_model_of_another_kind_is_refused():
    graded = {AnswerMode.DECLARED: GradedResponse(1.0, (0.0, 1.0))}
    odd = replace(fact("phone", "equipment"), models=graded)

    with pytest.raises(MalformedItem):
        Bank(one_axis(classes("equipment"), [odd]))


def test_doubt_flattens_the_tables_of_classes_that_are_not_calibrated():
    believed, measured = fact("believed", "equipment"), fact("measured", "equipment")
    items = [believed, replace(measured, origin="calibrated"), skill("gesture")]
    plain = three_axes(items)
    sure, doubting = Bank(plain), Bank(replace(plain, doubt=0.1))

    tables = [[bank.table(item, Setting.DESK) for item in bank.items] for bank in (sure, doubting)]

    assert tables[0][0].sum(axis=0) == pytest.approx(np.ones(4))
    assert tables[1][0] == pytest.approx(0.9 * tables[0][0] + 0.1 / len(tables[0][0]))
    assert np.array_equal(tables[1][1], tables[0][1])
    assert np.array_equal(tables[1][2], tables[0][2])
