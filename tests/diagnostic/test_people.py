"""Who does what, and how facts name them."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from diagnostic.people import NOBODY, VISITOR, Account, Actor, Role, Scope

SOMEONE = UUID(int=7)


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        (VISITOR, "visitor"),
        (Actor(frozenset()), "visitor"),
        (Actor(frozenset({Role.LEARNER}), SOMEONE), f"learner:{SOMEONE}"),
        (Actor(frozenset({Role.COORDINATOR, Role.ADVISER}), SOMEONE), f"adviser:{SOMEONE}"),
    ],
    ids=["visitor", "nobody", "learner", "adviser and coordinator"],
)
def test_fact_names_a_role_and_an_opaque_id(actor, name):
    assert actor.name_in_facts == name


def test_nobody_s_records_are_those_of_no_learner_and_no_structure():
    assert Scope() == NOBODY
    assert (NOBODY.learner_id, NOBODY.structure_id) == (None, None)


def test_an_account_acts_with_its_roles_until_it_is_closed():
    now, structure = datetime(2026, 11, 2, tzinfo=UTC), UUID(int=9)
    account = Account(SOMEONE, structure, "Camille", "camille", frozenset({Role.ADVISER}), now)

    assert account.actor == Actor(frozenset({Role.ADVISER}), SOMEONE, structure)
    closed = replace(account, closed_at=now, twin_of=UUID(int=8))
    assert closed.actor == Actor(frozenset(), SOMEONE, structure, True)
