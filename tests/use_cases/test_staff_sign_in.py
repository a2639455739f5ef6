"""Those who work here come in by a passphrase, are slowed when they guess, and go out in time."""

from datetime import timedelta

import pytest

from diagnostic.errors import TooManyTries, WrongSignIn
from diagnostic.people import VISITOR, Account, Role
from security.passwords import hash_passphrase
from tests.factories import NOON, codes, structure
from use_cases.sign_in import enter, leave, who_is

pytestmark = pytest.mark.thorough

HERE, THERE = "192.0.2.1", "192.0.2.2"
MINUTE = timedelta(minutes=1)
GOOD = "la grenouille verte saute loin"
LOGIN = "camille@exemple.fr"
ROLES = frozenset({Role.ADVISER, Role.COORDINATOR})


@pytest.fixture
def camille(uow):
    return account(uow, LOGIN)


def account(uow, login):
    place = structure(uow)
    with uow:
        opened = Account(uow.facts.new_id(NOON), place.id, "Camille Roux", login, ROLES, NOON)
        uow.accounts.open(opened, passphrase_hash=hash_passphrase(GOOD))
        uow.commit()
    return opened


def come(uow, login=LOGIN, passphrase=GOOD, *, address=HERE, now=NOON):
    typed = {"login": login, "passphrase": passphrase, "address": address}
    return enter(uow, VISITOR, **typed, codes=codes(), now=now)


def in_vain(uow, times, *, login=LOGIN, address=HERE, now=NOON):
    for _ in range(times):
        with pytest.raises(WrongSignIn):
            come(uow, login, "not this one, whatever it is", address=address, now=now)


def lines(uow):
    with uow.reading():
        return [(kept.act, kept.actor_id, kept.result) for kept in uow.audit.lines()]


def test_passphrase_opens_with_all_the_roles_of_the_account(uow, camille):
    sid = come(uow, f"  {LOGIN.upper()} ")

    assert who_is(uow, VISITOR, sid=sid, now=NOON) == camille.actor
    assert lines(uow) == [("sign-in", camille.id, "done")]


@pytest.mark.parametrize(
    ("login", "passphrase"),
    [(LOGIN, "not this one, whatever it is"), ("nobody@exemple.fr", GOOD), ("", ""), (LOGIN, "")],
    ids=["wrong passphrase", "unknown login", "nothing", "no passphrase"],
)
def test_refusal_never_says_which_part_was_wrong(uow, camille, login, passphrase):
    with pytest.raises(WrongSignIn) as refusal:
        come(uow, login, passphrase)

    assert refusal.value.details == {}
    assert lines(uow) == [("sign-in", None, "refused")]


def test_account_without_a_passphrase_opens_to_nobody(uow, camille):
    with uow:
        waiting = Account(
            uow.facts.new_id(NOON), camille.structure_id, "Noor", "noor", ROLES, NOON
        )
        uow.accounts.open(waiting)
        uow.commit()

    with pytest.raises(WrongSignIn):
        come(uow, "noor", "")


def test_five_failures_in_a_quarter_of_an_hour_slow_the_sixth(uow, camille):
    in_vain(uow, 5)

    with pytest.raises(TooManyTries) as refusal:
        come(uow, now=NOON + 10 * MINUTE)

    assert refusal.value.details == {"count": 5}
    assert lines(uow)[-1][2] == "throttled"
    assert come(uow, now=NOON + 15 * MINUTE)


def test_unknown_login_is_slowed_as_well(uow, camille):
    in_vain(uow, 5, login="nobody")

    with pytest.raises(TooManyTries):
        come(uow, "nobody")


def test_colleague_behind_the_same_address_is_not_slowed(uow, camille):
    account(uow, "noor@exemple.fr")
    in_vain(uow, 5)

    assert come(uow, "noor@exemple.fr")


def test_same_person_from_elsewhere_is_not_locked_out_by_a_few_tries(uow, camille):
    in_vain(uow, 5, address=THERE)

    assert come(uow)


def test_one_login_tried_from_everywhere_is_slowed(uow, camille):
    for place in range(5):
        in_vain(uow, 5, address=f"192.0.2.{10 + place}")

    with pytest.raises(TooManyTries):
        come(uow)


def test_every_login_tried_from_one_place_is_slowed(uow, camille):
    for name in ("ada", "bea", "cleo", "dora", "eve"):
        in_vain(uow, 5, login=name)

    with pytest.raises(TooManyTries):
        come(uow)


def test_right_passphrase_does_not_count_as_a_try(uow, camille):
    for _ in range(7):
        come(uow)

    in_vain(uow, 4)
    assert come(uow)


def test_idle_screen_is_let_out_after_half_an_hour(uow, camille):
    sid = come(uow)

    assert who_is(uow, VISITOR, sid=sid, now=NOON + 29 * MINUTE) == camille.actor
    assert who_is(uow, VISITOR, sid=sid, now=NOON + 58 * MINUTE) == camille.actor
    assert who_is(uow, VISITOR, sid=sid, now=NOON + 88 * MINUTE) == VISITOR


def test_whoever_works_all_day_signs_in_again_after_twelve_hours(uow, camille):
    sid = come(uow)

    visits = [NOON + 20 * MINUTE * count for count in range(1, 36)]
    assert {who_is(uow, VISITOR, sid=sid, now=at) for at in visits} == {camille.actor}
    assert who_is(uow, VISITOR, sid=sid, now=NOON + timedelta(hours=12)) == VISITOR


def test_signing_out_holds_at_once_and_on_this_device_alone(uow, camille):
    here, there = come(uow), come(uow, address=THERE)

    leave(uow, VISITOR, sid=here, now=NOON)

    assert who_is(uow, VISITOR, sid=here, now=NOON) == VISITOR
    assert who_is(uow, VISITOR, sid=there, now=NOON) == camille.actor
    assert ("leave", camille.id, "done") in lines(uow)
