"""An invented structure: marked, filled with people who do not exist, and never a real one."""

import pytest
from numpy.random import default_rng

from diagnostic.errors import Forbidden
from diagnostic.people import VISITOR, Gender, Role
from security.access import scope_of
from store.pasts import known_of
from tests.factories import NOON, NOTICE, SMALL, codes, sealer, staff, structure
from use_cases.load_demonstration import MEN, NOT_YET, WOMEN, fill, is_invented

BOTH = (Role.ADVISER, Role.COORDINATOR)


def filled(uow, actor, *, count=12):
    return fill(
        uow,
        actor,
        questionnaire=SMALL,
        notice_version=NOTICE,
        assessed=count,
        codes=codes(),
        sealer=sealer(),
        rng=default_rng(1),
        now=NOON,
    )


def test_invented_people_have_names_and_finished_sittings(uow):
    actor = staff(uow, *BOTH, of=structure(uow, invented=True)).actor

    count = filled(uow, actor)

    with uow.reading():
        people = uow.learners.followed(visible_to=scope_of(actor))
    assert count == len(people) == 12 + NOT_YET
    assert sum(one.finished_at is not None for one in people) == 12
    assert all(sealer().open(one.details.sealed_name) for one in people)
    assert all(one.seen_at < NOON for one in people)


def test_invented_people_have_the_name_that_goes_with_what_is_said_of_them(uow):
    actor = staff(uow, *BOTH, of=structure(uow, invented=True)).actor
    filled(uow, actor)

    with uow.reading():
        people = uow.learners.followed(visible_to=scope_of(actor))
    told = [(one.details.gender, sealer().open(one.details.sealed_name)) for one in people]
    assert {name for gender, name in told if gender is Gender.FEMALE} <= set(WOMEN)
    assert {name for gender, name in told if gender is Gender.MALE} <= set(MEN)


def test_invented_sittings_can_be_read_again(uow):
    actor = staff(uow, *BOTH, of=structure(uow, invented=True)).actor
    filled(uow, actor, count=2)

    with uow.reading():
        one, *_ = (
            who for who in uow.learners.followed(visible_to=scope_of(actor)) if who.finished_at
        )
        *_, sitting = uow.assessments.of_learner(one.learner.id, visible_to=scope_of(actor))
        bank = uow.questionnaires.bank(SMALL)
    assert sitting.step(bank).choice is None
    assert len(sitting.given) >= 4


def test_real_structure_is_never_filled(uow):
    actor = staff(uow, *BOTH, of=structure(uow)).actor

    with pytest.raises(Forbidden):
        filled(uow, actor)

    with uow.reading():
        assert uow.learners.followed(visible_to=scope_of(actor)) == ()


def test_service_says_whether_it_is_invented_once_it_is_opened(uow):
    assert is_invented(uow, VISITOR) is None

    staff(uow, *BOTH, of=structure(uow))
    assert is_invented(uow, VISITOR) is False

    structure(uow, invented=True)
    assert is_invented(uow, VISITOR) is True


def test_some_invented_people_were_asked_again_and_learnt(uow):
    actor = staff(uow, *BOTH, of=structure(uow, invented=True)).actor
    filled(uow, actor)
    scope = scope_of(actor)

    with uow.reading():
        people = uow.learners.followed(visible_to=scope)
        sittings = [uow.assessments.of_learner(p.learner.id, visible_to=scope) for p in people]
        known = [known_of(uow, p.learner.id, visible_to=scope) for p in people if p.finished_at]

    again = [found for found in sittings if len(found) == 2]
    assert 2 <= len(again) < 12
    assert all(latest.follows == first.id for latest, first in again)
    assert all(latest.started_at < NOON for latest, _ in again)
    assert sum(one.compared_with is not None for one in known if one) == len(again)
