"""The answers that weighed most, weights computed by hand."""

import pytest

from diagnostic.bank import Bank
from diagnostic.drift import YEAR
from diagnostic.errors import UnknownItem
from diagnostic.explanation import Explanation, Weight, explain, explanations
from diagnostic.past import NO_PAST, Evidence, Moment
from diagnostic.questionnaire import Item, Option
from diagnostic.response_models import FreeTable
from tests.diagnostic.builders import SAID, classes, one_axis, small_bank
from tests.factories import NOON, answers


def yes_or_no(id: str, if_some: float) -> Item:
    """Yes: `if_some` of those who have some, as many no of those who have none."""
    rows = ((if_some, 1 - if_some), (1 - if_some, if_some))
    return Item(
        id, "equipment", (Option("no", 0), Option("yes", 1)), SAID, {SAID[0]: FreeTable(rows)}
    )


BANK = Bank(
    one_axis(
        classes("equipment", ("none", "some")),
        [yes_or_no("strong", 0.9), yes_or_no("fair", 0.8), yes_or_no("faint", 0.505)],
    )
)


def bits(odds: float) -> pytest.approx:
    return pytest.approx({4.0: 2.0, 9.0: 3.169925001442312}[odds])


def test_weight_of_an_answer_is_its_likelihood_ratio_in_bits():
    told = answers("fair=yes strong=yes")

    explanation = explain(BANK, told, "equipment")

    assert explanation == Explanation(
        "equipment", 1, (Weight(told[1], bits(9.0)), Weight(told[0], bits(4.0))), ()
    )


def test_answers_against_the_level_are_told_apart():
    told = answers("fair=no strong=yes")

    explanation = explain(BANK, told, "equipment")

    against = explanation.against[0]
    assert [w.given for w in explanation.supporting] == [told[1]]
    assert (against.given, -against.bits) == (told[0], bits(4.0))


def test_lowest_level_is_explained_by_what_is_missing():
    told = answers("fair=no strong=no")

    explanation = explain(BANK, told, "equipment")

    assert explanation.level == 0
    assert [w.given.item for w in explanation.supporting] == ["strong", "fair"]


def test_light_answers_are_not_told():
    told = answers("faint=yes fair=rather_not_say strong=yes")

    explanation = explain(BANK, told, "equipment")

    assert [w.given.item for w in explanation.supporting + explanation.against] == ["strong"]


def test_answers_weigh_on_linked_axes_as_well():
    explanation = explain(small_bank(), answers("computer=rank-0 phone=rank-0"), "skills")

    assert {w.given.item for w in explanation.supporting} == {"computer", "phone"}


def test_nothing_explains_what_nobody_answered():
    assert explain(BANK, (), "equipment") == Explanation("equipment", 0, (), ())


def test_answer_foreign_to_the_questionnaire_is_refused():
    with pytest.raises(UnknownItem):
        explain(BANK, answers("nowhere=yes"), "equipment")


def test_what_was_known_before_is_weighed_with_its_date():
    past = NO_PAST.then(Moment(NOON, (Evidence(answers("strong=yes")[0]),), BANK))

    explanation = explain(BANK, answers("fair=yes"), "equipment", past)

    assert explanation.supporting == (
        Weight(answers("strong=yes")[0], bits(9.0), NOON),
        Weight(answers("fair=yes")[0], bits(4.0)),
    )


def test_older_evidence_weighs_less():
    past = NO_PAST.then(Moment(NOON, (Evidence(answers("strong=yes")[0]),), BANK))

    (weight,) = explain(BANK, (), "equipment", past.seen_from(NOON + YEAR)).supporting

    assert 0.5 < weight.bits < 3.1


def test_every_axis_is_explained_at_once():
    bank = small_bank()
    told = answers("phone=rank-2 mail-open=alone follow=rank-2")

    together = explanations(bank, told)

    assert together == tuple(explain(bank, told, axis.id) for axis in bank.axes)
