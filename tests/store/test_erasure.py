"""Erasure: the one exception, complete, and for one person alone."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from diagnostic.people import Role
from models import Base
from tests.factories import (
    asked_first,
    clock,
    details_and_plan,
    met,
    sent_on,
    staff,
    started,
    structure,
)
from use_cases.take_diagnosis import answer, correct, finish


def whole_journey(uow, tick):
    """A person with a row in every table that may hold one."""
    them, kept = started(uow, now=tick())
    sitting = {"assessment_id": kept.assessment.id}
    (given, changed) = asked_first(kept)
    answer(uow, them, given=given, now=tick(), **sitting)
    correct(uow, them, given=changed, now=tick(), **sitting)
    finish(uow, them, now=tick(), **sitting)
    details_and_plan(uow, them, now=tick())
    adviser = staff(uow, Role.ADVISER, of=structure(uow)).actor
    met(uow, them.id, by=adviser, now=tick())
    sent_on(uow, them.id, by=adviser, now=tick())
    return them


def places_of(engine, id):
    """Tables in which an id is found, in whatever column and whatever form."""
    wanted = {str(id), id.hex}
    with engine.connect() as connection:
        return {
            table.name
            for table in Base.metadata.sorted_tables
            for row in connection.execute(text(f"SELECT * FROM {table.name}"))
            if any(form in str(value) for value in row for form in wanted)
        }


def counts(engine):
    with engine.connect() as connection:
        return {
            table.name: connection.execute(text(f"SELECT count(*) FROM {table.name}")).scalar_one()
            for table in Base.metadata.sorted_tables
        }


def test_erased_person_is_nowhere(uow, engine):
    them = whole_journey(uow, clock())
    before = places_of(engine, them.id)

    with uow:
        uow.learners.erase(them.id)
        uow.commit()

    everywhere = {"learners", "notices", "logins", "assessments", "answers", "assessment_ends"}
    everywhere |= {"goals", "learner_details", "plans"}
    everywhere |= {"referrals", "referral_steps", "handovers", "follow_up_ends"}
    everywhere |= {"meetings", "attendances", "observations", "satisfactions"}
    assert before == {*everywhere, "audit"}
    assert places_of(engine, them.id) == set()
    of_the_place = {"structures": 1, "accounts": 1, "places": 1}
    assert {t: n for t, n in counts(engine).items() if n} == {"audit": 1, **of_the_place}


def test_others_keep_everything(uow, engine):
    tick = clock()
    stays = whole_journey(uow, tick)
    alone = counts(engine)
    leaves = whole_journey(uow, tick)

    with uow:
        uow.learners.erase(leaves.id)
        uow.commit()

    assert counts(engine) == {**alone, "audit": 2, "structures": 2, "accounts": 2, "places": 2}
    assert places_of(engine, stays.id) >= {"answers", "audit", "learners"}


def test_erasure_that_is_not_committed_erases_nothing(uow, engine):
    them = whole_journey(uow, clock())
    before = counts(engine)

    with uow:
        uow.learners.erase(them.id)

    assert counts(engine) == before


def refused(engine, *statements):
    """In one transaction: all these statements, of which the last is refused."""
    *first, last = (text(statement) for statement in statements)
    with engine.connect() as connection:
        for statement in first:
            connection.execute(statement)
        with pytest.raises(IntegrityError, match="never changed"):
            connection.execute(last)


def test_triggers_recognise_one_person_alone(uow, engine):
    tick = clock()
    stays, leaves = whole_journey(uow, tick), whole_journey(uow, tick)

    refused(
        engine,
        f"INSERT INTO erasing SELECT DISTINCT learner_id FROM answers WHERE {by(leaves)}",
        f"DELETE FROM answers WHERE {by(stays)}",
    )

    assert places_of(engine, stays.id) == places_of(engine, leaves.id)


def by(them):
    return f"recorded_by = '{them.name_in_facts}'"


def test_facts_of_a_person_being_erased_are_not_changed_either(uow, engine):
    whole_journey(uow, clock())

    refused(
        engine,
        "INSERT INTO erasing SELECT id FROM learners",
        "UPDATE answers SET item = 'computer'",
    )


def test_line_of_the_journal_loses_ids_and_nothing_else(uow, engine):
    whole_journey(uow, clock())

    refused(
        engine,
        "INSERT INTO erasing SELECT id FROM learners",
        "UPDATE audit SET subject_id = NULL, result = 'refused'",
    )
