"""The engine asks and stops as its rules read, one question at a time (`plain_step`)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.answers import Setting
from diagnostic.eligibility import askable
from diagnostic.simulation import AnswerSheets, draw_people
from diagnostic.sitting import Step, next_step, whole_sitting
from diagnostic.stopping import FIRST_DIAGNOSIS, StoppingMethod, StopReason
from tests.diagnostic.builders import shipped_bank
from tests.diagnostic.plain_step import Asked, PlainStep, plain_askable
from tests.diagnostic.strategies import (
    EASILY_SURE,
    SEEDS,
    SETTINGS,
    Case,
    always,
    answered_banks,
    case_from,
)

METHODS = st.sampled_from([StoppingMethod.CERTAINTY, StoppingMethod.CURTAILMENT])
MOST = st.integers(4, 12)


@always
@given(answered_banks(), SETTINGS, SEEDS)
def test_the_same_questions_may_be_asked(case: Case, setting: Setting, seed: int) -> None:
    bank, told = case
    former, absent = case_from(bank, seed)[1], frozenset({"item-0", "no-such-question"})

    for known in ((), former):
        allowed = bank.named(askable(bank, told, setting, absent, known))

        assert allowed == plain_askable(bank, told, setting, absent, known)


@always
@given(answered_banks(), SETTINGS, METHODS, MOST, st.none() | SEEDS)
def test_the_same_question_is_asked_and_the_same_end_told(
    case: Case, setting: Setting, method: StoppingMethod, most: int, seed: int | None
) -> None:
    bank, told = case
    rule = EASILY_SURE.by(method).asking_at_most(most)

    step = next_step(bank, told, setting, rule, seed=seed)

    assert outcome(step) == PlainStep(bank, told, setting, rule).next(seed)


@pytest.mark.thorough
def test_our_questionnaire_is_asked_as_its_rules_read():
    bank, rng = shipped_bank(), np.random.default_rng(20261122)
    sheets = AnswerSheets(
        bank.questionnaire, draw_people(bank.questionnaire.prior, 3, rng=rng), rng=rng
    )

    for person, setting in enumerate(Setting):
        told, _ = whole_sitting(
            bank,
            lambda choice, p=person: sheets.given(p, choice.item.id, choice.mode),
            setting,
            seed=person,
        )
        for count in (0, 1, 5, len(told) - 1, len(told)):
            step = next_step(bank, told[:count], setting, seed=person)
            plain = PlainStep(bank, told[:count], setting, FIRST_DIAGNOSIS)

            assert outcome(step) == plain.next(person)


def outcome(step: Step) -> Asked | StopReason | None:
    asked = step.choice
    return (asked.item.id, asked.mode, asked.why, asked.axis) if asked else step.stop
