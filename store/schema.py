"""The tables brought to the shape that this version of Jalons needs, before the service starts."""

from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from store.database import create_engine_for

MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATING = 5_250_611  # PostgreSQL's advisory lock: two servers started together migrate in turn


def migrate(url: str) -> None:
    """Bring a database to the newest shape, in one transaction; nothing to do is no error."""
    engine = create_engine_for(url)
    try:
        with engine.begin() as connection:
            _alone(connection)
            command.upgrade(_config(connection), "head")
    finally:
        engine.dispose()


def draft_migration(name: str) -> Path:
    """Write the next numbered migration from what the tables lack; a person then reads it."""
    number = len(list((MIGRATIONS / "versions").glob("[0-9]*.py"))) + 1
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/drafting.sqlite3"
        migrate(url)
        engine = create_engine_for(url)
        with engine.begin() as connection:
            config = _config(connection)
            command.revision(config, message=name, rev_id=f"{number:04}", autogenerate=True)
        engine.dispose()
    (written,) = (MIGRATIONS / "versions").glob(f"{number:04}_*.py")
    return written


def _alone(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATING})


def _config(connection: Connection) -> Config:
    config = Config(stdout=StringIO())  # the command says what was written
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config
