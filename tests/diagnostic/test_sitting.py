"""One step of a sitting, and a whole one."""

from typing import Any

import pytest

from diagnostic.answers import Given, Setting
from diagnostic.bank import Bank
from diagnostic.drift import YEAR
from diagnostic.forms import Focus
from diagnostic.past import NO_PAST, Evidence, Moment
from diagnostic.posterior import posterior_of
from diagnostic.selection import Choice, WhyNow
from diagnostic.sitting import next_step, whole_sitting
from diagnostic.stopping import FIRST_DIAGNOSIS, NEXT_DIAGNOSIS, StopReason
from tests.diagnostic.builders import (
    classes,
    fact,
    one_axis,
    skill,
    small_bank,
    small_items,
    three_axes,
)
from tests.factories import NOON, answers

BANK = small_bank()


def most_able(choice: Choice) -> Given:
    best = max(choice.item.options, key=lambda option: option.rank)
    return Given(choice.item.id, best.id, choice.mode)


def halfway(choice: Choice) -> Given:
    return Given(choice.item.id, choice.item.options[1].id, choice.mode)


def test_step_asks_or_tells_why_not():
    asking = next_step(BANK, (), Setting.DESK)
    stopped = next_step(
        BANK, answers("phone=rank-1"), Setting.DESK, FIRST_DIAGNOSIS.asking_at_most(1)
    )

    assert (asking.choice is not None, asking.stop) == (True, None)
    assert (stopped.choice, stopped.stop) == (None, StopReason.ASKED_ENOUGH)


def test_step_stops_when_little_is_left_to_learn():
    bank = Bank(one_axis(classes("equipment"), [fact("phone", "equipment")]))

    step = next_step(bank, answers("phone=rank-1"), Setting.ALONE)

    assert (step.choice, step.stop) == (None, StopReason.LITTLE_TO_LEARN)


def test_a_form_that_counts_questions_asks_the_most_telling_however_long():
    long = fact("long", "equipment", firmness=2.0, seconds=40)
    short = fact("short", "equipment", firmness=1.0, seconds=5)
    bank = Bank(one_axis(classes("equipment"), [long, short]))

    by_second = next_step(bank, (), Setting.DESK).choice
    by_question = next_step(bank, (), Setting.DESK, focus=Focus(counts_questions=True)).choice

    assert by_second is not None
    assert by_question is not None
    assert (by_second.item.id, by_question.item.id) == ("short", "long")


def test_whole_sitting_draws_by_its_seed_from_first_to_last():
    alike = [fact(f"f-{k}", "equipment") for k in range(6)]
    bank = Bank(one_axis(classes("equipment"), alike))

    for seed in range(4):
        told, _ = whole_sitting(bank, halfway, Setting.DESK, seed=seed)
        for place, given in enumerate(told):
            drawn = next_step(bank, told[:place], Setting.DESK, seed=seed).choice
            assert drawn is not None
            assert given.item == drawn.item.id


def in_doubt(**strong: Any) -> tuple[Bank, tuple[Given, ...]]:
    """Between two levels after two answers; one question would tell, another hardly."""
    weak = [fact(f"told-{k}", "equipment", firmness=0.4) for k in range(2)]
    faint = fact("faint", "equipment", firmness=0.01)
    telling = fact("telling", "equipment", firmness=3.0, **strong)
    bank = Bank(one_axis(classes("equipment"), [*weak, faint, telling]))
    return bank, answers("told-0=rank-1 told-1=rank-2")


def test_question_that_is_absent_is_not_waited_for():
    bank, told = in_doubt()

    asking = next_step(bank, told, Setting.DESK)
    without = next_step(bank, told, Setting.DESK, absent=frozenset({"telling"}))

    assert asking.choice is not None
    assert asking.choice.item.id == "telling"
    assert without.stop is StopReason.NOTHING_WOULD_CHANGE
    assert without.axes == asking.axes
    assert without.posterior.joint == pytest.approx(posterior_of(bank, told).joint)


def test_question_that_only_the_past_opens_is_waited_for():
    bank, told = in_doubt(only_if={"faint": ("rank-2",)})
    past = NO_PAST.then(Moment(NOON, (Evidence(answers("faint=rank-2")[0]),), bank))

    assert next_step(bank, told, Setting.DESK).stop is StopReason.NOTHING_WOULD_CHANGE
    known = next_step(bank, told, Setting.DESK, past=past)
    assert known.choice is not None
    assert known.choice.item.id == "telling"


def test_step_stops_when_every_axis_is_decided():
    items = [fact(f"f-{k}", "equipment", classes_count=2) for k in range(9)]
    bank = Bank(one_axis(classes("equipment", ("none", "some")), items))

    told, step = whole_sitting(bank, most_able, Setting.ALONE)

    assert step.stop is StopReason.EVERY_AXIS_DECIDED
    assert step.axes[0].is_decided
    assert 2 <= len(told) < 9


def test_questions_passed_over_count_as_asked():
    rule = FIRST_DIAGNOSIS.asking_at_most(2)

    step = next_step(
        BANK, answers("phone=rather_not_say computer=rather_not_say"), Setting.DESK, rule
    )

    assert step.stop is StopReason.ASKED_ENOUGH


def test_whole_sitting_ends_where_its_answers_lead():
    told, step = whole_sitting(BANK, most_able, Setting.DESK)
    again = next_step(BANK, told, Setting.DESK)

    assert step.stop is not None
    assert (again.stop, again.axes) == (step.stop, step.axes)
    assert len(told) <= FIRST_DIAGNOSIS.most_questions


def test_whole_sitting_keeps_to_its_length_and_to_what_can_be_answered():
    absent = frozenset({"phone", "mail-open"})

    told, step = whole_sitting(
        BANK, most_able, Setting.PHONE, FIRST_DIAGNOSIS.asking_at_most(5), absent
    )

    assert (len(told), step.stop) == (5, StopReason.ASKED_ENOUGH)
    assert not {given.item for given in told} & absent


def test_short_sitting_still_hears_enough_on_every_axis():
    telling = [fact(f"f-{k}", "equipment") for k in range(6)]
    faint = [skill("g-0", slope=0.3), skill("g-1", slope=0.3)]
    faint += [fact("h-0", "oral", firmness=0.1), fact("h-1", "written", firmness=0.1)]
    bank = Bank(three_axes([*telling, *faint], r=0.0))

    told, step = whole_sitting(bank, halfway, Setting.DESK, FIRST_DIAGNOSIS.asking_at_most(6))

    assert len(told) == 6
    assert [standing.answers_count for standing in step.axes] == [2, 2, 2]


# Somebody who is known already


def known(said, *, years=0.0):
    moment = Moment(NOON, tuple(Evidence(g) for g in answers(said)), BANK)
    return NO_PAST.then(moment).seen_from(NOON + years * YEAR)


SAID = "phone=rank-2 computer=rank-2 mail-open=alone search=alone:observed follow=rank-2"


def test_next_sitting_starts_from_what_is_known():
    step = next_step(BANK, (), Setting.DESK, NEXT_DIAGNOSIS, past=known(SAID))

    assert step.posterior.joint == pytest.approx(posterior_of(BANK, answers(SAID)).joint)
    assert [axis.answers_count for axis in step.axes] == [2, 2, 1]


def test_next_sitting_may_ask_the_same_question_again_but_once():
    told, _ = whole_sitting(
        BANK, most_able, Setting.DESK, NEXT_DIAGNOSIS, past=known(SAID, years=3)
    )
    asked = [given.item for given in told]

    assert set(asked) & {given.item for given in answers(SAID)}
    assert len(asked) == len(set(asked)) <= 8


def test_next_sitting_asks_once_on_a_level_that_is_still_sure():
    every = " ".join(f"f-{k}=rank-3" for k in range(6))
    items = [fact(f"f-{k}", "equipment", ranks=4, firmness=2.0) for k in range(8)]
    bank = Bank(three_axes([*items, skill("g-0"), skill("g-1"), fact("h", "oral")]))
    past = NO_PAST.then(Moment(NOON, tuple(Evidence(g) for g in answers(every)), bank))

    first = next_step(bank, (), Setting.DESK, NEXT_DIAGNOSIS, past=past)
    told, step = whole_sitting(bank, most_able, Setting.DESK, NEXT_DIAGNOSIS, past=past)

    assert (max(first.axes[0].probabilities) > 0.9, first.axes[0].is_decided) == (True, False)
    assert step.axes[0].is_decided
    assert len([g for g in told if g.item.startswith("f-")]) == 1


def test_known_facts_still_rule_questions_out():
    """No computer was told: nothing of it is asked, as long as nothing else is answered."""
    items = [
        fact("computer", "equipment"),
        fact("shared", "equipment", never_if={"computer": ("rank-0",)}),
        fact("lent", "equipment", only_if={"computer": ("rank-0",)}),
    ]
    bank = Bank(one_axis(classes("equipment"), items))
    past = NO_PAST.then(Moment(NOON, (Evidence(answers("computer=rank-0")[0]),), bank))

    told, _ = whole_sitting(bank, halfway, Setting.ALONE, NEXT_DIAGNOSIS, past=past)
    first = next_step(bank, (), Setting.ALONE, NEXT_DIAGNOSIS, past=past).choice

    assert first is not None
    assert first.item.id in {"computer", "lent"}
    assert {"computer", "lent"} >= {given.item for given in told[:1]}


def test_known_follow_up_is_not_asked_again():
    items = [*small_items(), fact("which", "written", follow_up=True)]
    bank = Bank(three_axes(items, areas="mail search"))
    past = NO_PAST.then(Moment(NOON, (Evidence(answers("which=rank-1")[0]),), bank))

    told, _ = whole_sitting(bank, halfway, Setting.DESK, NEXT_DIAGNOSIS, past=past)

    assert "which" not in {given.item for given in told}


def test_area_once_left_is_tried_again():
    """Two failures left an area then; a new sitting may ask about it."""
    past = known("mail-open=not_yet mail-send=not_yet:observed", years=2)

    told, _ = whole_sitting(BANK, most_able, Setting.DESK, NEXT_DIAGNOSIS, past=past)

    assert {given.item for given in told} & {"mail-open", "mail-send", "mail-file"}


def test_easy_start_is_behind_whoever_is_known():
    step = next_step(BANK, (), Setting.DESK, NEXT_DIAGNOSIS, past=known(SAID, years=1))

    assert step.choice is not None
    assert step.choice.why is not WhyNow.EASY_START


def test_next_sitting_hears_every_axis_before_its_last_question():
    told, step = whole_sitting(
        BANK, halfway, Setting.DESK, NEXT_DIAGNOSIS, past=known(SAID, years=1)
    )
    heard = {BANK.questionnaire.framework.axis_of(BANK.item(g.item).dimension).id for g in told}

    assert heard == {"equipment", "skills", "language"}
    assert all(axis.is_heard for axis in step.axes)
    assert not any(
        axis.is_heard for axis in next_step(BANK, (), Setting.DESK, past=known(SAID)).axes
    )
