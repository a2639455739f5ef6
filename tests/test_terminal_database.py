"""The commands that keep the database in order, as a terminal runs them."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import inspect

from diagnostic.people import VISITOR, Role
from jalons import jalons
from models import Base
from store.database import create_engine_for
from store.unit_of_work import UnitOfWork
from tests.factories import OneQuestionnaire, codes, staff, started, structure
from use_cases.manage_team import read_invitation
from use_cases.sign_in import enter

pytestmark = pytest.mark.thorough

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


def test_account_is_reset_by_a_link_that_serves(run, uow, database_url):
    account = staff(uow, Role.ADVISER, of=structure(uow))

    code, told = run(database_url, "account", "reset", account.login.upper())

    token = told.strip().rpartition("/invitation/")[2]
    invited = read_invitation(uow, VISITOR, token=token, now=datetime.now(UTC))
    assert code == 0
    assert invited.account == account


def test_account_that_nobody_has_is_told_in_french(run, database_url):
    assert run(database_url, "account", "reset", "nobody") == (
        1,
        "Cette personne ne fait pas partie de votre équipe.\n",
    )


def test_demonstration_is_made_anew_and_tells_how_to_enter(run, tmp_path):
    file = tmp_path / "essai.sqlite3"
    first, second = (run("", "demo", "--file", str(file)) for _ in range(2))

    engine = create_engine_for(f"sqlite:///{file}")
    found = re.search(r"Identifiant\s:\s(\S+) · phrase de passe\s:\s(\S+)", second[1])
    login, passphrase = found.groups()
    sid = enter(
        UnitOfWork(engine, OneQuestionnaire()),
        VISITOR,
        login=login,
        passphrase=passphrase,
        address="192.0.2.1",
        codes=codes(),
        now=datetime.now(UTC),
    )
    engine.dispose()
    assert sid
    assert first[0] == second[0] == 0
    assert first[1] != second[1]
    assert second[1].startswith("Structure inventée prête\u00a0: 66 personnes.")


def test_demonstration_never_replaces_a_real_database(run, tmp_path):
    file = tmp_path / "jalons.sqlite3"
    run(f"sqlite:///{file}", "migrate")
    before = file.read_bytes()

    code, told = run("", "demo", "--file", str(file))

    assert code == 1
    assert "n’est pas une structure inventée" in told
    assert file.read_bytes() == before
