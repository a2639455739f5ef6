"""The commands that keep the database in order, as a terminal runs them."""

from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import inspect

from jalons import jalons
from models import Base
from store.database import create_engine_for
from tests.factories import started

KEY = "thirty-two characters, or even more"


@pytest.fixture
def run():
    """A command, on a database."""

    def run_on(url, *words):
        given = {"JALONS_DATABASE_URL": url, "JALONS_SECRET_KEY": KEY}
        done = CliRunner(env=given).invoke(jalons, words, catch_exceptions=False)
        return done.exit_code, done.output

    return run_on


def test_migrate_makes_every_table_and_may_be_run_again(run, empty_database_url):
    first, second = (run(empty_database_url, "migrate") for _ in range(2))

    engine = create_engine_for(empty_database_url)
    tables = set(inspect(engine).get_table_names())
    engine.dispose()
    assert first == second == (0, "")
    assert tables == {*Base.metadata.tables, "alembic_version"}


def test_retention_erases_whoever_did_not_come_back(run, uow, database_url):
    today = datetime.now(UTC)
    started(uow, now=today - timedelta(days=400))
    started(uow, now=today - timedelta(days=300))

    assert run(database_url, "retention") == (0, "1 dossier effacé.\n")
    assert run(database_url, "retention") == (0, "0 dossier effacé.\n")
