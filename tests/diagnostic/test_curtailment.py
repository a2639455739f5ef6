"""Stopping once the questions that are left would change nothing that is told."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.answers import RATHER_NOT_SAY, UNSURE, Given, Setting
from diagnostic.bank import Bank
from diagnostic.curtailment import chance_of_change, nothing_would_change, tolerated_chance
from diagnostic.posterior import Posterior, posterior_of
from diagnostic.questionnaire import Item
from diagnostic.selection import expected_gains
from diagnostic.standing import AxisStanding, standings
from diagnostic.stopping import FIRST_DIAGNOSIS, StoppingMethod, StopReason
from tests.diagnostic.builders import classes, fact, one_axis, sit
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
from tests.factories import answers

CURTAILED = EASILY_SURE.by(StoppingMethod.CURTAILMENT)
ROUNDING = 1e-9


@always
@given(answered_banks(), SETTINGS, st.integers(0, 2))
def test_chance_of_change_is_that_of_walking_every_answer(
    case: Case, setting: Setting, count: int
) -> None:
    bank, told = case
    posterior = posterior_of(bank, told)
    for axis in bank.axes:
        said, ordered = {g.item for g in told}, np.sort(posterior.levels(axis.id))
        if ordered[-1] - ordered[-2] < ROUNDING:
            continue  # two likeliest levels: which of them is told is a matter of rounding
        items = [
            i
            for i in bank.items_for(setting)
            if i.dimension in axis.dimensions and i.id not in said
        ][:count]
        now, walked = posterior.levels(axis.id), 0.0
        for outcome in product(*(outcomes(bank, item.id, setting) for item in items)):
            more = posterior_of(bank, (*told, *outcome)).levels(axis.id)
            chance = chance_of(bank, told, outcome)
            walked += chance * (int(np.argmax(more)) != int(np.argmax(now)))

        found = chance_of_change(posterior, axis, items, setting)

        assert found == pytest.approx(walked, abs=1e-6)


def outcomes(bank: Bank, item: str, setting: Setting) -> list[Given]:
    asked = bank.item(item)
    mode = asked.usual_mode(setting)
    options = [o.id for o in asked.options]
    return [
        given
        for given in (Given(item, o, mode) for o in (*options, UNSURE))
        if bank.likelihood(given) is not None
    ]


def chance_of(bank: Bank, told: tuple[Given, ...], outcome: tuple[Given, ...]) -> float:
    """P(these answers | the former ones)."""
    joint, chance = posterior_of(bank, told).joint, 1.0
    for g in outcome:
        row = bank.likelihood(g)
        assert row is not None
        place = bank.dimension_place[bank.item(g.item).dimension]
        joint = joint * row.reshape([-1 if k == place else 1 for k in range(joint.ndim)])
        chance = float(joint.sum())
    return chance


@always
@given(banks(), SEEDS, SETTINGS)
def test_curtailing_asks_the_same_questions_and_fewer(
    bank: Bank, seed: int, setting: Setting
) -> None:
    _, whole = sit(bank, picks_from(seed), setting=setting, rule=EASILY_SURE)

    steps, short = sit(bank, picks_from(seed), setting=setting, rule=CURTAILED)

    assert short == whole[: len(short)]
    if len(short) < len(whole):
        assert steps[-1].stop is StopReason.NOTHING_WOULD_CHANGE
        assert not any(axis.missing_dimensions for axis in steps[-1].axes)


def curtailed(
    posterior: Posterior, told: tuple[Given, ...], now: tuple[AxisStanding, ...], left: int
) -> bool:
    gains = expected_gains(posterior, Setting.DESK)
    return nothing_would_change(posterior, told, now, Setting.DESK, left, gains=gains)


def test_a_question_that_follows_up_is_waited_for():
    first = fact("f-0", "equipment")
    after = fact("after", "equipment", firmness=0.01, follow_up=True, only_if={"f-0": ("rank-2",)})
    bank = Bank(one_axis(classes("equipment"), [first, fact("f-1", "equipment"), after]))
    told = answers("f-0=rank-2 f-1=rank-2")
    waited = answers("f-0=rank-2 f-1=rank-2 after=rank-1")
    asking, done = posterior_of(bank, told), posterior_of(bank, waited)
    never_sure = FIRST_DIAGNOSIS.as_sure_as(1.0).certainty

    assert not curtailed(asking, told, standings(asking, told, never_sure), 9)
    assert curtailed(done, waited, standings(done, waited, never_sure), 9)


def test_far_from_a_cut_with_one_weak_question_left_nothing_would_change():
    strong = [fact(f"strong-{k}", "equipment", firmness=2.0) for k in range(3)]
    bank = Bank(one_axis(classes("equipment"), [*strong, fact("weak", "equipment", firmness=0.1)]))
    told = answers("strong-0=rank-2 strong-1=rank-2 strong-2=rank-2")
    posterior = posterior_of(bank, told)
    now = standings(posterior, told, FIRST_DIAGNOSIS.as_sure_as(1.0).certainty)

    assert now[0].is_open
    assert curtailed(posterior, told, now, 3)
    first = answers("strong-0=rank-1 weak=rank-0")
    doubt = posterior_of(bank, first)
    open_still = standings(doubt, first, FIRST_DIAGNOSIS.certainty)
    assert not curtailed(doubt, first, open_still, 3)
    assert curtailed(doubt, first, open_still, 0)


def in_doubt(*items: Item) -> tuple[tuple[Given, ...], Posterior, tuple[AxisStanding, ...]]:
    """Between two levels after two answers, with these questions left."""
    weak = [fact(f"told-{k}", "equipment", firmness=0.4) for k in range(2)]
    bank = Bank(one_axis(classes("equipment"), [*weak, *items]))
    told = answers("told-0=rank-1 told-1=rank-2")
    posterior = posterior_of(bank, told)
    return told, posterior, standings(posterior, told, FIRST_DIAGNOSIS.certainty)


def test_the_questions_that_teach_most_are_those_looked_ahead():
    faint = [fact(f"faint-{k}", "equipment", firmness=0.01) for k in range(6)]
    strong = fact("strong", "equipment", firmness=3.0)

    told, posterior, now = in_doubt(*faint, strong)
    assert not curtailed(posterior, told, now, 1)
    told, posterior, now = in_doubt(*faint)
    assert curtailed(posterior, told, now, 6)


def test_a_question_that_cannot_be_answered_here_is_not_waited_for():
    told, posterior, now = in_doubt(fact("strong", "equipment", firmness=3.0))
    gains, absent = expected_gains(posterior, Setting.DESK), frozenset({"strong"})

    def change_nothing(*away: frozenset[str]) -> bool:
        return nothing_would_change(posterior, told, now, Setting.DESK, 3, *away, gains=gains)

    assert change_nothing(absent)
    assert not change_nothing()


def test_nothing_is_curtailed_before_a_level_may_be_told():
    bank = Bank(one_axis(classes("equipment"), [fact(f"f-{k}", "equipment") for k in range(3)]))
    told = answers("f-0=rank-2")
    posterior = posterior_of(bank, told)
    now = standings(posterior, told, FIRST_DIAGNOSIS.certainty)

    assert not curtailed(posterior, told, now, 0)


def test_the_chance_that_is_small_enough_is_written_down():
    found = [tolerated_chance(asked) for asked in (0, 8, 16, 17, 20, 23)]

    assert found == pytest.approx([0.10, 0.10, 0.10, 0.13, 0.22, 0.31])


def test_a_long_sitting_is_curtailed_where_a_short_one_would_go_on():
    """The same beliefs, after two questions or after twenty, most of them passed over."""
    heard = [fact(f"told-{k}", "equipment", firmness=0.8) for k in range(2)]
    silent = [fact(f"silent-{k}", "equipment") for k in range(18)]
    other = fact("other", "equipment", firmness=2.0)
    bank = Bank(one_axis(classes("equipment"), [*heard, *silent, other]))
    told = answers("told-0=rank-2 told-1=rank-2")
    longer = (*told, *(Given(item.id, RATHER_NOT_SAY) for item in silent))
    posterior = posterior_of(bank, told)
    now = standings(posterior, told, FIRST_DIAGNOSIS.certainty)
    chance = chance_of_change(posterior, bank.axes[0], [other], Setting.DESK)

    def ended(said: tuple[Given, ...]) -> bool:
        alone, gains = frozenset(i.id for i in silent), expected_gains(posterior, Setting.DESK)
        return nothing_would_change(posterior, said, now, Setting.DESK, 4, alone, gains=gains)

    assert tolerated_chance(2) < chance < tolerated_chance(20)
    assert not ended(told)
    assert ended(longer)


def test_what_was_known_before_the_sitting_opens_and_closes_questions():
    """A question that a former answer opens is waited for; a former follow-up is not."""
    strong = fact("strong", "equipment", firmness=3.0, only_if={"known": ("rank-2",)})
    after = fact("after", "equipment", firmness=0.01, follow_up=True)

    told, posterior, now = in_doubt(fact("known", "equipment", firmness=0.01), strong)
    gains = expected_gains(posterior, Setting.DESK)
    opened = answers("known=rank-2")
    assert nothing_would_change(posterior, told, now, Setting.DESK, 3, gains=gains)
    assert not nothing_would_change(
        posterior, told, now, Setting.DESK, 3, gains=gains, former=opened
    )

    told, posterior, now = in_doubt(after)
    gains = expected_gains(posterior, Setting.DESK)
    heard = answers("after=rank-1")
    assert not nothing_would_change(posterior, told, now, Setting.DESK, 3, gains=gains)
    assert nothing_would_change(posterior, told, now, Setting.DESK, 3, gains=gains, former=heard)
