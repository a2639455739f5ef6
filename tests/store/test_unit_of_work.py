"""One act, one transaction: kept whole or not at all, from any thread, readers never waiting."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from diagnostic.people import Learner
from store import database
from store.facts import AlreadyKept
from store.unit_of_work import UnitOfWork
from tests.factories import NOON, OneQuestionnaire


def enrol(uow, code_hash="0" * 64):
    learner = Learner(uow.facts.new_id(NOON), NOON)
    uow.learners.enrol(learner, code_hash=code_hash)
    return learner


def learners_count(engine):
    with engine.connect() as connection:
        return connection.execute(text("SELECT count(*) FROM learners")).scalar_one()


def test_what_is_committed_is_kept(uow, engine):
    with uow:
        learner = enrol(uow)
        uow.commit()

    with uow.reading():
        assert uow.learners.with_code("0" * 64) == learner
    assert learners_count(engine) == 1


def test_what_is_not_committed_is_undone(uow, engine):
    with uow:
        enrol(uow)

    assert learners_count(engine) == 0


def test_what_fails_is_undone(uow, engine):
    with uow:
        enrol(uow)
        uow.commit()

    with uow:
        enrol(uow, "1" * 64)
        with pytest.raises(AlreadyKept):
            enrol(uow)

    assert learners_count(engine) == 1


def test_reader_may_not_write(uow, engine):
    with pytest.raises(DBAPIError, match=r"read-?only"), uow.reading():
        enrol(uow)

    assert learners_count(engine) == 0


def test_writer_writes_again_after_a_reader_on_the_same_connection(uow, engine):
    with uow.reading():
        assert uow.learners.with_code("0" * 64) is None
    with uow:
        enrol(uow)
        uow.commit()

    assert learners_count(engine) == 1


def test_reader_does_not_wait_for_a_writer(uow):
    with ThreadPoolExecutor(1) as other, uow:
        enrol(uow)
        found = other.submit(read_code, uow, "0" * 64).result(timeout=10)

    assert found is None


def read_code(uow, code_hash):
    with uow.reading():
        return uow.learners.with_code(code_hash)


def test_nothing_is_reached_outside_a_transaction(uow):
    with pytest.raises(RuntimeError, match="outside a transaction"):
        uow.learners.with_code("0" * 64)


def test_transaction_does_not_open_inside_another(uow):
    with pytest.raises(RuntimeError, match="already in one"), uow, uow:
        pass
    with uow.reading():
        assert uow.learners.with_code("0" * 64) is None


def test_threads_do_not_see_each_other_before_the_commit(uow, engine):
    both_in = threading.Barrier(2, timeout=20)

    def come(code_hash):
        both_in.wait()
        with uow:
            enrol(uow, code_hash)
            uow.commit()

    with ThreadPoolExecutor(2) as people:
        for done in [people.submit(come, "0" * 64), people.submit(come, "1" * 64)]:
            done.result()

    assert learners_count(engine) == 2


def test_writer_that_waits_for_its_own_thread_is_told_so(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "WAITING_MS", 1)
    engine = database.create_engine_for(f"sqlite:///{tmp_path / 'jalons.sqlite3'}")
    first, second = (UnitOfWork(engine, OneQuestionnaire()) for _ in range(2))

    with first, pytest.raises(TimeoutError, match="never ended"):
        second.__enter__()
    engine.dispose()
