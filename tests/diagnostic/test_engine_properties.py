"""What holds of the engine whatever the questionnaire and whatever is answered."""

from dataclasses import replace
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from diagnostic.answers import RATHER_NOT_SAY, SHOWN, UNSURE, AnswerMode, Given, Setting
from diagnostic.assessment import Assessment
from diagnostic.bank import Bank
from diagnostic.eligibility import askable
from diagnostic.forms import STANDARD
from diagnostic.posterior import posterior_of
from diagnostic.profile import profile_of
from diagnostic.questionnaire import Item
from diagnostic.selection import expected_gains
from diagnostic.sitting import Step, next_step
from diagnostic.standing import AxisStanding
from tests.bench.plain_reference import plain_gain, plain_gains, plain_levels, plain_posterior
from tests.diagnostic.builders import as_fact, sit
from tests.diagnostic.strategies import (
    EASILY_SURE,
    SEEDS,
    SETTINGS,
    Case,
    always,
    answered_banks,
    banks,
    picks_from,
)
from tests.factories import NOON

ROUNDING = 1e-9


def asked_with(steps: list[Step], answers: tuple[Given, ...]) -> list[tuple[Step, Given]]:
    """Each step at which a question was asked, and what was answered to it."""
    return list(zip(steps, answers, strict=False))


# What is known


@always
@given(answered_banks())
def test_posterior_adds_up_to_one(case: Case) -> None:
    posterior = posterior_of(*case)

    assert posterior.joint.sum() == pytest.approx(1.0, abs=ROUNDING)
    assert posterior.joint.min() >= 0
    assert [p.sum() for p in posterior.axis_levels()] == pytest.approx([1.0] * 3, abs=ROUNDING)


@always
@given(answered_banks(), st.randoms(use_true_random=False))
def test_order_of_answers_is_indifferent(case: Case, rng) -> None:
    bank, answers = case
    shuffled = rng.sample(answers, len(answers))

    one, other = posterior_of(bank, answers), posterior_of(bank, shuffled)

    assert one.joint == pytest.approx(other.joint, abs=1e-12)


@always
@given(answered_banks())
def test_declined_questions_change_nothing(case: Case) -> None:
    bank, answers = case
    told = [g for g in answers if g.option != RATHER_NOT_SAY]
    declined = [replace(g, option=RATHER_NOT_SAY) for g in answers]

    assert (posterior_of(bank, told).joint == posterior_of(bank, answers).joint).all()
    assert (posterior_of(bank, declined).joint == posterior_of(bank, ()).joint).all()


@always
@given(answered_banks())
def test_unanswered_questions_change_nothing(case: Case) -> None:
    bank, answers = case
    unasked = frozenset(bank.place) - {g.item for g in answers}
    smaller = Bank(bank.questionnaire.without(unasked))

    assert (posterior_of(smaller, answers).joint == posterior_of(bank, answers).joint).all()


@always
@given(answered_banks(), SETTINGS)
def test_engine_agrees_with_the_plain_formulas(case: Case, setting: Setting) -> None:
    bank, answers = case
    posterior, joint = posterior_of(bank, answers), plain_posterior(bank, answers)

    assert posterior.joint == pytest.approx(joint, abs=ROUNDING)
    for axis, levels in zip(bank.axes, posterior.axis_levels(), strict=True):
        assert levels == pytest.approx(plain_levels(bank, joint, axis), abs=ROUNDING)
    gains = expected_gains(posterior, setting)
    assert gains == pytest.approx(plain_gains(bank, joint, setting), abs=ROUNDING)
    assert gains.min() > -ROUNDING


@always
@given(answered_banks())
def test_what_is_seen_makes_what_was_said_of_it_count_for_nothing(case: Case) -> None:
    bank, answers = case
    said = [replace(g, mode=AnswerMode.DECLARED) for g in answers if can_be_said_and_seen(bank, g)]
    seen = [replace(g, mode=AnswerMode.OBSERVED, option=UNSURE) for g in said]

    one, other = next_step(bank, [*said, *seen], Setting.DESK), next_step(bank, seen, Setting.DESK)

    assert one.axes == other.axes
    assert one.choice == other.choice
    assert (one.posterior.joint == other.posterior.joint).all()
    assert profile_of(bank, [*said, *seen]) == profile_of(bank, seen)


def can_be_said_and_seen(bank: Bank, given: Given) -> bool:
    return {AnswerMode.DECLARED, AnswerMode.OBSERVED} <= set(bank.item(given.item).modes)


# What is asked


@always
@given(banks(), SEEDS, SETTINGS)
def test_no_question_is_asked_twice(bank: Bank, seed: int, setting: Setting) -> None:
    _, answers = sit(bank, picks_from(seed), setting=setting, rule=EASILY_SURE)

    assert len({g.item for g in answers}) == len(answers)


@always
@given(banks(), SEEDS, SETTINGS, st.sets(st.integers(0, 11)))
def test_ineligible_questions_are_never_asked(
    bank: Bank, seed: int, setting: Setting, missing: set[int]
) -> None:
    absent = frozenset(f"item-{place}" for place in missing)

    _, answers = sit(bank, picks_from(seed), setting=setting, rule=EASILY_SURE, absent=absent)

    note(str(answers))
    for place, asked in enumerate(answers):
        item, before = bank.item(asked.item), answers[:place]
        said = {g.item: g.option for g in before}
        assert item.id not in absent
        assert asked.mode in item.modes_in(setting)
        assert all(said.get(other) in wanted for other, wanted in item.only_if.items())
        assert all(said.get(other) not in barred for other, barred in item.never_if.items())
        assert item.area is None or failures_in_a_row(bank, before, item.area) < 2


def failures_in_a_row(bank: Bank, answers: tuple[Given, ...], area: str) -> int:
    """The last answers of an area that failed, questions passed over left aside."""
    told = [g for g in answers if bank.item(g.item).area == area and g.option != RATHER_NOT_SAY]
    managed = [place for place, g in enumerate(told) if g.option not in ("not_yet", UNSURE)]
    return len(told) - (managed[-1] + 1 if managed else 0)


@always
@given(banks(r=0.0), SEEDS, SETTINGS)
def test_decided_axes_are_left_alone_when_nothing_links_them(
    bank: Bank, seed: int, setting: Setting
) -> None:
    steps, answers = sit(bank, picks_from(seed), setting=setting, rule=EASILY_SURE)

    for step, asked in asked_with(steps, answers):
        dimension = bank.item(asked.item).dimension
        assert not any(s.is_decided for s in step.axes if dimension in s.axis.dimensions)


@always
@given(banks(), SEEDS, SETTINGS)
def test_questions_serve_an_axis_that_is_not_decided(
    bank: Bank, seed: int, setting: Setting
) -> None:
    steps, answers = sit(bank, picks_from(seed), setting=setting, rule=EASILY_SURE)

    for place, (step, asked) in enumerate(asked_with(steps, answers)):
        joint, item = plain_posterior(bank, answers[:place]), bank.item(asked.item)
        gain = plain_gain(bank, joint, item, setting) @ [not s.is_decided for s in step.axes]
        own = axis_of(bank, step, asked)
        lacks_answers = own.answers_count < 2 or 0 in own.answers_by_dimension
        assert step.choice is not None
        assert step.choice.gain_bits == pytest.approx(gain, abs=ROUNDING)
        assert gain >= EASILY_SURE.gain_floor_bits or lacks_answers


def axis_of(bank: Bank, step: Step, asked: Given) -> AxisStanding:
    return next(s for s in step.axes if bank.item(asked.item).dimension in s.axis.dimensions)


@always
@given(banks(plain=True), SEEDS)
def test_a_sitting_starts_easily_and_never_chains_heavy_questions(bank: Bank, seed: int) -> None:
    steps, answers = sit(bank, picks_from(seed), rule=EASILY_SURE)

    for place, (step, asked) in enumerate(asked_with(steps, answers)):
        item, before = bank.item(asked.item), answers[:place]
        if place < 2 and not item.opening:
            assert not [other for other in worth_asking(bank, step, before) if other.opening]
        elif place and item.heavy and bank.item(before[-1].item).heavy:
            others = [other for other in worth_asking(bank, step, before) if not other.heavy]
            assert not [other for other in others if place >= 2 or other.opening]


def worth_asking(bank: Bank, step: Step, answers: tuple[Given, ...]) -> list[Item]:
    """Questions allowed at a desk that would teach enough, or whose dimension lacks answers."""
    gains = plain_gains(bank, plain_posterior(bank, answers), Setting.DESK)
    total = gains @ [not s.is_decided for s in step.axes]
    lacking = {d for s in step.axes for d in s.missing_dimensions}
    floor = EASILY_SURE.gain_floor_bits + ROUNDING
    allowed = bank.named(askable(bank, answers, Setting.DESK))
    return [i for i in allowed if total[bank.place[i.id]] > floor or i.dimension in lacking]


@always
@given(banks(), SEEDS)
def test_what_can_be_seen_is_not_asked_for_in_words_twice(bank: Bank, seed: int) -> None:
    steps, answers = sit(bank, picks_from(seed), rule=EASILY_SURE)

    for place, (step, asked) in enumerate(asked_with(steps, answers)):
        own = axis_of(bank, step, asked)
        if asked.mode not in SHOWN and own.answers_count and not own.shown_count:
            useful = worth_asking(bank, step, answers[:place])
            mine = [i for i in useful if i.dimension in own.axis.dimensions]
            assert not [i for i in mine if i.shown_mode(Setting.DESK)]


@always
@given(banks(plain=True), SEEDS, st.sampled_from([Setting.DESK, Setting.PHONE]))
def test_something_is_seen_on_each_axis_where_the_setting_allows(
    bank: Bank, seed: int, setting: Setting
) -> None:
    steps, _ = sit(bank, picks_from(seed), setting=setting, rule=EASILY_SURE, options=(UNSURE,))

    for standing in steps[-1].axes:
        if standing.answers_count >= 2:
            assert (standing.shown_count > 0) == (setting is Setting.DESK)


# What is told


@always
@given(answered_banks())
def test_no_level_is_told_from_too_few_answers(case: Case) -> None:
    bank, answers = case
    told = [bank.item(g.item).dimension for g in answers if g.option != RATHER_NOT_SAY]

    profile = profile_of(bank, answers)

    enough = {
        "equipment": told.count("equipment") >= 2,
        "skills": told.count("skills") >= 2,
        "language": "oral" in told and "written" in told,
    }
    assert {axis.axis: axis.is_announced for axis in profile.axes} == enough
    assert all(enough[axis.axis] for axis in profile.axes if axis.is_decided)
    assert [d.is_announced for d in profile.dimensions] == ["oral" in told, "written" in told]
    assert profile.type is None


# Sittings that stop and start again


@always
@given(banks(), SEEDS, SETTINGS)
def test_answers_as_they_are_stored_give_the_step_reached_live(
    bank: Bank, seed: int, setting: Setting
) -> None:
    steps, answers = sit(bank, picks_from(seed), setting=setting, rule=EASILY_SURE)
    elsewhere = Bank(bank.questionnaire)

    resumed = [
        sit(elsewhere, (), setting=setting, rule=EASILY_SURE, start=answers[:n])[0]
        for n in range(len(steps))
    ]

    for live, (again,) in zip(steps, resumed, strict=True):
        assert (again.choice, again.stop, again.axes) == (live.choice, live.stop, live.axes)
        assert np.array_equal(again.posterior.joint, live.posterior.joint)


@always
@given(banks(), SEEDS, SETTINGS)
def test_corrections_equal_having_answered_so_the_first_time(
    bank: Bank, seed: int, setting: Setting
) -> None:
    _, told = sit(bank, picks_from(seed), setting=setting, rule=EASILY_SURE)
    place = seed % len(told) if told else 0
    wiser = tuple(replace(g, option=UNSURE) if k == place else g for k, g in enumerate(told))
    facts = tuple(as_fact(number, g) for number, g in enumerate(told))
    easily_sure = STANDARD.stopping_by(EASILY_SURE)
    corrected = Assessment(
        UUID(int=1), UUID(int=2), "three", 1, setting, NOON, facts, None, easily_sure
    )

    for g in wiser[place : place + 1]:
        corrected = corrected.correct(as_fact(99, g, supersedes=place), bank)

    live, straight = (
        corrected.step(bank),
        next_step(bank, wiser, setting, EASILY_SURE, seed=1),
    )
    assert corrected.given == wiser
    assert (live.choice, live.stop, live.axes) == (straight.choice, straight.stop, straight.axes)
