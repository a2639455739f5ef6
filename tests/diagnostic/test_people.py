"""Who does what, and how facts name them."""

from uuid import UUID

import pytest

from diagnostic.people import NOBODY, VISITOR, Actor, Role, Scope

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
