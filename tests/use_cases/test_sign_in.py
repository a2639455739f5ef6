"""Coming back by code, on a remembered device, from a place that is slowed when it guesses."""

from datetime import timedelta

import pytest

from diagnostic.errors import TooManyTries, UnknownCode
from diagnostic.people import VISITOR
from tests.factories import NOON, codes, started
from use_cases.erase_learner import erase
from use_cases.sign_in import leave, return_by_code, who_is

HERE = "192.0.2.1"
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
BEFORE = NOON - MINUTE


def back(uow, code, *, now=NOON, address=HERE):
    return return_by_code(uow, VISITOR, code=code, address=address, codes=codes(), now=now)


def in_vain(uow, times, *, now=NOON, address=HERE):
    for _ in range(times):
        with pytest.raises(UnknownCode):
            back(uow, "22222-22222", now=now, address=address)


def lines(uow):
    with uow.reading():
        return [(kept.act, kept.actor_role, kept.result) for kept in uow.audit.lines()]


def test_code_opens_the_record_however_it_is_typed(uow):
    them, kept = started(uow, now=BEFORE)

    sid = back(uow, f" {kept.code.lower().replace('-', ' ')} ")

    assert who_is(uow, VISITOR, sid=sid, now=NOON) == them
    assert sid != kept.sid
    assert lines(uow)[-1] == ("return-by-code", "learner", "done")


def test_unknown_code_says_no_more_and_leaves_a_line(uow):
    started(uow, now=BEFORE)

    with pytest.raises(UnknownCode) as refusal:
        back(uow, "22222-22222")

    assert refusal.value.details == {}
    assert lines(uow)[-1] == ("return-by-code", "visitor", "refused")


def test_five_codes_in_vain_slow_the_next_one(uow):
    _, kept = started(uow, now=BEFORE)
    in_vain(uow, 5)

    with pytest.raises(TooManyTries) as refusal:
        back(uow, kept.code, now=NOON + 10 * MINUTE)

    assert refusal.value.details == {"count": 5}
    assert lines(uow)[-1] == ("return-by-code", "visitor", "throttled")


def test_fourth_code_in_vain_slows_nobody(uow):
    them, kept = started(uow, now=BEFORE)
    in_vain(uow, 4)

    assert who_is(uow, VISITOR, sid=back(uow, kept.code), now=NOON) == them


def test_waiting_is_enough(uow):
    them, kept = started(uow, now=BEFORE)
    in_vain(uow, 5)

    sid = back(uow, kept.code, now=NOON + 15 * MINUTE)

    assert who_is(uow, VISITOR, sid=sid, now=NOON + 15 * MINUTE) == them


def test_each_address_is_slowed_for_itself(uow):
    them, kept = started(uow, now=BEFORE)
    in_vain(uow, 5, address="198.51.100.9")

    assert who_is(uow, VISITOR, sid=back(uow, kept.code), now=NOON) == them


def test_tries_are_forgotten_after_a_day(uow):
    in_vain(uow, 5)
    in_vain(uow, 1, now=NOON + DAY)

    with uow.reading():
        kept = uow.logins.tries(codes().hash_address(HERE), since=NOON - DAY)
    assert kept == (NOON + DAY,)


@pytest.mark.parametrize("sid", [None, "", "never given"])
def test_device_without_a_token_is_a_visitor(uow, sid):
    started(uow, now=BEFORE)

    assert who_is(uow, VISITOR, sid=sid, now=NOON) == VISITOR


def test_device_is_forgotten_after_ninety_days_without_use(uow):
    _, kept = started(uow, now=BEFORE)

    assert who_is(uow, VISITOR, sid=kept.sid, now=NOON + 90 * DAY) == VISITOR


def test_device_that_comes_back_is_remembered_longer(uow):
    them, kept = started(uow, now=BEFORE)

    assert who_is(uow, VISITOR, sid=kept.sid, now=NOON + 60 * DAY) == them
    assert who_is(uow, VISITOR, sid=kept.sid, now=NOON + 140 * DAY) == them
    assert who_is(uow, VISITOR, sid=kept.sid, now=NOON + 230 * DAY) == VISITOR


def test_leaving_lets_this_device_out_and_no_other(uow):
    them, kept = started(uow, now=BEFORE)
    elsewhere = back(uow, kept.code)

    leave(uow, them, sid=kept.sid, now=NOON + MINUTE)

    assert who_is(uow, VISITOR, sid=kept.sid, now=NOON + MINUTE) == VISITOR
    assert who_is(uow, VISITOR, sid=elsewhere, now=NOON + MINUTE) == them
    assert lines(uow)[-1] == ("leave", "learner", "done")


def test_leaving_twice_changes_nothing(uow):
    them, kept = started(uow, now=BEFORE)

    leave(uow, them, sid=kept.sid, now=NOON + MINUTE)
    leave(uow, VISITOR, sid=kept.sid, now=NOON + 2 * MINUTE)

    assert who_is(uow, VISITOR, sid=kept.sid, now=NOON + 3 * MINUTE) == VISITOR


def test_code_of_an_erased_person_is_unknown(uow):
    them, kept = started(uow, now=BEFORE)
    erase(uow, them, learner_id=them.id, now=NOON + MINUTE)

    assert who_is(uow, VISITOR, sid=kept.sid, now=NOON + MINUTE) == VISITOR
    with pytest.raises(UnknownCode):
        back(uow, kept.code, now=NOON + MINUTE)
