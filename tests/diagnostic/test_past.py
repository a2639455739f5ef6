"""What was known before: former answers and observations, each faded by its age."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.answers import Given
from diagnostic.bank import Bank
from diagnostic.drift import YEAR
from diagnostic.observations import Autonomy, Observation
from diagnostic.past import (
    NO_PAST,
    Evidence,
    Moment,
    Past,
    beliefs,
    beliefs_anew,
    observed,
    past_of,
    with_answers,
)
from diagnostic.posterior import Posterior, entropy_bits, posterior_of
from tests.diagnostic.builders import classes, fact, household_bank, one_axis, small_bank
from tests.diagnostic.strategies import always
from tests.factories import NOON, answers

BANK = small_bank()
SAID = answers("phone=rank-2 computer=rank-2 mail-open=alone search=with_help:observed")
LATER = NOON + YEAR / 2


def sitting(given_, *, at=NOON, bank=BANK):
    return Moment(at, tuple(Evidence(g) for g in given_), bank)


def seen(subject, autonomy=Autonomy.ALONE, *, at=LATER, number=1):
    return Observation(UUID(int=number), UUID(int=9), subject, autonomy, at, "adviser:1")


def levels(past):
    return Posterior(BANK, beliefs_anew(BANK, past)).axis_levels()


def test_without_a_past_beliefs_are_those_of_anybody():
    assert beliefs(BANK, NO_PAST) is BANK.prior
    assert beliefs(BANK, Past(until=LATER)) is BANK.prior
    assert not NO_PAST


def test_on_the_spot_a_past_is_what_its_answers_say():
    past = NO_PAST.then(sitting(SAID))

    assert past.until == NOON
    assert beliefs(BANK, past) == pytest.approx(posterior_of(BANK, SAID).joint)


def test_beliefs_are_remembered():
    past = NO_PAST.then(sitting(SAID)).seen_from(LATER)

    assert beliefs(BANK, past) is beliefs(BANK, past)
    assert beliefs_anew(BANK, past) == pytest.approx(beliefs(BANK, past))


@given(st.floats(0, 3), st.floats(0.1, 3))
def test_time_takes_beliefs_closer_to_those_of_anybody(years, more):
    then = NO_PAST.then(sitting(SAID)).seen_from(NOON + years * YEAR)
    later = then.seen_from(then.until + more * YEAR)

    def gap(past):
        joint = beliefs_anew(BANK, past)
        return float((joint * np.log(joint / BANK.prior)).sum())

    assert gap(later) < gap(then)


def test_in_the_end_nothing_is_left_of_the_past():
    past = NO_PAST.then(sitting(SAID)).seen_from(NOON + 2000 * YEAR)

    assert beliefs_anew(BANK, past) == pytest.approx(BANK.prior, abs=1e-6)


def test_level_once_known_becomes_doubtful_and_its_neighbours_likely():
    equipment, later = (
        levels(NO_PAST.then(sitting(SAID)).seen_from(at))[0] for at in (NOON, NOON + YEAR)
    )

    assert later[3] < equipment[3]
    assert later[2] > equipment[2]
    assert later[2] > 5 * later[0] > 5 * equipment[0]
    assert entropy_bits(later) > entropy_bits(equipment)


def test_what_is_old_fades_before_what_comes_next():
    """Ten years, then an answer on something else: the old answers are ten years old."""
    news, later = answers("follow=rank-1"), NOON + 10 * YEAR
    aged = levels(NO_PAST.then(sitting(SAID)).then(sitting(news, at=later)))
    fresh = levels(NO_PAST.then(sitting(SAID, at=later)).then(sitting(news, at=later)))

    for axis in (0, 1):
        assert max(aged[axis]) < max(fresh[axis]) - 0.05


@given(st.permutations(range(3)))
def test_moments_come_in_any_order(order):
    moments = [sitting(SAID[k : k + 1], at=NOON + k * YEAR) for k in range(3)]

    mixed = past_of([moments[k] for k in order], LATER + 3 * YEAR)

    assert mixed == past_of(moments, LATER + 3 * YEAR)
    assert mixed.moments == tuple(moments)


def test_what_came_after_is_not_known_before():
    past = past_of([sitting(SAID), sitting(SAID, at=LATER), sitting((), at=NOON)], NOON)

    assert len(past.moments) == 1
    assert past_of([sitting(SAID), sitting(SAID, at=LATER)], LATER).up_to(NOON) == past
    assert past.then(sitting((), at=LATER)) == past.seen_from(LATER)


def test_latest_answer_to_a_question_is_the_one_that_is_known():
    first, second = answers("phone=rank-0 computer=rank-2"), answers("phone=rank-2")
    past = NO_PAST.then(sitting(first)).then(sitting(second, at=LATER))

    assert past.given(BANK) == (*answers("computer=rank-2"), *second)
    assert with_answers(past, BANK, answers("computer=rank-1")) == (
        *second,
        *answers("computer=rank-1"),
    )
    assert with_answers(NO_PAST, BANK, first) == first


def test_what_is_no_longer_asked_is_known_no_more_but_says_what_it_said():
    """A question that left the questionnaire still informs through the tables of its time."""
    then = Bank(one_axis(classes("equipment"), [fact("fax", "equipment", firmness=2.0)]))
    past = NO_PAST.then(sitting(answers("fax=rank-2"), bank=then))

    assert past.given(BANK) == ()
    assert levels(past)[0][3] > posterior_of(BANK, ()).levels("equipment")[3] + 0.1


def test_what_was_measured_on_other_levels_says_nothing():
    three = classes("equipment", ("none", "some", "all"))
    then = Bank(one_axis(three, [fact("fax", "equipment", classes_count=3)]))
    other = Bank(one_axis(classes("elsewhere"), [fact("fax", "elsewhere")]))
    for bank in (then, other):
        past = NO_PAST.then(sitting(answers("fax=rank-2"), bank=bank))

        assert beliefs_anew(BANK, past) == pytest.approx(BANK.prior)


def test_passed_over_questions_are_no_evidence():
    past = NO_PAST.then(sitting(answers("phone=rather_not_say")))

    assert past.given(BANK) == ()
    assert beliefs_anew(BANK, past) == pytest.approx(BANK.prior)


# Observations


def test_observation_is_an_answer_that_weighs_less():
    (moment,) = observed(BANK, [seen("search")])
    one = levels(past_of([moment], LATER))[1]
    full = levels(NO_PAST.then(sitting(answers("search=alone:observed"), at=LATER)))[1]
    prior = posterior_of(BANK, ()).levels("skills")

    assert moment.evidence == (Evidence(answers("search=alone:observed")[0], 0.7),)
    assert prior[3] < one[3] < full[3]


def test_ten_observations_of_one_skill_are_not_ten_answers():
    days = [seen("search", at=LATER + timedelta(hours=k), number=k) for k in range(10)]
    (moment,) = observed(BANK, days)
    total = sum(evidence.weight for evidence in moment.evidence)
    ten = levels(past_of([moment], moment.at))[1][3]
    two = posterior_of(BANK, answers("search=alone:observed mail-send=alone:observed"))

    assert total == pytest.approx(7 / 5.5)
    assert ten < two.levels("skills")[3]


def test_two_observations_of_one_instant_keep_their_order():
    both = [seen("search"), seen("mail-send", number=2)]

    for told in (both, both[::-1]):
        (moment,) = observed(BANK, told)
        assert [evidence.given.item for evidence in moment.evidence] == [o.subject for o in told]


def test_observations_of_a_day_are_one_moment():
    hours = [seen("search"), seen("mail-send", at=LATER + timedelta(hours=1), number=2)]
    next_day = seen("search", Autonomy.GUIDED, at=LATER + timedelta(days=1), number=3)

    found = observed(BANK, [next_day, *hours])

    assert [[e.given.item for e in m.evidence] for m in found] == [
        ["search", "mail-send"],
        ["search"],
    ]
    assert [m.at for m in found] == [hours[1].observed_at, next_day.observed_at]
    assert found[1].evidence[0].given.option == "with_help"


@pytest.mark.parametrize(
    "subject",
    ["demarche:impots", "fax", "mail-open", "phone"],
    ids=["demarche", "gone", "said", "fact"],
)
def test_what_the_questionnaire_cannot_see_is_no_evidence(subject):
    assert observed(BANK, [seen(subject)]) == ()


@always
@given(st.lists(st.sampled_from(Autonomy), min_size=1, max_size=4))
def test_better_observations_never_lower_a_level(found):
    """Raising one observation by a rung cannot make lower levels likelier."""
    raised = [Autonomy.ALONE, *found[1:]]
    both = [
        [seen("search", one, at=LATER + timedelta(days=k), number=k) for k, one in enumerate(each)]
        for each in (found, raised)
    ]

    low, high = (
        np.cumsum(levels(past_of(observed(BANK, each), LATER + YEAR / 4))[1]) for each in both
    )

    assert (high <= low + 1e-9).all()


def test_past_on_five_dimensions_keeps_its_shape():
    bank = household_bank()
    past = NO_PAST.then(sitting([Given("phone", "rank-2")], bank=bank)).seen_from(LATER)

    assert beliefs(bank, past).shape == bank.prior.shape
    assert beliefs(bank, past).sum() == pytest.approx(1)
    assert replace(past, until=NOON).until == NOON
