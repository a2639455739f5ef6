"""Facts: the database refuses to change or delete one, whoever asks; their ids sort by time."""

import os
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from diagnostic.people import Role
from models import AuditRecord, Base, FactRecord, MeetingRecord
from store.facts import AlreadyKept, Stamp, uuid7
from tests.factories import (
    NOON,
    asked_first,
    details_and_plan,
    met,
    sent_on,
    staff,
    started,
    structure,
)
from use_cases.take_diagnosis import answer, correct, finish

FACTS = (*FactRecord.__subclasses__(), MeetingRecord)
FACT_TABLES = sorted(r.__tablename__ for r in FACTS)
GUARDED = [*FACT_TABLES, AuditRecord.__tablename__]


@pytest.fixture
def one_fact_of_each(uow):
    """Every fact table holds a row: an unguarded one would let it go."""
    them, kept = started(uow)
    (given, changed) = asked_first(kept)
    sitting = {"assessment_id": kept.assessment.id}
    answer(uow, them, given=given, now=NOON + timedelta(minutes=1), **sitting)
    correct(uow, them, given=changed, now=NOON + timedelta(minutes=2), **sitting)
    finish(uow, them, now=NOON + timedelta(minutes=3), **sitting)
    details_and_plan(uow, them)
    adviser = staff(uow, Role.ADVISER, of=structure(uow)).actor
    met(uow, them.id, by=adviser)
    sent_on(uow, them.id, by=adviser)


def rows(engine, table):
    with engine.connect() as connection:
        return connection.execute(text(f"SELECT * FROM {table} ORDER BY id")).all()


def refused(engine, statement):
    with pytest.raises(IntegrityError, match="never changed"), engine.begin() as connection:
        connection.execute(text(statement))


def test_every_table_about_learners_is_guarded():
    about_learners = {t.name for t in Base.metadata.tables.values() if "learner_id" in t.columns}

    assert about_learners - {"erasing"} == set(FACT_TABLES)


@pytest.mark.parametrize("table", GUARDED)
@pytest.mark.usefixtures("one_fact_of_each")
def test_fact_is_never_changed(engine, table):
    before = rows(engine, table)
    column = "act" if table == "audit" else "recorded_by"

    refused(engine, f"UPDATE {table} SET {column} = 'somebody else'")

    assert before
    assert rows(engine, table) == before


@pytest.mark.parametrize("table", GUARDED)
@pytest.mark.usefixtures("one_fact_of_each")
def test_fact_is_never_deleted(engine, table):
    before = rows(engine, table)

    refused(engine, f"DELETE FROM {table}")

    assert before
    assert rows(engine, table) == before


@pytest.mark.parametrize("table", GUARDED)
@pytest.mark.usefixtures("one_fact_of_each")
def test_fact_is_never_replaced_nor_truncated(engine, table, database_kind):
    before = rows(engine, table)
    wipe = {
        "sqlite": f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "postgresql": f"TRUNCATE {table} CASCADE",
    }

    refused(engine, wipe[database_kind])

    assert rows(engine, table) == before


@pytest.mark.usefixtures("one_fact_of_each")
def test_line_of_the_journal_loses_no_id_outside_an_erasure(engine):
    refused(engine, "UPDATE audit SET subject_id = NULL")


def test_same_fact_twice_is_told_apart_from_other_refusals(uow):
    them, kept = started(uow)
    with uow:
        uow.assessments.end(kept.assessment, uow.facts.stamp(them, NOON))
        uow.commit()

    with pytest.raises(AlreadyKept), uow:
        uow.assessments.end(kept.assessment, uow.facts.stamp(them, NOON))


def test_fact_about_nobody_is_refused_for_what_it_is(uow):
    stamp = Stamp(UUID(int=1), "visitor", NOON, "server")

    with uow, pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        uow.learners.give_notice(UUID(int=2), "2026-11", stamp)


def test_id_follows_the_standard():
    # The example of RFC 9562, appendix A.6, its chance drawn as zero.
    at = datetime.fromtimestamp(0x017F22E279B0 / 1000, UTC)

    assert uuid7(at, bytes) == UUID("017f22e2-79b0-7000-8000-000000000000")


def test_ids_sort_by_time_to_the_microsecond():
    moments = [NOON + timedelta(microseconds=10 * n) for n in range(500)]

    ids = [uuid7(at, os.urandom) for at in moments]

    assert ids == sorted(ids)
    assert {(id.version, id.variant) for id in ids} == {(7, "specified in RFC 4122")}
