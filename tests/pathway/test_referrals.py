"""A referral: where it stands, what may follow, when somebody should ask."""

from datetime import timedelta
from uuid import UUID

import pytest

from pathway.referrals import (
    Contact,
    Referral,
    ReferralReason,
    ReferralState,
    ReferralStep,
    next_states,
)
from tests.factories import NOON

WEEK = timedelta(weeks=1)


def referral(*states):
    steps = tuple(
        ReferralStep(UUID(int=place), state, NOON + timedelta(days=place), "adviser:1")
        for place, state in enumerate(states, start=1)
    )
    return Referral(
        UUID(int=0),
        UUID(int=9),
        UUID(int=8),
        ReferralReason.DEVICE,
        Contact.TOGETHER,
        NOON,
        "adviser:1",
        steps,
    )


def test_without_a_step_it_is_proposed_since_it_was():
    assert referral().state is ReferralState.PROPOSED
    assert referral().since == NOON


def test_last_step_holds():
    one = referral(ReferralState.APPOINTMENT, ReferralState.CAME)
    assert one.state is ReferralState.CAME
    assert one.since == NOON + timedelta(days=2)


@pytest.mark.parametrize(
    ("states", "days", "silent"),
    [
        ((), 6, False),
        ((), 7, True),
        ((ReferralState.APPOINTMENT,), 7, False),
        ((ReferralState.APPOINTMENT,), 8, True),
        ((ReferralState.CAME,), 300, False),
        ((ReferralState.REFUSED,), 300, False),
        ((ReferralState.NO_NEWS,), 300, False),
    ],
)
def test_it_is_silent_after_a_delay_until_it_ends(states, days, silent):
    assert referral(*states).is_silent(NOON + timedelta(days=days), after=WEEK) is silent


def test_what_may_follow():
    assert ReferralState.PROPOSED not in next_states(ReferralState.APPOINTMENT)
    assert next_states(ReferralState.CAME) == ()
    assert ReferralState.CAME in next_states(ReferralState.NO_NEWS)
    assert set(next_states(ReferralState.PROPOSED)) == set(ReferralState) - {
        ReferralState.PROPOSED
    }
