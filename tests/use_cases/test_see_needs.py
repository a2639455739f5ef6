"""The coordinator's counts: one's own structure, each person once, small numbers hidden."""

from datetime import date, timedelta

import pytest

from diagnostic.answers import Answer
from diagnostic.errors import Forbidden
from diagnostic.people import OPERATOR, Actor, Role, Scope
from store.unit_of_work import UnitOfWork
from tests.counted_people import (
    FIRST_STEPS,
    SHIPPED,
    assessed,
    highest,
    keep_sitting,
    lowest,
)
from tests.factories import NOON, enrolled, staff, structure
from use_cases.see_needs import see_needs

BEFORE = NOON - timedelta(days=200)


@pytest.fixture
def uow(engine):
    """The database of this test, and the questionnaire we ship."""
    return UnitOfWork(engine, SHIPPED)


def seen(uow, actor):
    return see_needs(uow, actor, questionnaire=FIRST_STEPS, language="fr", now=NOON)


def coordinator_of(uow, place) -> Actor:
    return staff(uow, Role.COORDINATOR, of=place).actor


def received(uow, place, count, given, *, now=NOON):
    return [assessed(uow, given, of=place, now=now) for _ in range(count)]


def test_coordinator_sees_levels_types_and_who_waits_in_numbers(uow):
    ours = structure(uow)
    received(uow, ours, 16, lowest())
    received(uow, ours, 17, highest())
    for _ in range(11):
        enrolled(uow, of=ours)

    view = seen(uow, coordinator_of(uow, ours))

    assert view.structure == ours
    assert (view.needs.assessed, view.needs.waiting) == (35, 15)
    assert [(axis, table.cells) for axis, table in view.needs.levels] == [
        (axis, ((None, None, None, 17),)) for axis in ("equipment", "access", "skills", "language")
    ]
    assert dict(zip(view.needs.types.columns, view.needs.types.cells[0], strict=True)) == {
        **dict.fromkeys(view.needs.types.columns),
        "autonomous": 17,
    }
    assert view.framework_words.types["autonomous"].name


def test_another_structure_adds_nothing(uow):
    ours, theirs = structure(uow), structure(uow, name="Ailleurs")
    received(uow, theirs, 20, highest())
    received(uow, None, 20, highest())

    view = seen(uow, coordinator_of(uow, ours))

    assert (view.needs.assessed, view.needs.waiting, view.needs.levels) == (None, None, ())


def test_ten_people_are_too_few_to_tell_anything(uow):
    ours = structure(uow)
    received(uow, ours, 10, highest())

    needs = seen(uow, coordinator_of(uow, ours)).needs

    assert (needs.assessed, needs.periods, needs.levels, needs.types) == (None, (), (), None)


def test_sitting_that_tells_too_little_leaves_the_former_one(uow):
    ours = structure(uow)
    people = received(uow, ours, 11, highest(), now=BEFORE)
    for person in people:
        keep_sitting(uow, person, lowest()[:1], now=NOON)

    needs = seen(uow, coordinator_of(uow, ours)).needs

    assert needs.assessed == 15
    assert [(period.first, period.last) for period in needs.periods] == [
        (date(2026, 4, 1), date(2026, 6, 30))
    ]


def test_person_assessed_twice_counts_once_as_of_today(uow):
    ours = structure(uow)
    people = received(uow, ours, 20, lowest(), now=BEFORE)
    for person in people[:16]:
        keep_sitting(uow, person, highest(), now=NOON)
    received(uow, ours, 12, lowest())

    needs = seen(uow, coordinator_of(uow, ours)).needs

    assert needs.assessed == 30
    assert dict(needs.levels)["skills"].cells == ((None, None, None, 16),)


def test_other_questionnaires_are_not_counted(uow):
    ours = structure(uow)
    received(uow, ours, 12, highest())

    view = see_needs(
        uow, coordinator_of(uow, ours), questionnaire="barometre", language="fr", now=NOON
    )

    assert (view.needs.assessed, view.needs.waiting) == (None, 15)


def test_nothing_that_leaves_names_anybody(uow):
    ours = structure(uow)
    people = received(uow, ours, 12, highest())

    said = repr(seen(uow, coordinator_of(uow, ours)))

    assert not [id for id in people if str(id) in said or id.hex in said]


def test_coordinator_of_no_structure_is_refused_and_noted(uow):
    nobody = Actor(frozenset({Role.COORDINATOR}))

    with pytest.raises(Forbidden):
        seen(uow, nobody)

    with uow.reading():
        assert [(line.act, line.result) for line in uow.audit.lines()] == [("read", "refused")]


def test_next_diagnosis_counts_with_what_was_known_before(uow):
    """Three answers alone tell no level; after a whole diagnosis, they tell today's."""
    ours = structure(uow)
    for learner in received(uow, ours, 12, highest(), now=BEFORE):
        with uow:
            (first,) = uow.assessments.of_learner(learner, visible_to=Scope(learner_id=learner))
            stamp = uow.facts.stamp(OPERATOR, NOON)
            again = uow.assessments.start(
                learner, FIRST_STEPS, first.revision, first.setting, stamp, follows=first.id
            )
            for place, given in enumerate(highest()[:3]):
                said = uow.facts.stamp(OPERATOR, NOON + timedelta(seconds=place))
                words = (said.recorded_by, said.recorded_at, said.recorded_where)
                uow.assessments.keep(Answer(said.id, given, *words), of=again)
            uow.commit()

    needs = seen(uow, coordinator_of(uow, ours)).needs

    assert needs.assessed == 15  # twelve, rounded
    assert [period.holds(NOON.date()) for period in needs.periods] == [True]
