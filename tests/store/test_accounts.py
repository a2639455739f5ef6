"""Structures, accounts and links survive the store, and a link serves once."""

from datetime import timedelta
from uuid import UUID

import pytest

from diagnostic.errors import UnknownAccount
from diagnostic.people import NOBODY, Account, Role, Scope, Structure
from security.identity import hash_sid, new_invitation
from store.facts import AlreadyKept
from tests.factories import NOON, staff, structure

LATER = NOON + timedelta(hours=1)


def test_structure_survives_the_store(uow):
    place = structure(uow, name="L’atelier", invented=True)

    with uow.reading():
        assert uow.accounts.structure(place.id) == place
    assert place == Structure(place.id, "L’atelier", "13", True, NOON)


def test_fullest_account_survives_the_store(uow):
    place = structure(uow)
    roles = frozenset({Role.ADVISER, Role.COORDINATOR})
    kept = Account(UUID(int=5), place.id, "Noor", "noor", roles, NOON, LATER, True)

    with uow:
        uow.accounts.open(kept, passphrase_hash="argon2…")
        uow.commit()

    with uow.reading():
        assert uow.accounts.find(kept.id) == kept
        assert uow.accounts.with_login("noor") == (kept, "argon2…")
        assert uow.accounts.with_login("nobody") is None


def test_closed_account_acts_with_no_role():
    roles = frozenset({Role.ADVISER})
    closed = Account(UUID(int=5), UUID(int=6), "Noor", "noor", roles, NOON, LATER)

    assert closed.actor.roles == frozenset()


def test_login_is_taken_once(uow):
    first = staff(uow, Role.ADVISER, of=structure(uow))
    same = Account(UUID(int=5), first.structure_id, "Other", first.login, first.roles, NOON)

    with pytest.raises(AlreadyKept), uow:
        uow.accounts.open(same)


@pytest.mark.parametrize("scope", ["nobody's", "of records", "of another structure"])
def test_account_is_seen_by_the_counts_scope_of_its_structure_alone(uow, scope):
    place = structure(uow)
    account = staff(uow, Role.ADVISER, of=place)
    scopes = {
        "nobody's": NOBODY,
        "of records": Scope(structure_id=place.id),
        "of another structure": Scope(counts_of=structure(uow).id),
    }

    with uow.reading():
        assert uow.accounts.get(account.id, visible_to=Scope(counts_of=place.id)) == account
        with pytest.raises(UnknownAccount):
            uow.accounts.get(account.id, visible_to=scopes[scope])


def test_link_serves_once_and_ends_the_former(uow):
    account = staff(uow, Role.ADVISER, of=structure(uow))
    former, last = (new_invitation(account.id, token, now=NOON) for token in ("one", "two"))
    with uow:
        uow.accounts.invite(former)
        uow.accounts.invite(last)
        used = [uow.accounts.use(hash_sid(token), at=LATER) for token in ("one", "two", "two")]
        uow.commit()

    assert used == [False, True, False]
    with uow.reading():
        kept = uow.accounts.invitation(last.token_hash)
    assert kept is not None
    assert kept.used_at == LATER
    assert not kept.holds(at=LATER)


def test_service_is_empty_until_its_first_account(uow):
    place = structure(uow)
    with uow.reading():
        assert uow.accounts.is_empty()

    staff(uow, Role.ADVISER, of=place)

    with uow.reading():
        assert not uow.accounts.is_empty()
