"""The three forms of a sitting: what each asks about, how long, how sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.answers import AnswerMode, Setting
from diagnostic.bank import Bank
from diagnostic.errors import UnknownForm
from diagnostic.forms import (
    DEEP_ON_AREA,
    DEEP_ON_AXIS,
    EVERYWHERE,
    QUICK,
    STANDARD,
    Focus,
    Form,
    FormKind,
    deep,
    form_of,
    single,
)
from diagnostic.past import NO_PAST, Evidence, Moment
from diagnostic.sitting import next_step
from diagnostic.standing import Certainty
from diagnostic.stopping import FIRST_DIAGNOSIS, StoppingRule, StopReason
from tests.diagnostic.builders import fact, sit, small_bank, small_items, three_axes
from tests.diagnostic.strategies import (
    EASILY_SURE,
    SEEDS,
    SETTINGS,
    Case,
    always,
    answered_banks,
    picks_from,
)
from tests.factories import NOON, answers

BANK = small_bank()
FRAMEWORK = BANK.questionnaire.framework


def test_the_telephone_form_asks_eight_questions_at_most_and_takes_one_s_word():
    steps, told = sit(BANK, [2] * 24, setting=QUICK.setting, rule=QUICK.rule)

    assert QUICK.setting is Setting.PHONE
    assert QUICK.rule == FIRST_DIAGNOSIS.asking_at_most(8)
    assert steps[-1].choice is None
    assert len(told) <= 8
    assert {answer.mode for answer in told} == {AnswerMode.DECLARED}


def test_the_telephone_form_leaves_no_room_for_what_follows_up():
    after = fact("after", "oral", follow_up=True, only_if={"follow": ("rank-2",)})
    bank = Bank(three_axes((*small_items(), after), areas="mail search"))
    told = answers("follow=rank-2")

    usual = next_step(bank, told, Setting.PHONE, STANDARD.rule, focus=STANDARD.focus).choice
    quick = next_step(bank, told, Setting.PHONE, QUICK.rule, focus=QUICK.focus).choice

    assert usual is not None
    assert quick is not None
    assert usual.item.id == "after"
    assert quick.item.id != "after"


def test_the_usual_form_is_the_first_diagnosis():
    assert Form(FormKind.STANDARD, FIRST_DIAGNOSIS, EVERYWHERE, None) == STANDARD


def test_looking_closer_at_an_axis_wants_more_certainty():
    form = deep(FRAMEWORK, "language")

    assert form == Form(FormKind.DEEP, DEEP_ON_AXIS, Focus("language"), None)
    assert StoppingRule(Certainty(0.95, 0.90), 0.01, 16) == DEEP_ON_AXIS


def test_looking_closer_at_an_area_asks_its_questions_whatever_the_level():
    form = deep(FRAMEWORK, "skills", "mail")
    first = next_step(BANK, (), Setting.DESK, form.rule, focus=form.focus)
    steps, told = sit(BANK, [0] * 24, rule=form.rule, focus=form.focus)

    assert StoppingRule(Certainty(1.0, 1.0), 0.0, 8) == DEEP_ON_AREA
    assert first.choice is not None
    assert {g.item for g in told} == {"mail-open", "mail-send"}
    assert steps[-1].stop is StopReason.LITTLE_TO_LEARN
    assert [axis.axis.id for axis in steps[-1].axes if axis.is_open] == ["skills"]


def test_answers_on_the_rest_do_not_shorten_a_form_on_one_axis():
    told = answers("phone=rank-1 computer=rank-2 mail-open=alone")
    rule = DEEP_ON_AXIS.asking_at_most(2)
    more = (*told, *answers("mail-send=alone"))

    assert next_step(BANK, told, Setting.DESK, rule, focus=Focus("skills")).stop is None
    stopped = next_step(BANK, more, Setting.DESK, rule, focus=Focus("skills"))
    assert stopped.stop is StopReason.ASKED_ENOUGH


@pytest.mark.parametrize(
    "form", [QUICK, STANDARD, deep(FRAMEWORK, "equipment"), deep(FRAMEWORK, "skills", "search")]
)
def test_a_form_is_found_again_by_its_key(form):
    assert form_of(form.key, FRAMEWORK) == form


def test_keys_read_well():
    keys = [QUICK.key, STANDARD.key, deep(FRAMEWORK, "skills", "mail").key]

    assert keys == ["quick", "standard", "deep:skills:mail"]


@pytest.mark.parametrize(
    "key",
    [
        "",
        "long",
        "deep",
        "standard:skills",
        "deep:shoes",
        "deep:skills:shoes",
        "deep:equipment:mail",
        "deep:skills:mail:again",
    ],
)
def test_unknown_forms_are_refused(key):
    with pytest.raises(UnknownForm):
        form_of(key, FRAMEWORK)


def test_the_same_form_under_another_rule():
    shorter = STANDARD.stopping_by(FIRST_DIAGNOSIS.asking_at_most(3))

    assert shorter.rule.most_questions == 3
    assert (shorter.kind, shorter.focus, shorter.setting) == (
        STANDARD.kind,
        STANDARD.focus,
        STANDARD.setting,
    )


@always
@given(answered_banks(), SEEDS, SETTINGS, st.sampled_from(("equipment", "skills", "language")))
def test_a_form_on_one_axis_asks_about_it_alone(
    case: Case, seed: int, setting: Setting, axis: str
) -> None:
    bank, former = case
    focus = Focus(axis)

    steps, answers = sit(
        bank, picks_from(seed), setting=setting, rule=EASILY_SURE, focus=focus, start=former
    )

    asked = [bank.item(g.item) for g in answers[len(former) :]]
    assert all(focus.covers(item, bank) for item in asked)
    assert [s.axis.id for s in steps[-1].axes if s.is_sought] == [axis]
    assert [s.is_decided for s in steps[-1].axes] == [
        s.is_decided for s in next_step(bank, answers, setting, EASILY_SURE).axes
    ]


def test_one_question_is_asked_whatever_is_known():
    form = single(FRAMEWORK, BANK.item("mail-send"))
    surely = answers("mail-open=alone search=alone pay=alone")

    steps, told = sit(BANK, [0] * 4, rule=form.rule, focus=form.focus)
    first = next_step(BANK, (), Setting.DESK, form.rule, focus=form.focus, past=_known(surely))

    assert [g.item for g in told] == ["mail-send"]
    assert steps[-1].stop is StopReason.ASKED_ENOUGH
    assert first.choice is not None
    assert first.choice.item.id == "mail-send"


def _known(given):
    return NO_PAST.then(Moment(NOON, tuple(Evidence(g) for g in given), BANK))


def test_one_question_has_its_key():
    form = single(FRAMEWORK, BANK.item("say-name"))

    assert form.key == "single:language:say-name"
    assert form_of(form.key, FRAMEWORK) == form


@pytest.mark.parametrize("key", ["single", "single:skills", "single:nowhere:mail-send"])
def test_one_question_needs_its_axis(key):
    with pytest.raises(UnknownForm):
        form_of(key, FRAMEWORK)
