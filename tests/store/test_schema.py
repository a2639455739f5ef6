"""The schema: what migrations make is what the tables say, and the list of columns is closed."""

import shutil

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from models import Base
from store import schema
from store.database import create_engine_for
from store.schema import migrate

NEWEST = max(file.name[:4] for file in schema.MIGRATIONS.glob("versions/[0-9]*.py"))
STAMP = "recorded_by recorded_at recorded_where supersedes"
# Decision 0006: a column more about a person is a decision, not a line here alone.
COLUMNS = {
    "accounts": "id structure_id name login roles passphrase_hash created_at closed_at twin_of",
    "answers": f"id learner_id assessment_id item option mode {STAMP} spoken_by seconds",
    "assessment_ends": f"id learner_id assessment_id {STAMP}",
    "assessments": f"id learner_id questionnaire revision setting {STAMP} form follows",
    "attendances": f"id learner_id meeting_id presence {STAMP}",
    "audit": "id act actor_role actor_id subject_id at result",
    "delays": "id structure_id no_news_weeks referral_weeks next_diagnosis_weeks"
    " recorded_by recorded_at",
    "erasing": "learner_id",
    "goals": f"id learner_id goals sessions {STAMP}",
    "follow_up_ends": f"id learner_id reason {STAMP}",
    "handovers": f"id learner_id account_id {STAMP}",
    "invitations": "token_hash account_id created_at expires_at used_at",
    "learner_details": f"id learner_id sealed_name age_band commune gender social_status {STAMP}",
    "learners": "id code_hash enrolled_at structure_id merged_into",
    "logins": "sid_hash role subject_id created_at seen_at expires_at ended_at",
    "meetings": "id learner_id meeting_id structure_id adviser_id version kind state starts_at "
    f"minutes place themes equipment title capacity others {STAMP}",
    "notices": f"id learner_id version {STAMP}",
    "observations": f"id learner_id meeting_id subject autonomy observed_at {STAMP}",
    "places": "id structure_id source_id name address postal_code commune phone website hours"
    " services publics updated_at removed_at",
    "referral_steps": f"id learner_id referral_id state refused_because {STAMP}",
    "referrals": f"id learner_id place_id reason contact {STAMP}",
    "plans": f"id learner_id version steps {STAMP}",
    "satisfactions": f"id learner_id meeting_id face {STAMP}",
    "structures": "id name department is_demonstration created_at",
    "tries": "id address_hash tried_at",
}


def test_migrations_make_what_the_tables_say(empty_database_url):
    migrate(empty_database_url)

    engine = create_engine_for(empty_database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        missing = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert missing == []


def test_migrating_twice_changes_nothing(empty_database_url):
    migrate(empty_database_url)
    migrate(empty_database_url)

    engine = create_engine_for(empty_database_url)
    with engine.connect() as connection:
        revisions = connection.execute(text("SELECT version_num FROM alembic_version")).all()
    engine.dispose()
    assert revisions == [(NEWEST,)]


def test_failed_migration_leaves_the_database_as_it_was(empty_database_url):
    engine = create_engine_for(empty_database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE audit (theirs INTEGER)"))

    with pytest.raises(Exception, match="audit"):
        migrate(empty_database_url)

    tables = inspect(engine).get_table_names()
    engine.dispose()
    assert tables == ["audit"]


def test_next_migration_is_drafted_with_its_number(tmp_path, monkeypatch):
    copy = shutil.copytree(schema.MIGRATIONS, tmp_path / "migrations")
    monkeypatch.setattr(schema, "MIGRATIONS", copy)

    written = schema.draft_migration("places")

    assert written.name == f"{int(NEWEST) + 1:04}_places.py"
    assert f"down_revision = '{NEWEST}'" in written.read_text("utf-8")


def test_columns_are_a_closed_list(engine):
    found = inspect(engine)

    columns = {
        table: " ".join(column["name"] for column in found.get_columns(table))
        for table in found.get_table_names()
        if table != "alembic_version"
    }
    assert columns == COLUMNS
