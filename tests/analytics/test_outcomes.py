"""What answers lead to, for many people at once."""

import numpy as np
import pytest

from analytics.outcomes import outcomes, sit
from diagnostic.answers import Setting
from diagnostic.bank import Bank
from diagnostic.posterior import posterior_of
from diagnostic.sitting import next_step
from diagnostic.standing import Certainty
from diagnostic.stopping import FIRST_DIAGNOSIS
from tests.factories import answers, small_questionnaire

BANK = Bank(small_questionnaire())
FACTS_ONLY = answers("phone=own computer=own tablet=own")
GESTURES_ONLY = answers("click=alone type=not_yet")


def test_outcomes_are_those_of_the_engine():
    found = outcomes(BANK, [FACTS_ONLY, GESTURES_ONLY], Certainty())

    posterior = posterior_of(BANK, GESTURES_ONLY)
    np.testing.assert_allclose(found["skills"].probabilities[1], posterior.levels("skills"))
    assert found["skills"].expected[1] == pytest.approx(posterior.mean_and_sd("skills")[0])
    assert found["equipment"].expected[1] == pytest.approx(
        float(posterior.levels("equipment") @ np.arange(4))
    )
    assert found["equipment"].questions.tolist() == [3, 0]
    assert found["skills"].questions.tolist() == [0, 2]


def test_no_level_is_decided_without_answers():
    found = outcomes(BANK, [FACTS_ONLY], Certainty(0.3, 0.3))

    assert (found["equipment"].decided.tolist(), found["skills"].decided.tolist()) == (
        [True],
        [False],
    )


def test_sitting_asks_only_what_the_person_can_answer():
    person = {given.item: given for given in (*FACTS_ONLY, *GESTURES_ONLY)}

    given = sit(BANK, person, Setting.PHONE, FIRST_DIAGNOSIS)

    assert {g.item for g in given} <= person.keys()
    absent = frozenset(item.id for item in BANK.items) - person.keys()
    assert next_step(BANK, given, Setting.PHONE, FIRST_DIAGNOSIS, absent).choice is None
