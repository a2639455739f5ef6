"""The database: one SQLite file by default, PostgreSQL by one variable.

Writers take their turn from their first statement (`BEGIN IMMEDIATE`): with SQLite's default
transactions, updates made at the same time are lost without a word. Readers never wait for them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from threading import Lock
from typing import cast

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import ConnectionPoolEntry

READ_ONLY = {"read_only": True, "postgresql_readonly": True}
TURN = "writers_turn"
ONLY_READS = "only_reads"
WAITING_MS = 30_000  # how long a writer waits for its turn
CONNECTIONS = 20  # kept open by one process; as many more under load
# recursive_triggers: without it, INSERT OR REPLACE would delete a fact behind the triggers' back.
PREPARATION = (
    f"busy_timeout={WAITING_MS}",
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "foreign_keys=ON",
    "recursive_triggers=ON",
)


def create_engine_for(url: str) -> Engine:
    """A pool of connections that any thread may use; one for each process."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite_engine(address)
    return create_engine(
        address, pool_size=CONNECTIONS, max_overflow=CONNECTIONS, pool_pre_ping=True
    )


@contextmanager
def writers_turn(engine: Engine) -> Iterator[None]:
    """On SQLite, the writers of one process come in one by one.

    Left to themselves they ask again and again at growing intervals: measured with 20 of them, the
    slowest twentieth waited 0.7 s instead of 0.1 s. Other processes still wait at `busy_timeout`.
    """
    lock: Lock | None = engine.get_execution_options().get(TURN)
    if lock is None:
        yield
        return
    if not lock.acquire(timeout=WAITING_MS / 1000):
        raise TimeoutError("another writer of this process never ended its transaction")
    try:
        yield
    finally:
        lock.release()


def no_database() -> Engine:
    """For the acts that only read content: nothing is opened, nothing is kept."""
    return create_engine("sqlite://")


def _sqlite_engine(address: URL) -> Engine:
    Path(address.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        address,
        pool_size=CONNECTIONS,
        max_overflow=CONNECTIONS,
        connect_args={"check_same_thread": False},
        execution_options={TURN: Lock()},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: SqliteConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # SQLAlchemy, not the driver, says BEGIN
    for setting in PREPARATION:
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    reads = bool(connection.get_execution_options().get("read_only"))
    own = cast(SqliteConnection, connection.connection.driver_connection)
    if connection.info.get(ONLY_READS) is not reads:  # often lent to the same kind as before
        own.execute(f"PRAGMA query_only={int(reads)}")
        connection.info[ONLY_READS] = reads
    own.execute("BEGIN" if reads else "BEGIN IMMEDIATE")
