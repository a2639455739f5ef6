"""What stands exactly on a limit, and what a refusal names: where a slip of the pen would hide."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from diagnostic.answers import LONGEST_SECONDS, AnswerMode, Given, Setting, seconds_kept
from diagnostic.bank import Bank
from diagnostic.errors import MalformedItem, UnknownForm
from diagnostic.explanation import explain
from diagnostic.faults import check_framework, fault
from diagnostic.forms import deep, form_of
from diagnostic.framework import ClassRule, FactRules
from diagnostic.one_dimension import OneDimension, sit_together
from diagnostic.questionnaire import Item, Questionnaire
from diagnostic.response_models import FreeTable, GradedResponse, UnsureCurve
from diagnostic.simulation import AnswerSheets, draw_people
from diagnostic.standing import Certainty
from diagnostic.stopping import StoppingRule
from diagnostic.to_check import to_check
from tests.diagnostic.builders import (
    SAID,
    classes,
    fact,
    ladder,
    one_axis,
    skill,
    small_bank,
    three_axes,
    trait,
)
from tests.factories import answers

DECLARED = AnswerMode.DECLARED


@pytest.mark.parametrize(
    ("elapsed", "kept"),
    [
        (timedelta(seconds=-3), 0),
        (timedelta(0), 0),
        (timedelta(seconds=12.4), 12),
        (timedelta(seconds=LONGEST_SECONDS), LONGEST_SECONDS),
        (timedelta(days=2), LONGEST_SECONDS),
    ],
    ids=["a clock set back", "at once", "rounded", "the longest", "left open"],
)
def test_seconds_are_kept_within_reason(elapsed, kept):
    assert seconds_kept(elapsed) == kept


def graded(**changes: object) -> Questionnaire:
    model = replace(GradedResponse(1.0, (-0.6, 0.4)), **changes)
    return one_axis(trait(), [replace(skill("mail"), models={DECLARED: model})])


def told(questionnaire: Questionnaire) -> list[str]:
    return [fault.key for fault in questionnaire.check()]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"slope": 0.3}, []),
        ({"slope": 2.0}, []),
        ({"slope": 2.01}, ["content.slope_over_limit"]),
        ({"unsure": UnsureCurve(0.0, -1.0, 1.0)}, []),
        ({"unsure": UnsureCurve(0.4, -1.0, 0.5)}, []),
        ({"unsure": UnsureCurve(1.0, -1.0, 1.0)}, ["content.unsure_curve"]),
        ({"unsure": UnsureCurve(0.4, -1.0, 0.0)}, ["content.unsure_curve"]),
    ],
)
def test_a_graded_question_on_its_limits(changes, expected):
    assert told(graded(**changes)) == expected


def table(**changes: object) -> Questionnaire:
    model = FreeTable(ladder(4, 3, 0.6), 0.1)
    return one_axis(
        classes("equipment"),
        [replace(fact("phone", "equipment"), models={DECLARED: replace(model, **changes)})],
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"slip": 0.0}, []),
        ({"slip": 1.0}, ["content.slip_out_of_range"]),
        ({"unsure": (0.0, 0.1, 0.0, 0.0)}, []),
        ({"unsure": (0.5, 0.1, 0.0, 1.0)}, ["content.unsure_chances"]),
    ],
)
def test_a_table_on_its_limits(changes, expected):
    assert told(table(**changes)) == expected


def test_a_framework_tells_which_names_are_there_twice():
    rules = FactRules("equipment", {"phone": ("none",)}, (ClassRule(0, {}),))
    plain = replace(three_axes(()).framework, fact_rules=(rules,), obstacles=("fear",))
    twice = replace(
        plain,
        dimensions=(*plain.dimensions, plain.dimensions[0]),
        axes=(*plain.axes, plain.axes[0]),
        areas=(*plain.areas, plain.areas[0]),
        fact_rules=(rules, rules),
        obstacles=("fear", "fear"),
    )

    found = [told for told in check_framework(twice) if told.key == "content.duplicate_name"]

    assert found == [
        fault("content.duplicate_name", "dimensions", name="equipment"),
        fault("content.duplicate_name", "axes", name="equipment"),
        fault("content.duplicate_name", "areas", name="mail"),
        fault("content.duplicate_name", "facts", name="phone"),
        fault("content.duplicate_name", "obstacles", name="fear"),
    ]


def test_refusals_name_what_they_refuse():
    framework = small_bank().questionnaire.framework

    with pytest.raises(UnknownForm) as closer:
        deep(framework, "skills", "nowhere")
    with pytest.raises(UnknownForm) as unread:
        form_of("nothing", framework)
    with pytest.raises(MalformedItem) as lost:
        FactRules("equipment", {"phone": ("none",)}, ()).level_of({"phone": "none"})

    assert closer.value.details == {"form": "deep:skills:nowhere"}
    assert unread.value.details == {"form": "nothing"}
    assert lost.value.details == {"item": "equipment"}


def yes(id: str, firmness: float) -> Item:
    return fact(id, "equipment", ranks=2, firmness=firmness, slip=0.0)


def test_answers_against_a_level_come_heaviest_first():
    firmness = {"light": 0.2, "heavy": 0.5, "for-0": 1.5, "for-1": 1.5}
    items = [
        fact(id, "equipment", ranks=2, firmness=f, classes_count=2) for id, f in firmness.items()
    ]
    bank = Bank(one_axis(classes("equipment", ("none", "some")), items))

    found = explain(
        bank, answers("light=rank-0 heavy=rank-0 for-0=rank-1 for-1=rank-1"), "equipment"
    )

    assert found.level == 1
    assert [weight.given.item for weight in found.against] == ["heavy", "light"]
    assert all(weight.bits < 0 for weight in found.against)
    assert {weight.given.item for weight in found.supporting} == {"for-0", "for-1"}


def test_an_open_axis_is_checked_by_the_question_that_teaches_most():
    bank = Bank(
        one_axis(classes("equipment"), [yes("weak", 0.1), yes("strong", 1.5), yes("fair", 0.4)])
    )

    found = to_check(bank, answers("fair=rank-0"), Setting.DESK)

    assert [(check.axis, check.item) for check in found] == [("equipment", "strong")]


@pytest.mark.parametrize(
    ("kind", "certainty", "stops_early"),
    [
        ("trait", Certainty(classes=1.0, traits=0.6), True),
        ("trait", Certainty(classes=0.6, traits=1.0), False),
        ("classes", Certainty(classes=0.6, traits=1.0), True),
        ("classes", Certainty(classes=1.0, traits=0.6), False),
    ],
)
def test_people_at_once_are_decided_by_the_certainty_of_their_kind(kind, certainty, stops_early):
    items = [skill(f"s-{k}") for k in range(6)]
    facts = [fact(f"f-{k}", "equipment") for k in range(6)]
    whole = one_axis(trait(), items) if kind == "trait" else one_axis(classes("equipment"), facts)
    one = OneDimension(Bank(whole), whole.framework.dimensions[0].id, Setting.PHONE)
    rng = np.random.default_rng(1)
    people = draw_people(whole.prior, 40, rng=rng)
    sheets = AnswerSheets(whole, people, rng=rng)
    ranks = np.column_stack([sheets.ranks(item, Setting.PHONE) for item in one.items])

    lengths = sit_together(one, ranks, StoppingRule(certainty, gain_floor_bits=0.0)).lengths

    assert lengths.min() >= 2
    assert bool(lengths.min() < 6) is stops_early


def test_answer_sheets_say_how_they_were_answered():
    whole = one_axis(trait(), [skill("mail", modes=(*SAID, AnswerMode.OBSERVED))])
    rng = np.random.default_rng(2)
    people = draw_people(whole.prior, 30, rng=rng)
    sheets = AnswerSheets(whole, people, rng=rng)

    found = {sheets.given(person, "mail", AnswerMode.OBSERVED).mode for person in range(30)}

    assert found == {AnswerMode.OBSERVED}
    assert isinstance(sheets.given(0, "mail", DECLARED), Given)
