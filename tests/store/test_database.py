"""The database keeps what was confirmed, even when many people write at the same time."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import text

from store.database import create_engine_for

PEOPLE = 40
ADDITIONS = 10


def test_updates_made_at_the_same_time_are_all_kept(engine):
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE tally (counted INTEGER)"))
        connection.execute(text("INSERT INTO tally VALUES (0)"))
    lock = " FOR UPDATE" if engine.dialect.name == "postgresql" else ""

    def add(_):
        for _ in range(ADDITIONS):
            with engine.begin() as connection:
                counted = connection.execute(text(f"SELECT counted FROM tally{lock}")).scalar_one()
                connection.execute(text("UPDATE tally SET counted = :n"), {"n": counted + 1})

    with ThreadPoolExecutor(PEOPLE) as people:
        list(people.map(add, range(PEOPLE)))

    with engine.connect() as connection:
        kept = connection.execute(text("SELECT counted FROM tally")).scalar_one()
    assert kept == PEOPLE * ADDITIONS


def test_embedded_database_is_prepared_for_people_at_the_same_time(tmp_path):
    engine = create_engine_for(f"sqlite:///{tmp_path / 'folder' / 'jalons.sqlite3'}")

    with engine.connect() as connection:
        found = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "busy_timeout", "foreign_keys", "recursive_triggers")
        }
    engine.dispose()

    assert found == {
        "journal_mode": "wal",
        "busy_timeout": 30_000,
        "foreign_keys": 1,
        "recursive_triggers": 1,
    }
