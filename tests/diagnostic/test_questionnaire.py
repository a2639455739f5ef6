"""Questions and what they measure: options, modes, parts of a questionnaire."""

import pytest

from diagnostic.answers import AnswerMode, Setting
from diagnostic.errors import ModeNotOffered, UnknownItem, UnknownOption
from tests.diagnostic.builders import (
    fact,
    household,
    one_axis,
    skill,
    small_items,
    three_axes,
    trait,
)

DECLARED, OBSERVED, DONE = AnswerMode.DECLARED, AnswerMode.OBSERVED, AnswerMode.DONE
QUESTIONNAIRE = three_axes(small_items(), areas="mail search")


@pytest.mark.parametrize(
    ("option", "rank"),
    [("alone", 2), ("with_help", 1), ("not_yet", 0), ("unsure", None), ("rather_not_say", None)],
)
def test_option_has_its_rank(option, rank):
    assert skill("mail-open").rank_of(option) == rank


def test_unknown_option_is_refused():
    with pytest.raises(UnknownOption) as refusal:
        skill("mail-open").rank_of("sometimes")

    assert refusal.value.details == {"item": "mail-open", "option": "sometimes"}


def test_ranks_are_counted_once():
    assert (skill("x").ranks, fact("y", "equipment", ranks=2).ranks) == (3, 2)


@pytest.mark.parametrize(
    ("modes", "setting", "usual"),
    [
        ((DECLARED, OBSERVED), Setting.DESK, DECLARED),
        ((OBSERVED, DECLARED), Setting.DESK, OBSERVED),
        ((OBSERVED, DECLARED), Setting.PHONE, DECLARED),
        ((DONE,), Setting.ALONE, DONE),
    ],
)
def test_usual_mode_is_the_first_that_the_setting_allows(modes, setting, usual):
    assert skill("x", modes=modes).usual_mode(setting) is usual


@pytest.mark.parametrize(
    ("setting", "modes"),
    [
        (Setting.PHONE, (OBSERVED, DECLARED)),
        (Setting.DESK, (OBSERVED, DECLARED)),
        (Setting.ALONE, (DECLARED,)),
    ],
)
def test_what_is_heard_may_be_observed_by_telephone_too(setting, modes):
    heard = skill("x", modes=(OBSERVED, DECLARED), heard=True)
    silent = skill("x", modes=(OBSERVED, DECLARED))

    assert heard.modes_in(setting) == modes
    assert silent.modes_in(Setting.PHONE) == (DECLARED,)
    assert heard.shown_mode(setting) == (OBSERVED if OBSERVED in modes else None)


def test_setting_without_any_of_its_modes_is_refused():
    with pytest.raises(ModeNotOffered) as refusal:
        skill("x", modes=(DONE,)).usual_mode(Setting.PHONE)

    assert refusal.value.details == {"item": "x", "mode": Setting.PHONE}


def test_model_is_that_of_the_mode():
    item = skill("x", modes=(DECLARED, OBSERVED))

    assert item.model(OBSERVED) is item.models[OBSERVED]
    with pytest.raises(ModeNotOffered) as refusal:
        item.model(DONE)
    assert refusal.value.details == {"item": "x", "mode": DONE}


def test_question_is_found_by_name():
    assert QUESTIONNAIRE.item("search").id == "search"
    with pytest.raises(UnknownItem) as refusal:
        QUESTIONNAIRE.item("nowhere")
    assert refusal.value.details == {"item": "nowhere"}


def test_one_axis_alone_keeps_its_questions_and_its_prior():
    skills = QUESTIONNAIRE.restricted_to("skills")

    assert [i.id for i in skills.items] == [
        "mail-open",
        "mail-send",
        "mail-file",
        "search",
        "pay",
    ]
    assert skills.prior == QUESTIONNAIRE.prior.restricted_to(("skills",))
    assert [axis.id for axis in skills.framework.axes] == ["skills"]


def test_one_axis_alone_forgets_conditions_on_the_others():
    skills, equipment = (
        QUESTIONNAIRE.restricted_to("skills"),
        QUESTIONNAIRE.restricted_to("equipment"),
    )

    assert skills.item("mail-file").only_if == {}
    assert equipment.item("shared").never_if == {"computer": ("rank-0",)}


def test_axis_on_two_dimensions_keeps_both():
    language = household().restricted_to("language")

    assert [d.id for d in language.framework.dimensions] == ["oral", "written"]
    assert [i.id for i in language.items] == ["follow", "read-sign"]


def test_questionnaire_without_some_questions_forgets_conditions_on_them():
    smaller = QUESTIONNAIRE.without(frozenset({"computer", "pay"}))

    assert len(smaller.items) == len(QUESTIONNAIRE.items) - 2
    assert smaller.item("mail-file").only_if == {}
    assert smaller.item("shared").never_if == {}
    assert smaller.framework is QUESTIONNAIRE.framework


def test_questionnaire_without_nothing_is_itself():
    small = one_axis(trait(), [skill("x"), skill("y", only_if={"x": ("alone",)})])

    assert small.without(frozenset()) == small
